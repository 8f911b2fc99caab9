/** The language of the page, as its root element says. */
import { useTranslation } from 'react-i18next';
import type { Language } from '../../rules/index.ts';

export const useLanguage = (): Language =>
  useTranslation().i18n.language === 'en' ? 'en' : 'zh-CN';
