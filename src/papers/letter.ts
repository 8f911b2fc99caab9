/**
 * The letter about a step of a claim: what was decided, why, from when to when, how much, what is missing, by which law,
 * and what to do against it. A no without law or without a way to appeal is no letter.
 */
import { dateWords, lastDay, yuanWords } from '../exchange/report/index.ts';
import type { DateSpan } from '../model/assessment.ts';
import type { Language } from '../rules/index.ts';
import { type Bar, type Block, type Paper, paperError, type TableColumn } from './paper.ts';
import { told } from './words.ts';

/** Steps of a claim about which there is a letter. */
export const letterSteps = [
  ...(['confirmed', 'refused', 'returned', 'ended', 'upheld', 'dismissed'] as const),
];
export type LetterStep = (typeof letterSteps)[number];

export const isLetterStep = (step: string): step is LetterStep =>
  (letterSteps as readonly string[]).includes(step);

/** `[from, until)`, YYYY-MM-DD. Units: fen. */
export type Payment = { readonly from: string; readonly until: string; readonly amountFen: number };

export type LetterSays = {
  readonly language: Language;
  readonly county: string;
  readonly office: string;
  readonly step: LetterStep;
  readonly day: string;
  readonly case: number;
  readonly name: string;
  readonly programName: string;
  readonly reasons: readonly string[];
  readonly papers: readonly string[];
  readonly law?: string;
  /** The last day on which an appeal is in time. */
  readonly appealUntil?: string;
  /** Conditions that decided, each a sentence with its dates. */
  readonly because: readonly string[];
  readonly payments: readonly Payment[];
  /** Days of the right, and of each condition that decided. */
  readonly certain: readonly DateSpan[];
  readonly possible: readonly DateSpan[];
  readonly conditions: readonly Bar[];
};

/** Errors: PAPER_INCOMPLETE for a no without reasons, law or a way to appeal. */
export function letter(says: LetterSays): Paper {
  const { language, step } = says;
  refuseBareNo(says);
  const blocks: readonly (Block | undefined)[] = [
    {
      kind: 'facts',
      rows: [
        [told('name', language), says.name],
        [told('program', language), says.programName],
        [told('caseNumber', language), String(says.case)],
      ],
    },
    { kind: 'text', text: told(step, language), isStrong: true },
    ...listed(step === 'returned' ? 'missing' : 'reasons', reasonsOf(says), language),
    ...(says.law === undefined ? [] : section('law', says.law, language)),
    ...(step === 'returned' ? [] : grounds(says)),
    ...remedy(says),
    { kind: 'signatures', places: [told('office', language)] },
  ];
  return {
    ...{ language, title: told('letterTitle', language), office: says.office, day: says.day },
    blocks: blocks.filter((block) => block !== undefined),
  };
}

/** A no needs its reasons and law, and what can be done against it. */
function refuseBareNo({ step, law = '', reasons, appealUntil }: LetterSays): void {
  if (step !== 'refused' && step !== 'ended' && step !== 'dismissed') return;
  const lacks = [
    ...(reasons.length === 0 ? ['reasons'] : []),
    ...(law.trim() === '' ? ['law'] : []),
    ...(step !== 'dismissed' && appealUntil === undefined ? ['appeal'] : []),
  ];
  if (lacks.length > 0) throw paperError('PAPER_INCOMPLETE', { lacks: lacks.join(', ') });
}

/** What a person wrote, and the names of papers that are missing besides. */
const reasonsOf = ({ reasons, papers }: LetterSays): readonly string[] => [
  ...new Set([...reasons, ...papers]),
];

const listed = (
  title: 'missing' | 'reasons' | 'because',
  items: readonly string[],
  language: Language,
): readonly Block[] =>
  items.length === 0
    ? []
    : [
        { kind: 'heading', text: told(title, language) },
        { kind: 'list', items },
      ];

const section = (title: 'law', text: string, language: Language): readonly Block[] => [
  { kind: 'heading', text: told(title, language) },
  { kind: 'text', text },
];

/** Conditions, the timeline, and what is paid. */
function grounds(says: LetterSays): readonly Block[] {
  const { language, certain, possible, conditions, because, payments, day } = says;
  const hasLine = conditions.length > 0 || certain.length + possible.length > 0;
  // A person may have refused what the record alone would give.
  const isYes = says.step === 'confirmed' || says.step === 'upheld';
  const answer = { text: told(isYes ? 'answer' : 'byRecord', language), certain, possible };
  const pays = payments.length > 0 && isYes;
  return [
    ...listed('because', because, language),
    ...(hasLine
      ? [
          { kind: 'heading', text: told('timeline', language) } as const,
          { kind: 'timeline', on: day, bars: [answer, ...conditions] } as const,
        ]
      : []),
    ...(pays
      ? [
          { kind: 'heading', text: told('payments', language) } as const,
          { kind: 'text', text: told('paymentsWhy', language) } as const,
          paymentTable(payments, language),
        ]
      : []),
  ];
}

/** Lines that follow each other with the same amount, as one. */
export function joined(
  payments: readonly Payment[],
): readonly (Payment & { readonly times: number })[] {
  const found: (Payment & { readonly times: number })[] = [];
  for (const one of payments) {
    const last = found.at(-1);
    if (last && last.until === one.from && last.amountFen === one.amountFen) {
      found[found.length - 1] = { ...last, until: one.until, times: last.times + 1 };
    } else found.push({ ...one, times: 1 });
  }
  return found;
}

function paymentTable(payments: readonly Payment[], language: Language): Block {
  const columns: readonly TableColumn[] = [
    { header: told('from', language), share: 3 },
    { header: told('until', language), share: 3 },
    { header: told('times', language), share: 2, isNumber: true },
    { header: told('each', language), share: 2, isNumber: true },
    { header: told('amount', language), share: 2, isNumber: true },
  ];
  const rows = joined(payments).map(({ from, until, amountFen, times }) => [
    ...[dateWords(from, language), dateWords(lastDay(until), language)],
    ...[String(times), yuanWords(amountFen), yuanWords(amountFen * times)],
  ]);
  const fen = payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const total = [told('total', language), '', String(payments.length), '', yuanWords(fen)];
  return { kind: 'table', columns, rows, total };
}

/** What can be done against it; against a yes nothing need be said. */
function remedy({ step, language, county, appealUntil }: LetterSays): readonly Block[] {
  if (step === 'dismissed') return appeal(told('appealFurther', language, { county }), language);
  if (appealUntil === undefined) return [];
  const day = dateWords(appealUntil, language);
  return appeal(told('appealUntil', language, { day, county }), language);
}

const appeal = (text: string, language: Language): readonly Block[] => [
  { kind: 'heading', text: told('appeal', language) },
  { kind: 'text', text },
];
