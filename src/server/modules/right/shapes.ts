/** How rights and their reasons travel over the network. */
import type { AnswerOf } from '../../../api/contract.ts';
import type { explainRights, getRights } from '../../../api/contracts/rights.ts';
import type {
  Assessment,
  ConditionTimeline,
  DateSpan,
  PaymentLine,
} from '../../../model/assessment.ts';
import { END, type Language } from '../../../rules/index.ts';
import { dayShown, daysShown } from '../../http/days.ts';
import type { PersonTimeline } from '../answer/index.ts';

type Stay = { readonly program: string; readonly from: number; readonly until: number };

/** Days without their open ends; what else a row says stays as it is. */
export const stayShown = <Row extends Stay>({ from, until, ...rest }: Row) => ({
  ...rest,
  ...daysShown({ from, until }),
});

export const endShown = <Name extends string>(name: Name, day: number | undefined) =>
  day === undefined || day === END ? {} : ({ [name]: dayShown(day) } as Record<Name, string>);

/** The timeline of a person. Names of others stay where they are: who asks may not know them. */
export const rightsShown = ({
  personId,
  name,
  ...of
}: PersonTimeline): AnswerOf<typeof getRights> => ({
  person: personId,
  name,
  rights: of.rights.map(stayShown),
  lines: of.lines.map(({ claimUntil, ...line }) => ({
    ...stayShown(line),
    ...endShown('claimUntil', claimUntil),
  })),
  received: of.received.map(({ paidOn, ...one }) => ({
    ...stayShown(one),
    paidOn: dayShown(paidOn),
  })),
  overpaid: of.overpaid.map(({ paidOn, ...one }) => ({
    ...stayShown(one),
    paidOn: dayShown(paidOn),
  })),
  windows: of.windows.map(({ offerUntil, ...one }) => ({
    ...stayShown(one),
    ...endShown('offerUntil', offerUntil),
  })),
  questions: of.questions.map(({ program, fact, aboutId }) => ({ program, fact, about: aboutId })),
  changes: of.changes.map(({ seq, kind, recordedAt, program }) => ({
    ...{ seq, act: kind, program },
    at: recordedAt.toISOString(),
  })),
});

type Explanation = AnswerOf<typeof explainRights>['programs'][number];

/** An assessment in the language of who asks. */
export const explanationShown = (
  one: Assessment,
  conditions: readonly ConditionTimeline[],
  language: Language,
): Explanation => ({
  program: one.program,
  name: one.programName[language],
  kind: one.kind,
  state: one.state,
  certain: spansShown(one.certain),
  possible: spansShown(one.possible),
  payments: linesShown(one.payments),
  withheld: linesShown(one.withheld),
  possiblePayments: linesShown(one.possiblePayments),
  due: one.due.map(({ text, ...due }) => ({ ...due, text: text[language] })),
  questions: questionsShown(one, language),
  reasons: one.reasons.map(({ condition, holds, sentence, sources }) => ({
    ...{ condition, holds, sentence: sentence[language] },
    sources: [...sources],
  })),
  conditions: conditions.map(({ condition, text, depth, certain, possible }) => ({
    ...{ condition, depth, text: text[language] },
    ...{ certain: spansShown(certain), possible: spansShown(possible) },
  })),
  ...(one.nextChange && { nextChange: one.nextChange.on }),
  checks: one.officerChecks.map(({ id, text }) => ({ id, text: text[language] })),
});

export const questionsShown = ({ questions }: Assessment, language: Language) =>
  questions.map(({ fact, about, text }) => ({
    ...{ fact, about: Number(about), text: text[language] },
  }));

const spansShown = (spans: readonly DateSpan[]) => spans.map((span) => [...span]);
const linesShown = (lines: readonly PaymentLine[]) => lines.map((line) => ({ ...line }));
