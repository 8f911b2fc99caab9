/** Reads what the sheets of an .xlsx share: their list, texts, and which styles are dates. */

import { type SheetDetail, sheetError } from '../types.ts';
import { isDateFormat, isDateFormatId } from './date-formats.ts';
import { attributeOf, readXml, unescapeText, type XmlHandlers } from './xml.ts';
import type { Zip } from './zip.ts';

/** Excel shows a tab for each; nobody keeps a thousand. */
export const SHEETS_MAX = 1000;

/** Shared texts are kept in memory while the sheets are read. */
export const SHARED_TEXT_MAX = 2 ** 28;

export type WorkbookSheet = {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
};

export type Workbook = {
  readonly sheets: readonly WorkbookSheet[];
  readonly is1904: boolean;
  readonly sharedTexts: readonly string[];
  /** By the number of a cell's style. */
  readonly isDateStyle: readonly boolean[];
};

type Relation = { readonly id: string; readonly type: string; readonly part: string };

/** Errors: SHEET_UNKNOWN_KIND for a zip that is no workbook, SHEET_BROKEN, SHEET_TOO_LARGE_INSIDE. */
export async function readWorkbook(path: string, zip: Zip): Promise<Workbook> {
  const root = (await relationsOf(path, zip, '')).find((each) => each.type === 'officeDocument');
  if (!root || !zip.has(root.part) || !root.part.endsWith('.xml') || !root.part.startsWith('xl/')) {
    throw sheetError('SHEET_UNKNOWN_KIND', path, { kind: await zipKind(zip, root?.part) });
  }
  const relations = await relationsOf(path, zip, root.part);
  const listed: { name: string; id: string; isHidden: boolean }[] = [];
  let is1904 = false;
  await readXml(path, root.part, zip.part(root.part), {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const id = attributeOf(attributes, 'id') ?? '';
      const state = attributes.state ?? 'visible';
      listed.push({ name: attributes.name ?? '', id, isHidden: state !== 'visible' });
      if (listed.length > SHEETS_MAX) throw tooLarge(path, 'sheets', listed.length, SHEETS_MAX);
    },
  });
  const sheets = listed.flatMap(({ name, id, isHidden }) => {
    // Sheets of charts and dialogs have no cells.
    const relation = relations.find((each) => each.id === id && each.type === 'worksheet');
    return relation ? [{ name, part: relation.part, isHidden }] : [];
  });
  const partOf = (type: string) => {
    const part = relations.find((each) => each.type === type)?.part;
    return part !== undefined && zip.has(part) ? part : undefined;
  };
  const sharedTexts = await sharedTextsOf(path, zip, partOf('sharedStrings'));
  return {
    sheets,
    is1904,
    sharedTexts,
    isDateStyle: await dateStyles(path, zip, partOf('styles')),
  };
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

function tooLarge(path: string, what: string, found: number, limit: number) {
  const detail: SheetDetail = { what, found, limit };
  return sheetError('SHEET_TOO_LARGE_INSIDE', path, detail);
}

async function zipKind(zip: Zip, rootPart: string | undefined): Promise<string> {
  if (rootPart?.startsWith('word/')) return 'docx';
  if (rootPart?.startsWith('ppt/')) return 'pptx';
  if (rootPart?.endsWith('.bin')) return 'xlsb';
  if (!zip.has('mimetype')) return 'zip';
  let type = '';
  for await (const piece of zip.part('mimetype')) type += piece.toString('latin1');
  return type.includes('opendocument.spreadsheet') ? 'ods' : 'zip';
}

/** The parts that a part refers to, without those outside the file: nothing is ever fetched. */
async function relationsOf(path: string, zip: Zip, part: string): Promise<readonly Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const file = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations: Relation[] = [];
  if (!zip.has(file)) return relations;
  await readXml(path, file, zip.part(file), {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const type = (attributes.Type ?? '').split('/').at(-1)!;
      const target = new URL(attributes.Target ?? '', `zip://parts/${folder}`).pathname.slice(1);
      relations.push({ id: attributes.Id ?? '', type, part: decodeURIComponent(target) });
    },
  });
  return relations;
}

async function sharedTextsOf(
  path: string,
  zip: Zip,
  part: string | undefined,
): Promise<readonly string[]> {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let length = 0;
  const item = textCollector((text) => {
    texts.push(text);
    length += text.length;
    if (length > SHARED_TEXT_MAX) throw tooLarge(path, 'texts', length, SHARED_TEXT_MAX);
  });
  await readXml(path, part, zip.part(part), item);
  return texts;
}

/** Joins the runs of a rich text, without its reading aids (`rPh`, furigana and the like). */
function textCollector(take: (text: string) => void): XmlHandlers {
  let text = '';
  let isText = false;
  let isAid = false;
  return {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = !isAid;
      else if (name === 'rPh') isAid = true;
    },
    text(piece) {
      if (isText) text += piece;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isAid = false;
      else if (name === 'si') take(unescapeText(text));
    },
  };
}

async function dateStyles(
  path: string,
  zip: Zip,
  part: string | undefined,
): Promise<readonly boolean[]> {
  const formats = new Map<number, string>();
  const styleFormats: number[] = [];
  if (part === undefined) return [];
  let isInCellStyles = false;
  await readXml(path, part, zip.part(part), {
    open(name, attributes) {
      if (name === 'cellXfs') isInCellStyles = true;
      const id = Number(attributes.numFmtId ?? 0);
      if (name === 'numFmt') formats.set(id, attributes.formatCode ?? '');
      if (name === 'xf' && isInCellStyles) styleFormats.push(id);
    },
    close(name) {
      if (name === 'cellXfs') isInCellStyles = false;
    },
  });
  return styleFormats.map((id) => {
    const code = formats.get(id);
    return code === undefined ? isDateFormatId(id) : isDateFormat(code);
  });
}
