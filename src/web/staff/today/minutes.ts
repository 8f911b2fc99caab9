/** How long the things of a row on today's list take, as far as they are known before the door opens. */
import type { Program } from '../../../programs/definition.ts';
import type { TodayRow } from '../../../programs/today/rank.ts';
import { HELP_MINUTES, minutesOfStep } from '../../../programs/visit/time.ts';

/** Units: minutes, rounded up. */
export function minutesOfRow({ reasons }: TodayRow, programs: readonly Program[]): number {
  const minutes = reasons.map((reason) => {
    if (reason.code === 'questions') return reason.count;
    if (!('of' in reason)) return HELP_MINUTES;
    const program = programs.find(({ id }) => id === reason.of.program);
    const step =
      program?.kind === 'service' && reason.of.step ? program.schedule[reason.of.step] : undefined;
    return step ? minutesOfStep(step.keptBy) : HELP_MINUTES;
  });
  return Math.ceil(minutes.reduce((sum, one) => sum + one, 0));
}
