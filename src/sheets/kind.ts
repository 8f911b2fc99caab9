/**
 * Says what a file is by its first bytes. Names lie: an export called .xls is often a text or a
 * web page.
 */
import type { Buffer } from 'node:buffer';

const signatures: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['xls-without-container', [0x09, 0x08, 0x10, 0x00]],
  ['xls-without-container', [0x09, 0x08, 0x08, 0x00]],
];

/**
 * `zip` (an .xlsx is one), `ole` (an .xls, or an .xlsx with a password), `text`, or the name of
 * something that is no table.
 */
export function kindOf(head: Buffer): string {
  for (const [kind, bytes] of signatures) {
    if (bytes.every((byte, index) => head[index] === byte)) return kind;
  }
  const start = head
    .subarray(0, 512)
    .toString('latin1')
    .replace('\u00ef\u00bb\u00bf', '')
    .trimStart();
  if (/^<\?xml|^<(!doctype\s+)?html|^<table/i.test(start)) return 'markup';
  return isText(head) ? 'text' : 'binary';
}

/** Hardly any control characters. Zero bytes are allowed: UTF-16 is full of them. */
function isText(head: Buffer): boolean {
  // In UTF-16 half of a Chinese character may look like a control character.
  if (head.includes(0)) return true;
  const odd = head.filter((byte) => byte < 32 && ![9, 10, 11, 12, 13, 26, 27].includes(byte));
  return odd.length * 100 < head.length;
}
