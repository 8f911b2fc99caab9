/** Cases as they travel. */
import type { AnswerOf } from '../../../api/contract.ts';
import type * as contracts from '../../../api/contracts/case/cases.ts';
import { END } from '../../../rules/index.ts';
import { dayShown } from '../../http/days.ts';
import type { CaseRow, StepRow } from './queries.ts';
import type { Letter, Named, Whole } from './read.ts';
import type { QueuePlace } from './read-queries.ts';

export const briefShown = ({
  id,
  person,
  program,
  programName,
  state,
  applied_day,
  due_day,
  is_due_certain,
}: CaseRow & Pick<Named, 'programName'>) => ({
  ...{ id, person, program, programName, state },
  ...(applied_day !== null && { appliedOn: dayShown(applied_day) }),
  ...(due_day !== null && { due: dayShown(due_day), isDueCertain: is_due_certain ?? false }),
});

export const queuePlaceShown = ({ due, id }: QueuePlace) => ({
  id,
  ...(due !== undefined && due !== END && { due: dayShown(due) }),
});

const unitShown = <Key extends string>(key: Key, name: string | undefined) =>
  (name === undefined ? {} : { [key]: name }) as { readonly [key in Key]?: string };

const stepShown = (one: StepRow, units: Whole['units']) => ({
  ...{ id: one.id, step: one.step, round: one.round, day: dayShown(one.day) },
  ...(one.unit !== null && { unit: one.unit, ...unitShown('unitName', units.get(one.unit)) }),
  reasons: one.reasons,
  ...(one.law !== null && { law: one.law }),
  ...(one.appeal_until !== null && { appealUntil: dayShown(one.appeal_until) }),
  checks: one.checks,
  ...(one.note !== null && { note: one.note }),
});

export const caseShown = (one: Whole): AnswerOf<typeof contracts.getCase> => ({
  ...briefShown(one),
  ...{ round: one.round, origin: one.origin, isReviewDue: one.isReviewDue },
  ...(one.applicant !== null && { applicant: one.applicant }),
  ...(one.payee !== null && { payee: one.payee }),
  ...(one.task !== null && { task: one.task }),
  ...(one.turn_unit !== null && unitShown('turn', one.units.get(one.turn_unit))),
  may: [...one.may],
  steps: one.happened.map((step) => stepShown(step, one.units)) as AnswerOf<
    typeof contracts.getCase
  >['steps'],
  papers: [...one.papers],
  officerChecks: [...one.officerChecks],
});

export const letterShown = ({ row, step, ...letter }: Letter) => ({
  ...{
    case: row.id,
    person: row.person,
    step: step.step,
    day: dayShown(step.day),
    name: letter.name,
  },
  ...(letter.office !== undefined && { office: letter.office }),
  ...{ program: row.program, programName: letter.programName },
  reasons: step.reasons.map(({ text }) => text),
  ...(step.law !== null && { law: step.law }),
  papers: letter.papers,
  ...(step.appeal_until !== null && { appealUntil: dayShown(step.appeal_until) }),
  because: letter.because,
  payments: letter.payments.map(({ from, until, fen }) => ({
    ...{ from: dayShown(from), until: dayShown(until), amountFen: fen },
  })),
  ...(letter.code !== undefined && { code: letter.code }),
});
