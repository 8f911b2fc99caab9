/** What every format of bank files can do: write a run, and read what the bank says of it. */
import type { ReplyLine } from '../../model/money/settle.ts';

/** One line as the bank gets it. Units: fen, above 0. */
export type OrderLine = {
  readonly reference: string;
  readonly holder: string;
  readonly account: string;
  readonly bank: string;
  readonly amountFen: number;
  /** What the holder reads on her statement of account. */
  readonly purpose: string;
};

export type Order = {
  /** Name of the run to the bank. */
  readonly name: string;
  /** Who pays. */
  readonly office: string;
  /** Day on which the run was frozen. */
  readonly day: number;
  readonly lines: readonly OrderLine[];
};

export type Reply = {
  readonly lines: readonly ReplyLine[];
  /** Why the bank took nothing of the file, where it says so of the whole. */
  readonly refused?: string;
};

export type BankFormat = {
  readonly id: BankFormatId;
  /** Name extension and media type of the file. */
  readonly extension: string;
  readonly mediaType: string;
  /** The same order gives the same bytes. */
  readonly write: (order: Order) => Uint8Array;
  /** Errors: BANK_FILE_BROKEN, BANK_FILE_TOTALS; a file is read whole or not at all. */
  readonly read: (bytes: Uint8Array) => Reply;
};

export const bankFormatIds = ['csv', 'iso20022'] as const;
export type BankFormatId = (typeof bankFormatIds)[number];

export const referenceOf = (run: number, instruction: number): string => `R${run}-${instruction}`;

/** What a reference names; undefined for any other text. */
export function readReference(
  text: string,
): { readonly run: number; readonly instruction: number } | undefined {
  const [, run, instruction] = /^R(\d{1,15})-(\d{1,15})$/.exec(text) ?? [];
  return run === undefined ? undefined : { run: Number(run), instruction: Number(instruction) };
}

/** `line` counts from 1 where the file has lines; `reason` is a word of the list in i18n/errors/money.ts. */
export const brokenFile = (reason: string, line?: number) =>
  Object.assign(new Error(`bank file: ${reason}`), {
    code: 'BANK_FILE_BROKEN',
    detail: { reason, ...(line !== undefined && { line }) },
  });

/** Fen as the bank reads them: 1234.50. */
export const yuanText = (fen: number): string =>
  `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** Fen of an amount as banks write it, exact; undefined for anything else. */
export function fenOf(text: string): number | undefined {
  const [, whole, part = ''] =
    /^(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const fen = Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'));
  return Number.isSafeInteger(fen) ? fen : undefined;
}

/** Text of a file in UTF-8, or in GB18030 as many banks write. Errors: BANK_FILE_BROKEN for neither. */
export function textOfFile(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  throw brokenFile('encoding');
}
