/**
 * What an assessment says of one person and one program: the shape that the JSON contract, the
 * workbook, the page and later the API share. Dates are `YYYY-MM-DD`, open ends null, money fen.
 */
import type { State, Words } from '../rules/index.ts';

/** `[from, until)`; null is an open end. */
export type DateSpan = readonly [from: string | null, until: string | null];

export type PaymentLine = {
  readonly from: string;
  readonly until: string;
  readonly amountFen: number;
  /** Only where an unknown fact leaves the amount open: it is at most this. */
  readonly upToFen?: number;
  readonly status: 'verified' | 'secondary' | 'unverified';
  /** First day on which it can no longer be claimed; absent where no claim is needed or none ends. */
  readonly claimUntil?: string;
};

/** One condition that decides the answer on the day asked. */
export type Reason = {
  readonly condition: string;
  readonly text: Words;
  readonly holds: 'yes' | 'no' | 'unknown';
  /** The stretch around the day asked during which this answer stays the same. */
  readonly from: string | null;
  readonly until: string | null;
  /** The whole sentence with its dates. */
  readonly sentence: Words;
  /** Headings in the program's source.md. */
  readonly sources: readonly string[];
  /** For a condition made of others: those that decide it. */
  readonly because?: readonly Reason[];
};

/** Something to offer or do within a window. */
export type DueStep = {
  readonly step: string;
  readonly text: Words;
  readonly from: string;
  readonly until: string;
  readonly catchUpUntil?: string;
  /** Day on which it was done. */
  readonly keptOn?: string;
  /** False while the day it counts from is known only as a range. */
  readonly isCertain: boolean;
};

/** A fact to ask for; `about` is the person it is asked of. */
export type Question = {
  readonly fact: string;
  readonly about: string;
  readonly aboutName: string;
  readonly text: Words;
};

export type Assessment = {
  /** Identity number, else the row's id. */
  readonly person: string;
  readonly name: string;
  readonly program: string;
  readonly programName: Words;
  readonly kind: 'benefit' | 'service' | 'information';
  /** On the day asked. */
  readonly state: State;
  readonly certain: readonly DateSpan[];
  readonly possible: readonly DateSpan[];
  /** What may be paid: certain days, verified or secondary amounts. */
  readonly payments: readonly PaymentLine[];
  /** Owed in principle, but the amount is not verified: refuses to pay until an office signs it. */
  readonly withheld: readonly PaymentLine[];
  /** Lines that unknown facts may add: what would be paid if every answer were favourable. */
  readonly possiblePayments: readonly PaymentLine[];
  readonly due: readonly DueStep[];
  /** Fact kinds whose answers would settle the question, cheapest first. */
  readonly missing: readonly string[];
  readonly questions: readonly Question[];
  readonly reasons: readonly Reason[];
  /** First later day on which the answer changes by itself, and the conditions that change then. */
  readonly nextChange?: { readonly on: string; readonly conditions: readonly string[] };
  /** Conditions that a person must confirm before a decision. */
  readonly officerChecks: readonly { readonly id: string; readonly text: Words }[];
};

/** The timeline of one condition of a program, for drawing. */
export type ConditionTimeline = {
  readonly condition: string;
  readonly text: Words;
  /** 0 the conditions of the program itself, 1 what they are made of. */
  readonly depth: number;
  readonly certain: readonly DateSpan[];
  readonly possible: readonly DateSpan[];
  readonly sources: readonly string[];
};

/** A row or cell that could not be read as meant; texts by code are in the i18n catalogue. */
export type Problem = {
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
  readonly code: string;
  /** `error`: the row was not assessed. `notice`: it was, as the message says. */
  readonly severity: 'error' | 'notice';
  readonly message: Words;
};
