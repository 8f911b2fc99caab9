/**
 * How a claim to a benefit is decided: who takes which step, by when, with which papers, and what may be done against
 * it. Data of a program like its amounts; a place's own text replaces the whole of it.
 */
import { type DecidingStep, decidingSteps } from '../../model/casework/case.ts';
import type { FactKind } from '../../model/facts/catalog.ts';
import type { ParameterStatus, Words } from '../../rules/index.ts';

/** What a text says and how well it is established. */
type Sourced = {
  readonly status: ParameterStatus;
  /** Heading of source.md. */
  readonly source: string;
};

/** Units: working days, without the day on which they begin. */
export type WorkingDayLimit = Sourced & { readonly workingDays: number };

/** Who takes a step. */
export type StepOfCase = Sourced & {
  readonly tier: 'village' | 'township' | 'county';
  /** Absent: no text gives it a limit of its own. */
  readonly limit?: WorkingDayLimit;
};

/** What a paper shows, where it is no kind of fact. */
export type PaperFact = FactKind | 'birth' | 'death' | 'residence' | 'parents' | 'spouse';

export type Paper = Sourced & {
  readonly name: Words;
  /** Nobody is asked for it once all of this is on record from an agency's own data. */
  readonly shows: readonly PaperFact[];
  /** Needed only in some families, which the clerk sees; the name says which. */
  readonly isOnlySome?: true;
};

export type Procedure = {
  /** Absent steps are not taken. */
  readonly steps: Readonly<Partial<Record<Exclude<DecidingStep, 'confirm'>, StepOfCase>>> & {
    readonly confirm: StepOfCase;
  };
  /** From the last submission to the decision, all steps together. */
  readonly together?: WorkingDayLimit;
  /** What to bring, by name. */
  readonly papers: Readonly<Record<string, Paper>>;
  /** How long a masked name is posted before the confirmation; absent: nothing is posted. */
  readonly publicNotice?: WorkingDayLimit;
  /** Units: calendar days; in which an appeal may be made, and is decided. */
  readonly appeal: Sourced & { readonly days: number; readonly decidedInDays: number };
  /** The month, 1 to 12, in which whoever receives it confirms each year that nothing changed. */
  readonly review?: Sourced & { readonly month: number };
  /** How often a run pays. Units: months. */
  readonly payment?: Sourced & { readonly everyMonths: number };
};

/** The steps that a procedure has, in their order. */
export const stepsOfCase = ({ steps }: Procedure): readonly DecidingStep[] =>
  decidingSteps.filter((step) => steps[step] !== undefined);
