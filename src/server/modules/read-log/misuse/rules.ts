/** All rules of misuse detection; each is a function of the evidence alone. */
import type { AlertRule } from '../../../../i18n/alert-words.ts';
import type { Alert } from '../../alert/index.ts';
import type { Evidence } from './evidence.ts';
import { night, offCaseload, sequential, split } from './looks.ts';
import { circle, oneDecider, pair } from './pair.ts';
import { madeUpTasks, manyOwnTasks, viewWithoutVisit } from './tasks.ts';
import { colleague, sameHome, sameSurname } from './ties.ts';

export const rules = {
  'off-caseload': offCaseload,
  split,
  sequential,
  night,
  'same-surname': sameSurname,
  neighbours: sameHome,
  colleague,
  'made-up-tasks': madeUpTasks,
  'many-own-tasks': manyOwnTasks,
  'view-without-visit': viewWithoutVisit,
  pair,
  circle,
  'one-decider': oneDecider,
} as const satisfies Readonly<Partial<Record<AlertRule, (evidence: Evidence) => readonly Alert[]>>>;

/** What the rules find. */
export const alertsOf = (evidence: Evidence): readonly Alert[] =>
  Object.values(rules).flatMap((rule) => rule(evidence));
