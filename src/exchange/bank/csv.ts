/**
 * Our own format, for any bank that takes a table. Order: 序号,凭证号,收款人,账号,开户行,金额(元),用途 and a last line 合计 with
 * the number of lines and their sum. Reply: 凭证号,结果,金额(元),入账日期,失败原因 in any order, of which the first two must
 * be there; a last line 合计 is checked where there is one.
 */
import type { ReplyLine } from '../../model/money/settle.ts';
import { findDay } from '../../rules/index.ts';
import {
  type BankFormat,
  brokenFile,
  fenOf,
  type Order,
  type Reply,
  textOfFile,
  yuanText,
} from './format.ts';

const TOTAL = '合计';
const header = ['序号', '凭证号', '收款人', '账号', '开户行', '金额(元)', '用途'];

/** Also the full-width signs, which some programs turn into the plain ones. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

function cellOf(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function write({ lines }: Order): Uint8Array {
  const sum = lines.reduce((fen, { amountFen }) => fen + amountFen, 0);
  const rows = lines.map(({ reference, holder, account, bank, amountFen, purpose }, place) => [
    ...[String(place + 1), reference, holder, account, bank, yuanText(amountFen), purpose],
  ]);
  const all = [header, ...rows, [TOTAL, String(lines.length), '', '', '', yuanText(sum), '']];
  const text = all.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
  return new TextEncoder().encode(`\ufeff${text}`);
}

const columns = {
  reference: ['凭证号', 'reference'],
  outcome: ['结果', 'result'],
  amount: ['金额(元)', '金额（元）', '金额', 'amount'],
  day: ['入账日期', 'date'],
  reason: ['失败原因', 'reason'],
} as const;
type Column = keyof typeof columns;

const outcomes: Readonly<Record<string, ReplyLine['outcome']>> = {
  成功: 'paid',
  paid: 'paid',
  失败: 'failed',
  failed: 'failed',
  处理中: 'pending',
  pending: 'pending',
};

function read(bytes: Uint8Array): Reply {
  const [head, ...rows] = recordsOf(textOfFile(bytes));
  const place = placesOf(head?.cells ?? []);
  const lines: ReplyLine[] = [];
  for (const [index, { cells, line }] of rows.entries()) {
    const cell = (column: Column) => cells[place[column] ?? -1]?.trim() ?? '';
    if (cell('reference') === TOTAL) {
      if (index !== rows.length - 1) throw brokenFile('lines-after-total', line);
      checkTotal(lines, cell('outcome'), cell('amount'));
      break;
    }
    lines.push(lineOf(cell, line));
  }
  return { lines };
}

/** Where each column stands. Errors: BANK_FILE_BROKEN without the first two, or when one stands there twice. */
function placesOf(cells: readonly string[]): Readonly<Partial<Record<Column, number>>> {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const found = (Object.keys(columns) as Column[]).flatMap((column) => {
    const places = names.flatMap((name, place) =>
      (columns[column] as readonly string[]).includes(name) ? [place] : [],
    );
    if (places.length > 1) throw brokenFile('column-twice', 1);
    return places.map((place) => [column, place] as const);
  });
  const place: Partial<Record<Column, number>> = Object.fromEntries(found);
  if (place.reference === undefined || place.outcome === undefined) throw brokenFile('header', 1);
  return place;
}

function lineOf(cell: (column: Column) => string, line: number): ReplyLine {
  const reference = cell('reference');
  const outcome = Object.hasOwn(outcomes, cell('outcome').toLowerCase())
    ? outcomes[cell('outcome').toLowerCase()]
    : undefined;
  if (reference === '' || reference.length > 100) throw brokenFile('reference', line);
  if (outcome === undefined) throw brokenFile('outcome', line);
  const amountFen = cell('amount') === '' ? undefined : fenOf(cell('amount'));
  if (amountFen === undefined && cell('amount') !== '') throw brokenFile('amount', line);
  const day = cell('day') === '' ? undefined : findDay(cell('day').replaceAll('/', '-'));
  if (day === undefined && cell('day') !== '') throw brokenFile('date', line);
  const reason = cell('reason').slice(0, 200);
  return {
    ...{ reference, outcome },
    ...(amountFen !== undefined && { amountFen }),
    ...(day !== undefined && { day }),
    ...(reason !== '' && { reason }),
  };
}

function checkTotal(lines: readonly ReplyLine[], count: string, amount: string): void {
  const sum = lines.reduce((fen, line) => fen + (line.amountFen ?? 0), 0);
  const isCount = count === '' || count === String(lines.length);
  if (isCount && (amount === '' || fenOf(amount) === sum)) return;
  throw Object.assign(new Error('the reply is not what its last line says'), {
    code: 'BANK_FILE_TOTALS',
    detail: { lines: lines.length, yuan: yuanText(sum), saidLines: count, saidYuan: amount },
  });
}

type Cells = { readonly cells: readonly string[]; readonly line: number };

/** Records of a text table, our orders and banks' replies alike; empty ones are left out. Errors: BANK_FILE_BROKEN for quotes that do not close. */
export function recordsOf(text: string): readonly Cells[] {
  const records: Cells[] = [];
  let [at, line, first] = [0, 1, 1];
  let cells: string[] = [];
  while (at < text.length) {
    const { cell, end } = cellAt(text, at, line);
    const [separator] = match(/,|\r\n|\n|\r|$/y, text, end) ?? [];
    if (separator === undefined) throw brokenFile('quotes', line);
    cells.push(cell);
    line += text.slice(at, end + separator.length).match(/\r\n|\r|\n/g)?.length ?? 0;
    at = end + separator.length;
    if (separator === ',' && at < text.length) continue;
    if (separator === ',') cells.push('');
    if (cells.some((one) => one.trim() !== '')) records.push({ cells, line: first });
    cells = [];
    first = line;
  }
  return records;
}

/** The cell that begins at a place, and where it ends. Errors: BANK_FILE_BROKEN for quotes that do not close. */
function cellAt(
  text: string,
  from: number,
  line: number,
): { readonly cell: string; readonly end: number } {
  if (text[from] !== '"') {
    const [cell = ''] = match(/[^",\r\n]*/y, text, from) ?? [];
    return { cell, end: from + cell.length };
  }
  for (let end = from + 1; ; end++) {
    end = text.indexOf('"', end) + 1;
    if (end === 0) throw brokenFile('quotes', line);
    // Two quotes stand for one.
    if (text[end] === '"') continue;
    return { cell: text.slice(from + 1, end - 1).replaceAll('""', '"'), end };
  }
}

/** What an expression finds at a place, and nowhere after it. */
function match(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

export const csvFormat: BankFormat = {
  ...{ id: 'csv', extension: 'csv', mediaType: 'text/csv; charset=utf-8' },
  write,
  read,
};
