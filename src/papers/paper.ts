/**
 * A paper of the office before it is set: what it says, in order, and nothing of how it looks. Letters, statements and
 * lists are functions that give one of these; the printer makes an A4 page of it.
 */
import type { DateSpan } from '../model/assessment.ts';
import type { Language } from '../rules/index.ts';

/** Days that are sure, and days that an unknown fact leaves open besides; see src/exchange/report. */
export type Bar = {
  readonly text: string;
  readonly certain: readonly DateSpan[];
  readonly possible: readonly DateSpan[];
};

export type Table = {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
  /** The last row, set apart. */
  readonly total?: readonly string[];
};

export type TableColumn = {
  readonly header: string;
  /** Part of the width. */
  readonly share: number;
  /** To the right: what is to be added up. */
  readonly isNumber?: true;
};

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly isStrong?: true }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | ({ readonly kind: 'table' } & Table)
  /** The first bar is the answer, the others what it rests on. */
  | { readonly kind: 'timeline'; readonly on: string; readonly bars: readonly Bar[] }
  /** Places to sign or to seal, side by side. */
  | { readonly kind: 'signatures'; readonly places: readonly string[] };

/** By which anybody can see that the office issued it. */
export type Seal = { readonly code: string; readonly url: string };

export type Paper = {
  readonly language: Language;
  readonly title: string;
  /** Who says it. */
  readonly office: string;
  /** Day of it, YYYY-MM-DD. */
  readonly day: string;
  readonly blocks: readonly Block[];
  readonly seal?: Seal;
};

/** A paper of which the law asks for something that is not there. */
export const paperError = (code: string, detail: Readonly<Record<string, string>> = {}): Error =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });

/** All that it says, as one text: equal for two papers exactly when they say the same. The seal is no part of it. */
export const textOf = ({ seal: _, ...said }: Paper): string => JSON.stringify(said);
