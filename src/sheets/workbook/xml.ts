/**
 * Feeds XML to a SAX parser piece by piece. A document type is refused, so there are no entities
 * but XML's five and nothing can be fetched; namespace prefixes are dropped.
 */
import type { Buffer } from 'node:buffer';
import { SaxParser } from '@cj-tech-master/excelts/xml';
import { isSheetError, sheetError } from '../types.ts';

export type XmlHandlers = {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
};

export type XmlFeed = { write(piece: Buffer): void; end(): void };

/** Errors: SHEET_BROKEN with the part's name for what is no XML, or not in UTF-8 or UTF-16. */
export function xmlFeed(path: string, part: string, handlers: XmlHandlers): XmlFeed {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let prologue = '';
  let isInside = false;
  // XML's five entities are no danger, and a sheet may hold millions of `&amp;`.
  const parser = new SaxParser({
    position: false,
    maxEntityExpansions: 0,
    invalidCharHandling: 'skip',
  });
  parser.on('opentag', (tag) => {
    isInside = true;
    handlers.open(localName(tag.name), tag.attributes);
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('closetag', (tag) => handlers.close?.(localName(tag.name)));

  const guarded = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      if (isSheetError(error)) throw error;
      throw sheetError('SHEET_BROKEN', path, { reason: `${part} is no XML` });
    }
  };
  const feed = (text: string): void => {
    if (!isInside) {
      prologue += text;
      if (/<!doctype/i.test(prologue)) {
        throw sheetError('SHEET_BROKEN', path, { reason: `${part} has a document type` });
      }
    }
    parser.write(text);
  };
  return {
    write: (piece) =>
      guarded(() => {
        decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
        feed(decoder.decode(piece, { stream: true }));
      }),
    end: () =>
      guarded(() => {
        feed(decoder?.decode() ?? '');
        parser.close();
      }),
  };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function encodingOf(piece: Buffer): string {
  const [first, second] = piece;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Reads a whole part through the handlers. */
export async function readXml(
  path: string,
  part: string,
  pieces: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
): Promise<void> {
  const feed = xmlFeed(path, part, handlers);
  for await (const piece of pieces) feed.write(piece);
  feed.end();
}

/** The value of an attribute, whatever the prefix of its name. */
export function attributeOf(
  attributes: Readonly<Record<string, string>>,
  name: string,
): string | undefined {
  for (const key in attributes) if (localName(key) === name) return attributes[key];
  return undefined;
}

/** Text as Excel means it: `_x000D_` stands for a character that XML cannot hold. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
