/**
 * The rules on the phone: the same evaluator as the server's, over the people here with everything that was said.
 * Only for programs whose whole world is on the phone; for all others the server's last answer stands.
 */
import type { Assessment } from '../../../model/assessment.ts';
import type { PackedPerson, PackedUnpaid, PackedWindow } from '../../../model/sync/caseload.ts';
import { assessor } from '../../../programs/assess.ts';
import { encounterFact } from '../../../programs/due.ts';
import { groupsOf, type OwedGroup } from '../../../programs/owed/groups.ts';
import { owedBy } from '../../../programs/owed/owed.ts';
import { reachOf } from '../../../programs/owed/reach.ts';
import { linesOfRun } from '../../../programs/owed/runs.ts';
import type { Program } from '../../../programs/definition.ts';
import type { Jurisdiction } from '../../../programs/packs.ts';
import { loadPolicyVersion } from '../../../programs/version/version.ts';
import { isSettled } from '../../../programs/visit/settled.ts';
import { BEGINNING, END, toDay, UNVERIFIED } from '../../../rules/index.ts';
import type { ShownPerson } from '../phone.ts';
import { peopleFrom } from './population.ts';

/** What the evaluator says of one program and person, in the form in which the server packs it. */
export type Answer = Pick<PackedPerson, 'entitled' | 'unpaid' | 'windows' | 'questions'>;

export type Evaluator = {
  readonly jurisdiction: Jurisdiction;
  /** Steps of kinship and household that the deepest rule looks away from a person. */
  readonly depth: number;
  /** Program and step to the fact that keeps the step. */
  readonly keptBy: (program: string, step: string) => string | undefined;
  /** `near`: the person and everybody within reach. */
  readonly assess: (
    person: ShownPerson,
    near: readonly ShownPerson[],
    day: number,
  ) => readonly Assessment[];
  /** Rows of each of these people for programs that are whole for them; payment lines whether paid or not. */
  readonly answers: (
    persons: readonly ShownPerson[],
    near: readonly ShownPerson[],
    day: number,
  ) => ReadonlyMap<number, Answer>;
};

/** Errors: as `loadPolicyVersion`, for a text that is no policy. */
export function evaluatorOf(definition: string): Evaluator {
  const jurisdiction = loadPolicyVersion(definition);
  const { programs } = jurisdiction;
  const steps = new Map(
    programs.flatMap((program) =>
      program.kind === 'service'
        ? Object.entries(program.schedule).map(
            ([step, { keptBy }]) => [`${program.id} ${step}`, encounterFact(keptBy)] as const,
          )
        : [],
    ),
  );
  return {
    jurisdiction,
    depth: reachOf(jurisdiction).depth,
    keptBy: (program, step) => steps.get(`${program} ${step}`),
    assess: (person, near, day) => {
      const whole = programs.filter(({ id }) => person.whole.includes(id));
      const people = peopleFrom(near);
      return assessor(people, { ...jurisdiction, programs: whole }, { on: day }).person(
        people.ids.indexOf(person.ref),
      );
    },
    answers: (persons, near, day) => answersOf(jurisdiction, persons, near, day),
  };
}

function answersOf(
  jurisdiction: Jurisdiction,
  persons: readonly ShownPerson[],
  near: readonly ShownPerson[],
  day: number,
): ReadonlyMap<number, Answer> {
  const people = peopleFrom(near);
  const wanted = new Set(persons.map(({ id }) => id));
  const indices = near.flatMap(({ id }, index) => (wanted.has(id) ? [index] : []));
  const programs = jurisdiction.programs.filter(({ id }) =>
    persons.some(({ whole }) => whole.includes(id)),
  );
  const owed = owedBy(
    people,
    { ...jurisdiction, programs },
    { since: toDay(day), persons: Uint32Array.from(indices) },
  );
  const answers = new Map(
    persons.map(({ id }) => [id, { entitled: [], unpaid: [], windows: [], questions: [] } as Rows]),
  );
  const groups = groupsOf(owed);
  for (const index of indices) {
    const person = near[index]!;
    for (const program of programs) {
      const group = groups.get(`${index}/${program.id}`);
      if (group && person.whole.includes(program.id)) {
        addRows(answers.get(person.id)!, { program, group, near, today: toDay(day) });
      }
    }
  }
  return answers;
}

type Rows = {
  entitled: PackedPerson['entitled'][number][];
  unpaid: PackedUnpaid[];
  windows: PackedWindow[];
  questions: PackedPerson['questions'][number][];
};

const open = (day: number, end: number): number | null => (day === end ? null : day);

type Group = {
  readonly program: Program;
  readonly group: OwedGroup;
  readonly near: readonly ShownPerson[];
  readonly today: number;
};

function addRows(rows: Rows, { program: whole, group, near, today }: Group): void {
  const { id: program } = whole;
  for (const { from, until, isCertain } of group.entitlements) {
    rows.entitled.push([program, open(from, BEGINNING), open(until, END), isCertain ? 1 : 0]);
  }
  for (const run of group.payments) {
    if (!run.isCertain) continue;
    for (const { from, until, lowFen, claimUntil, status } of linesOfRun(run)) {
      const last = claimUntil === END ? null : claimUntil - 1;
      rows.unpaid.push([program, from, until, lowFen, last, status < UNVERIFIED ? 1 : 0]);
    }
  }
  for (const { step, from, until, catchUpUntil, keptOn, isCertain } of group.windows) {
    if (keptOn !== END) continue;
    const last = (catchUpUntil === END ? until : catchUpUntil) - 1;
    rows.windows.push([program, step, from, until, last, isCertain ? 1 : 0]);
  }
  if (isSettled(whole, rows.entitled, today)) return;
  for (const { fact, about } of group.questions) {
    rows.questions.push([program, near[about]!.id, fact]);
  }
}
