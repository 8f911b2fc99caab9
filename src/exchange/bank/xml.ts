/**
 * A small reader of XML, strict: what is not well-formed is refused, and so is every document type, so there are no
 * entities but XML's own and nothing is ever fetched. Core rooms have no npm package to ask; it is tested against one.
 */
import { brokenFile } from './format.ts';

export type XmlHandlers = {
  readonly open: (name: string) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
};

const NAME = '[A-Za-z_\\u00b7-\\uffff][-\\w.:\\u00b7-\\uffff]*';
const ATTRIBUTE = `\\s+${NAME}\\s*=\\s*(?:"[^<"]*"|'[^<']*')`;
const token = new RegExp(
  [
    '<!--(?<comment>[^]*?)-->',
    '<!\\[CDATA\\[(?<cdata>[^]*?)\\]\\]>',
    '<\\?(?<target>[A-Za-z_][-\\w.]*)(?:\\s[^]*?)?\\?>',
    `<(?<open>${NAME})(?<attributes>(?:${ATTRIBUTE})*)\\s*(?<empty>/)?>`,
    `</(?<close>${NAME})\\s*>`,
    '(?<text>[^<]+)',
  ].join('|'),
  'y',
);

const DEPTH_MAX = 64;
const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
};

/** Goes through a document; names are given without their prefix. Errors: BANK_FILE_BROKEN. */
export function readXml(text: string, handlers: XmlHandlers): void {
  const path: string[] = [];
  let hasRoot = false;
  token.lastIndex = 0;
  const said = (piece: string) => {
    if (path.length > 0) handlers.text(piece);
    else if (piece.trim() !== '') throw brokenFile('xml');
  };
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const groups = token.exec(text)?.groups;
    if (!groups) throw brokenFile(/^<!doctype/i.test(text.slice(at, at + 9)) ? 'doctype' : 'xml');
    if (groups.text !== undefined) {
      if (groups.text.includes(']]>')) throw brokenFile('xml');
      said(decoded(groups.text));
    } else if (groups.cdata !== undefined) {
      if (path.length === 0) throw brokenFile('xml');
      handlers.text(groups.cdata);
    } else if (groups.open !== undefined) {
      if ((path.length === 0 && hasRoot) || path.length === DEPTH_MAX) throw brokenFile('xml');
      hasRoot = true;
      checkAttributes(groups.attributes!);
      handlers.open(localName(groups.open));
      if (groups.empty === undefined) path.push(groups.open);
      else handlers.close(localName(groups.open));
    } else if (groups.close !== undefined) {
      if (path.pop() !== groups.close) throw brokenFile('xml');
      handlers.close(localName(groups.close));
    } else if (groups.comment?.includes('--')) throw brokenFile('xml');
    else if (groups.target?.toLowerCase() === 'xml' && at > 0) throw brokenFile('xml');
  }
  if (!hasRoot || path.length > 0) throw brokenFile('xml');
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function checkAttributes(text: string): void {
  const names = [...text.matchAll(new RegExp(`(${NAME})\\s*=\\s*("[^"]*"|'[^']*')`, 'g'))].map(
    ([, name, value]) => {
      decoded(value!);
      return name;
    },
  );
  if (new Set(names).size !== names.length) throw brokenFile('xml');
}

/** Text with XML's five entities and numbered characters. Errors: BANK_FILE_BROKEN for any other. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(\w+));|&/g, (_, ten, hex, name) => {
    if (name !== undefined && Object.hasOwn(entities, name)) return entities[name]!;
    const code = ten === undefined ? Number.parseInt(hex ?? 'none', 16) : Number(ten);
    if (!isCharacter(code)) throw brokenFile('xml');
    return String.fromCodePoint(code);
  });
}

const isCharacter = (code: number): boolean =>
  [9, 10, 13].includes(code) ||
  (code >= 32 && code < 0xd800) ||
  (code > 0xdfff && code < 0xfffe) ||
  (code > 0xffff && code < 0x110000);

/** Text as it stands in a document; what XML cannot hold is left out. */
export const escapedXml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
