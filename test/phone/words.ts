/** The words on the screen, for tests that follow the guide in both languages. */
import { words } from '../../src/web/staff/words/index.ts';
import type { Language } from '../../src/rules/index.ts';

type Words = typeof words;

/** Says a text of the application, with its values laid in. */
export type Say = <Area extends keyof Words>(
  area: Area,
  key: keyof Words[Area]['zh-CN'],
  values?: Readonly<Record<string, string | number>>,
) => string;

export const sayIn =
  (language: Language): Say =>
  (area, key, values = {}) => {
    const texts: Readonly<Record<string, string>> = words[area][language];
    return texts[key as string]!.replace(/{{(\w+)}}/g, (_, name) => String(values[name]));
  };
