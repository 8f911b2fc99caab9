/** Text made safe for HTML and SVG, and text in both languages at once. */
import type { Words } from '../../rules/index.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters that HTML and XML refuse, which a broken cell may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const refused = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text for an element or a quoted attribute. */
export const safe = (text: string): string =>
  text.replace(refused, '\ufffd').replace(/[&<>"']/g, (character) => entities[character]!);

/** The text in both languages; the style shows one of them. `tag` is a plain element name. */
export const both = (text: Words, tag = 'span'): string =>
  `<${tag} lang="zh-CN">${safe(text['zh-CN'])}</${tag}><${tag} lang="en">${safe(text.en)}</${tag}>`;
