/**
 * What a visit is made of: one merged form of all programs, where every item is one thing to do or to ask, asked
 * once, and answered by one field of one record. The shapes that the form, its checks and its screens share.
 */
import type { PersonRef, RecordRef } from '../../model/sync/event.ts';

/** Somebody of the household, by place in the population that the form is worked out over. */
export type Member = {
  readonly index: number;
  readonly ref: PersonRef;
  /** Programs whose whole world is in that population; of others the server says what to ask. */
  readonly whole: readonly string[];
};

/** A question of the server's: `fact` of `who` may settle what `of` is owed by the program. */
export type ToldQuestion = {
  readonly program: string;
  readonly of: PersonRef;
  readonly who: PersonRef;
  readonly fact: string;
};

/** Something that is offered: a window of a step, as the office or the phone found it. */
export type DueItem = {
  readonly who: PersonRef;
  readonly program: string;
  readonly step: string;
  /** `[from, until)`; `offerUntil` is the first day on which it is not worth offering any more. */
  readonly from: number;
  readonly until: number;
  readonly offerUntil: number;
};

/** Money that is owed and that nobody has asked for yet. */
export type OwedItem = { readonly who: PersonRef; readonly program: string; readonly fen: number };

/** A value that may be measured when a step of such a contact is done, at ages of `[from, until)` months. */
export type Measure = {
  readonly kind: string;
  readonly at: readonly string[];
  readonly from: number;
  readonly until: number;
};

/** Why a question is asked: a program, and those of its conditions that the answer may settle. */
export type Why = {
  readonly program: string;
  /** Whose right it is about, who need not be the person asked. */
  readonly of: PersonRef;
  /** Names as in the program's messages; none where the answer settles only the amount. */
  readonly conditions: readonly string[];
  /** What a year may bring if the answer is favourable. Units: fen, 0 where no amount is set. */
  readonly fenAYear: number;
};

type Common = {
  /** Record and field that the answer sets; no two items of a form have the same. */
  readonly record: RecordRef;
  readonly field: string;
  readonly who: PersonRef;
  /** Units: minutes. */
  readonly minutes: number;
  /** Smaller stays longer when time is short; see time.ts. */
  readonly rank: number;
};

export type StepItem = Common & {
  readonly kind: 'step';
  readonly due: DueItem;
  /** Other steps of the same program that the same contact serves. */
  readonly alsoServes: readonly string[];
};

export type KnownAnswer = {
  readonly low: number;
  readonly high: number;
  readonly since: number;
  readonly after?: number;
};

export type QuestionItem = Common & {
  readonly kind: 'question';
  readonly fact: string;
  /**
   * What is on record: with reasons, the question is what held before `since`, and after `after` where something is
   * known of earlier days; without, whether it is still so. Absent where nothing is on record.
   */
  readonly known?: KnownAnswer;
  readonly why: readonly Why[];
};

export type MeasureItem = Common & { readonly kind: 'measure'; readonly observation: string };

export type HelpItem = Common & {
  readonly kind: 'help';
  readonly program: string;
  readonly fen: number;
};

export type Item = StepItem | QuestionItem | MeasureItem | HelpItem;

/** Parts of a visit in the order of a conversation. Who is there, and saying goodbye, need no program. */
export type Section = {
  readonly id: 'services' | 'questions' | 'measures' | 'help';
  readonly items: readonly Item[];
};

/** A question that no field of a phone takes: somebody looks at papers at the office. */
export type OfficeQuestion = { readonly who: PersonRef; readonly fact: string };

export type VisitForm = {
  readonly sections: readonly Section[];
  readonly forOffice: readonly OfficeQuestion[];
  /** Of everything that is not answered. Units: minutes. */
  readonly minutes: number;
};

/** One name for an item, wherever it stands. */
export const itemKey = ({ record, field }: Pick<Common, 'record' | 'field'>): string =>
  `${record} ${field}`;
