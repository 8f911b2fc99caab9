/**
 * The rows of one person and program, with people by their number on record: what is stored and what
 * is worked out afresh, in one shape and order, so that they can be compared.
 */
import { dayText } from '../../../db/database.ts';
import { eachGroup, type OwedGroup } from '../../../programs/owed/groups.ts';
import type { Owed } from '../../../programs/owed/rows.ts';

/** As in the owed columns, but `about` is a person's number. */
export type StoredGroup = OwedGroup;

export type PersonGroup = {
  readonly personId: number;
  readonly program: string;
  readonly group: StoredGroup;
};

/** Groups that were worked out, with numbers in place of indexes. */
export function freshGroups(owed: Owed, personIds: Float64Array): readonly PersonGroup[] {
  return [...eachGroup(owed)].map(({ person, program, group }) => ({
    personId: personIds[person]!,
    program,
    group: storable({
      ...group,
      questions: group.questions.map(({ fact, about }) => ({ fact, about: personIds[about]! })),
    }),
  }));
}

/** Amounts as the table holds them: nobody owes less than nothing. */
function storable(group: OwedGroup): StoredGroup {
  if (group.payments.every(({ lowFen }) => lowFen >= 0)) return group;
  return {
    ...group,
    payments: group.payments.map((run) => ({
      ...run,
      lowFen: Math.max(0, run.lowFen),
      highFen: Math.max(0, run.highFen),
    })),
  };
}

export const groupKey = ({ personId, program }: Omit<PersonGroup, 'group'>): string =>
  `${personId}/${program}`;

/** A text that two groups share exactly when their rows are the same, in whatever order. */
export function groupText({ entitlements, payments, windows, questions }: StoredGroup): string {
  const lines = [
    ...entitlements.map((row) =>
      ['e', row.from, row.until, row.isCertain, row.reasonHash].join(' '),
    ),
    ...payments.map((row) =>
      [
        'p',
        row.from,
        row.until,
        row.years,
        row.lowFen,
        row.highFen,
        row.status,
        row.isCertain,
        row.claimUntil,
      ].join(' '),
    ),
    ...windows.map((row) =>
      ['w', row.step, row.from, row.until, row.catchUpUntil, row.keptOn, row.isCertain].join(' '),
    ),
    ...questions.map((row) => ['q', row.fact, row.about].join(' ')),
  ];
  return lines.toSorted().join('\n');
}

/** What a change row says of a group, for reading: days and money. */
export function shownGroup({ entitlements, payments, windows, questions }: StoredGroup) {
  return {
    days: entitlements.map(({ from, until, isCertain }) => ({
      from: dayText(from),
      until: dayText(until),
      isCertain,
    })),
    payments: payments.map(({ from, until, years, lowFen, highFen, status, isCertain }) => ({
      from: dayText(from),
      until: dayText(until),
      years,
      amountFen: lowFen,
      ...(highFen !== lowFen && { upToFen: Number.isFinite(highFen) ? highFen : null }),
      standing: status,
      isCertain,
    })),
    windows: windows.map(({ step, from, until, keptOn }) => ({
      step,
      from: dayText(from),
      until: dayText(until),
      ...(dayText(keptOn) !== 'infinity' && { keptOn: dayText(keptOn) }),
    })),
    questions: questions.map(({ fact, about }) => ({ fact, about })),
  };
}
