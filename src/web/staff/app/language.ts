/** Words on the screen: i18next with the words of the application, in the language that the worker chose. */
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../../rules/index.ts';
import type { DeskKeys } from '../desk/words.ts';
import { type WordKeys, words } from '../words/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: WordKeys & { readonly desk: DeskKeys };
  }
}

const areas = Object.keys(words) as (keyof typeof words)[];

const resourcesOf = (language: Language) =>
  Object.fromEntries(areas.map((area) => [area, words[area][language]]));

/** The words in a language, to be given to I18nextProvider; `changeLanguage` switches at once. */
export async function openWords(language: Language): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'shell',
    ns: areas,
    resources: { 'zh-CN': resourcesOf('zh-CN'), en: resourcesOf('en') },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  return instance;
}
