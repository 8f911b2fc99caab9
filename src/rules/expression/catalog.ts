/**
 * What a fact kind is: the vocabulary that rules may ask about, and how sensitive each answer is.
 *
 * The language is closed over a catalogue: a rule cannot name a fact that the catalogue lacks. The
 * project's own catalogue lives in the model; tests bring small ones.
 */

/**
 * How far an answer may travel.
 * `ordinary`: age, sex, where someone lives. `civil-status`: household registration, marriage.
 * `sensitive`: disability, health, money. `reproductive`: pregnancy, birth care, screening.
 * `child-count`: anything derived from how many children someone has or had.
 */
export type Label = 'ordinary' | 'civil-status' | 'sensitive' | 'reproductive' | 'child-count';

export const labels: readonly Label[] = [
  'ordinary',
  'civil-status',
  'sensitive',
  'reproductive',
  'child-count',
];

/** Texts that a person reads, in every language of the product. */
export type Words = { readonly 'zh-CN': string; readonly en: string };
export type Language = keyof Words;

type FactBase = {
  readonly label: Label;
  /** What no record means: there is none, or nobody has asked yet. */
  readonly silence: 'no' | 'unknown';
  readonly name: Words;
  /** How to ask the person, and why it is asked. */
  readonly question: Words;
  /** Effort of finding out: 1 a glance at a paper at hand … 5 a certificate from another office. */
  readonly effort: 1 | 2 | 3 | 4 | 5;
};

/** One of a few values at a time; stored as the index of the value. */
export type ChoiceFact = FactBase & { readonly type: 'choice'; readonly values: readonly string[] };
/** Holds or does not. */
export type FlagFact = FactBase & { readonly type: 'flag' };
/** A whole number such as a grade. */
export type LevelFact = FactBase & { readonly type: 'level'; readonly unit: string };
/** An amount that may be known only as a range. */
export type AmountFact = FactBase & { readonly type: 'amount'; readonly unit: string };
/** A place as a 12-digit area code, or the range of codes it is known to lie in. */
export type AreaFact = FactBase & { readonly type: 'area' };
/** Days on which something happened; may be known only as a range of days. */
export type EventFact = FactBase & { readonly type: 'event' };

export type FactDefinition = ChoiceFact | FlagFact | LevelFact | AmountFact | AreaFact | EventFact;

export type Catalog = Readonly<Record<string, FactDefinition>>;
