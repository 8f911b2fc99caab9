/** What a signed value would change, in numbers that are kept with the proposal: who agrees has seen exactly these. */
import { createHash } from 'node:crypto';
import { canonicalText } from '../../../programs/version/canonical.ts';
import type { PolicyComparison } from '../policy/compare.ts';

/** Units: fen; past is up to this month. */
export type ValueEffects = {
  readonly people: number;
  readonly gaining: number;
  readonly losing: number;
  readonly programs: readonly {
    readonly program: string;
    readonly gaining: number;
    readonly losing: number;
    readonly gainedFen: number;
    readonly lostFen: number;
    readonly gainedAheadFen: number;
    readonly lostAheadFen: number;
  }[];
  /** People for whom a rule was cut off. */
  readonly failures: number;
};

export const effectsOf = ({ effects, failures }: PolicyComparison): ValueEffects => ({
  ...{ people: effects.people, gaining: effects.gaining, losing: effects.losing },
  programs: effects.programs.map((one) => ({
    ...{ program: one.program, gaining: one.gaining, losing: one.losing },
    ...{ gainedFen: one.gainedFen.past, lostFen: one.lostFen.past },
    ...{ gainedAheadFen: one.gainedFen.ahead, lostAheadFen: one.lostFen.ahead },
  })),
  failures: failures.length,
});

/** Hash of effects under a version: the same only for the same rules and the same numbers. */
export const seenOf = (version: string, effects: ValueEffects): string =>
  createHash('sha256').update(canonicalText({ version, effects })).digest('hex');
