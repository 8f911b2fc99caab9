/** A bank that is none: it reads our order, pays every line but those that somebody names, and writes its reply. */
import type { ReplyLine } from '../../model/money/settle.ts';
import { recordsOf } from './csv.ts';
import { type BankFormatId, brokenFile, fenOf, readReference, textOfFile } from './format.ts';
import { replyCsv, replyXml } from './reply.ts';
import { readXml } from './xml.ts';

export type FictionalReply = {
  readonly format: BankFormatId;
  readonly bytes: Uint8Array;
  readonly paid: number;
  readonly failed: number;
};

type Ordered = Required<Pick<ReplyLine, 'reference' | 'amountFen'>>;

/**
 * What the bank says of an order, in the format of the order.
 * @param failing Lines that it does not pay, counted from 1 as they stand in the file.
 * @param day Day on which the others arrive.
 *
 * Errors: BANK_FILE_BROKEN for what is no order of ours, BANK_LINE_UNKNOWN for a line that it does not have.
 */
export function fictionalReply(
  order: Uint8Array,
  { failing, day }: { readonly failing: readonly number[]; readonly day: number },
): FictionalReply {
  const text = textOfFile(order);
  const format = text.trimStart().startsWith('<') ? 'iso20022' : 'csv';
  const lines = format === 'csv' ? linesOfTable(text) : linesOfMessage(text);
  if (lines.length === 0) throw brokenFile('not-an-order');
  const unknown = failing.find((line) => lines[line - 1] === undefined);
  if (unknown !== undefined) {
    throw Object.assign(new Error(`no line ${unknown}`), {
      code: 'BANK_LINE_UNKNOWN',
      detail: { line: unknown, lines: lines.length },
    });
  }
  const said = lines.map((line, place): ReplyLine => {
    if (!failing.includes(place + 1)) return { ...line, outcome: 'paid', day };
    return { ...line, outcome: 'failed', reason: '账号不存在' };
  });
  const bytes = new TextEncoder().encode(format === 'csv' ? replyCsv(said) : replyXml(said));
  const failed = new Set(failing).size;
  return { format, bytes, failed, paid: lines.length - failed };
}

function lineFrom(reference: string, amount: string): readonly Ordered[] {
  const amountFen = fenOf(amount);
  if (readReference(reference) === undefined || amountFen === undefined) return [];
  return [{ reference, amountFen }];
}

/** Second and sixth column: 凭证号 and 金额(元). */
const linesOfTable = (text: string): readonly Ordered[] =>
  recordsOf(text).flatMap(({ cells }) => lineFrom(cells[1] ?? '', cells[5] ?? ''));

function linesOfMessage(text: string): readonly Ordered[] {
  const lines: Ordered[] = [];
  let [piece, reference] = ['', ''];
  readXml(text, {
    open: () => {
      piece = '';
    },
    text: (more) => {
      piece += more;
    },
    close: (name) => {
      if (name === 'EndToEndId') reference = piece.trim();
      if (name === 'InstdAmt') lines.push(...lineFrom(reference, piece));
    },
  });
  return lines;
}
