/**
 * Today's list: one row a household, in the order of what delay would cost it, with the reason. The phone and the
 * server work it out of the same rows. It reads no facts at all, and neither the number of people nor the sum of money
 * moves a row, so nobody comes first or last for children, pregnancies or what she chose.
 */
import type {
  PackedPerson,
  PackedTask,
  PackedUnpaid,
  PackedWindow,
} from '../../model/sync/caseload.ts';

/** Why a household is on the list. Units: days count from today; fen. */
export type TodayReason = { readonly person: number } & (
  | { readonly code: 'booked'; readonly task: number; readonly at: string; readonly of: Service }
  /** It cannot be made up for: after so many days it is lost. 0: today is the last day. */
  | { readonly code: 'lost-soon'; readonly daysLeft: number; readonly of: Service }
  /** A visit of the first weeks, with a window of few days. */
  | { readonly code: 'short'; readonly daysLeft: number; readonly of: Service }
  /** Money for which the claim ends. */
  | {
      readonly code: 'claim-ends';
      readonly program: string;
      readonly daysLeft: number;
      readonly fen: number;
    }
  /** She asked, or another unit did. `daysLeft` may be negative: late; absent: no day was set. */
  | {
      readonly code: 'asked';
      readonly task: number;
      readonly daysLeft?: number;
      readonly of: Service;
    }
  /** The window is over and it is still worth doing. */
  | {
      readonly code: 'overdue';
      readonly daysLate: number;
      readonly daysLeft: number;
      readonly of: Service;
    }
  | { readonly code: 'due'; readonly daysLeft: number; readonly of: Service }
  /** Money that is owed and that nobody has asked for yet. `daysWaiting`: since the oldest of it began. */
  | {
      readonly code: 'owed';
      readonly program: string;
      readonly daysWaiting: number;
      readonly fen: number;
    }
  /** Answers are missing that would settle what somebody is owed. */
  | { readonly code: 'questions'; readonly program: string; readonly count: number }
  | { readonly code: 'soon'; readonly inDays: number; readonly of: Service }
);

/** What is to be done. Without a task it follows from the record, and a task comes with the next sync. */
export type Service = {
  readonly program?: string;
  readonly step?: string;
  readonly task?: number;
  readonly purpose: PackedTask['purpose'];
};

export type TodayRow = {
  /** Absent: somebody who keeps house with nobody on record. */
  readonly household?: number;
  /** Whom the reasons are about, in the order of the reasons. */
  readonly people: readonly number[];
  readonly section: 'booked' | 'today' | 'soon';
  /** The first one decided the place of the row. Never empty. */
  readonly reasons: readonly [TodayReason, ...TodayReason[]];
  /** Owed to the household by today and not paid, in fen. Shown, and no part of the order. */
  readonly owedFen: number;
};

/** What the list is made of; nothing else of a person is looked at. */
export type RankedPerson = Pick<
  PackedPerson,
  'id' | 'households' | 'unpaid' | 'windows' | 'questions' | 'tasks' | 'isContactWanted'
>;

/** A window that shuts for good within two weeks is shown as about to be lost: a worker comes by once in two weeks. */
export const LOST_SOON_DAYS = 14;
/** Windows as short as this are those of the first weeks of life. */
export const SHORT_WINDOW_DAYS = 14;
/** Time enough to gather papers and to claim. */
export const CLAIM_ENDS_DAYS = 60;
/** What opens within a month can be done on the way. */
export const SOON_DAYS = 30;

const order = [
  'booked',
  'lost-soon',
  'short',
  'claim-ends',
  'asked',
  'overdue',
  'due',
  'owed',
  'questions',
  'soon',
] as const satisfies readonly TodayReason['code'][];

/**
 * Rows of today's list, most pressing first.
 *
 * Shape: sorted by kind of reason, then by days; equal ones by number of household. Booked visits of today or before
 * stand first, by their time.
 * Unknown: a window whose days are known only as a range counts with its widest days.
 */
export function rank(people: readonly RankedPerson[], today: number): readonly TodayRow[] {
  const groups = Map.groupBy(people, (person) => groupOf(person, today));
  const rows = [...groups].flatMap(([, members]) => {
    const reasons = members.flatMap((one) => reasonsOf(one, today)).toSorted(byUrgency);
    return isFilled(reasons) ? [rowOf(members, reasons, today)] : [];
  });
  return rows.toSorted((a, b) => byUrgency(a.reasons[0], b.reasons[0]) || placeOf(a) - placeOf(b));
}

const isFilled = (
  reasons: readonly TodayReason[],
): reasons is readonly [TodayReason, ...TodayReason[]] => reasons.length > 0;

const groupOf = (person: RankedPerson, today: number): string => {
  const household = householdOf(person, today);
  return household === undefined ? `person ${person.id}` : `household ${household}`;
};

const householdOf = ({ households }: RankedPerson, today: number): number | undefined =>
  households.find(
    ([, , , from, until]) => (from ?? today) <= today && (until ?? today + 1) > today,
  )?.[0];

const placeOf = ({ household, people }: TodayRow) => household ?? people[0]!;

function rowOf(
  members: readonly RankedPerson[],
  reasons: TodayRow['reasons'],
  today: number,
): TodayRow {
  const household = householdOf(members[0]!, today);
  const { code } = reasons[0];
  return {
    ...(household !== undefined && { household }),
    people: [...new Set(reasons.map(({ person }) => person))],
    section: code === 'booked' ? 'booked' : code === 'soon' ? 'soon' : 'today',
    reasons,
    owedFen: members
      .flatMap(({ unpaid }) => unpaid.filter((line) => isOwed(line, today)))
      .reduce((sum, [, , , fen]) => sum + fen, 0),
  };
}

/** Begun, payable, and the claim is not over. */
const isOwed = ([, from, , , lastDay, isPayable]: PackedUnpaid, today: number): boolean =>
  isPayable === 1 && from <= today && (lastDay === null || lastDay >= today);

function reasonsOf(person: RankedPerson, today: number): readonly TodayReason[] {
  const asked = person.tasks.filter(isAsked).flatMap((task) => forTask(person.id, task, today));
  // Whoever wants no contact is reminded of nothing; what she asked for or booked is done.
  const booked = person.tasks.filter((task) => !isAsked(task) && task.state === 'booked');
  if (person.isContactWanted === false) {
    return [...asked, ...booked.flatMap((task) => forTask(person.id, task, today))];
  }
  return [
    ...asked,
    ...person.windows.flatMap((window) => forWindow(person, window, today)),
    ...forMoney(person, today),
    ...forQuestions(person),
  ];
}

const isLive = ({ state }: PackedTask) => state === 'open' || state === 'booked';

/** Somebody asked for it, or opened it by hand; the others rest on a window. */
const isAsked = ({ basis, from }: PackedTask) => basis !== 'due' || from === undefined;

/** What somebody asked for, or what is booked. */
function forTask(person: number, task: PackedTask, today: number): readonly TodayReason[] {
  const of = serviceOf(task);
  if (task.state === 'booked') return forBooked(person, task, today);
  if (task.state !== 'open') return [];
  const daysLeft = task.due === undefined ? undefined : task.due - today;
  return [
    { person, code: 'asked', task: task.id, of, ...(daysLeft !== undefined && { daysLeft }) },
  ];
}

const serviceOf = ({ id, purpose, program, step }: PackedTask): Service => ({
  task: id,
  purpose,
  ...(program !== undefined && { program }),
  ...(step !== undefined && { step }),
});

/** A visit that is booked for a later day waits for it. */
function forBooked(
  person: number,
  { bookedFor, ...task }: PackedTask,
  today: number,
): readonly TodayReason[] {
  if (bookedFor === undefined) return [];
  const of = serviceOf(task);
  const inDays = chinaDay(bookedFor) - today;
  if (inDays <= 0) return [{ person, code: 'booked', task: task.id, at: bookedFor, of }];
  return inDays <= SOON_DAYS ? [{ person, code: 'soon', inDays, of }] : [];
}

/** The day of a moment where the work is done: China has one time, eight hours before Greenwich's. */
const chinaDay = (instant: string): number =>
  Math.floor((Date.parse(instant) + 8 * 3_600_000) / 86_400_000);

function forWindow(
  { id: person, tasks }: RankedPerson,
  [program, step, from, until, lastDay]: PackedWindow,
  today: number,
): readonly TodayReason[] {
  const own = tasks.filter(
    (one) =>
      one.basis === 'due' && one.program === program && one.step === step && one.from === from,
  );
  const task = own.find(isLive) ?? own.at(-1);
  // Whatever became of it, a no above all, nobody is reminded.
  if (task && !isLive(task)) return [];
  if (task?.state === 'booked') return forBooked(person, task, today);
  const of = { purpose: 'service', program, step, ...(task && { task: task.id }) } as const;
  const daysLeft = lastDay - today;
  if (daysLeft < 0) return [];
  if (from > today) {
    return from - today <= SOON_DAYS ? [{ person, code: 'soon', inDays: from - today, of }] : [];
  }
  if (until - from <= SHORT_WINDOW_DAYS) {
    return [{ person, code: daysLeft <= 1 ? 'lost-soon' : 'short', daysLeft, of }];
  }
  if (daysLeft <= LOST_SOON_DAYS) return [{ person, code: 'lost-soon', daysLeft, of }];
  if (until <= today) {
    return [{ person, code: 'overdue', daysLate: today - until + 1, daysLeft, of }];
  }
  return [{ person, code: 'due', daysLeft: until - 1 - today, of }];
}

/** One reason a program: what is about to be lost, else what is owed, unless help with it was asked for or declined. */
function forMoney(
  { id: person, unpaid, tasks }: RankedPerson,
  today: number,
): readonly TodayReason[] {
  const programs = Map.groupBy(
    unpaid.filter((line) => isOwed(line, today)),
    ([program]) => program,
  );
  return [...programs].flatMap(([program, lines]): TodayReason[] => {
    const isSpokenFor = tasks.some(
      (one) =>
        one.purpose === 'benefit' &&
        one.program === program &&
        (isLive(one) || one.state === 'declined'),
    );
    if (isSpokenFor) return [];
    const ending = lines.filter(
      ([, , , , last]) => last !== null && last - today <= CLAIM_ENDS_DAYS,
    );
    if (ending.length > 0) {
      const daysLeft = Math.min(...ending.map(([, , , , last]) => last! - today));
      return [{ person, code: 'claim-ends', program, daysLeft, fen: sumOf(ending) }];
    }
    const daysWaiting = today - Math.min(...lines.map(([, from]) => from));
    return [{ person, code: 'owed', program, daysWaiting, fen: sumOf(lines) }];
  });
}

const sumOf = (lines: readonly PackedUnpaid[]) => lines.reduce((sum, [, , , fen]) => sum + fen, 0);

const forQuestions = ({ id: person, questions }: RankedPerson): readonly TodayReason[] =>
  [...Map.groupBy(questions, ([program]) => program)].map(([program, asked]) => ({
    person,
    code: 'questions',
    program,
    count: asked.length,
  }));

function byUrgency(a: TodayReason, b: TodayReason): number {
  return order.indexOf(a.code) - order.indexOf(b.code) || daysOf(a) - daysOf(b);
}

/** Sooner is smaller, within one kind of reason. */
function daysOf(reason: TodayReason): number {
  switch (reason.code) {
    case 'booked':
      return Date.parse(reason.at);
    case 'asked':
      // Without a day it comes after those with one.
      return reason.daysLeft ?? 36_500;
    case 'owed':
      return -reason.daysWaiting;
    case 'questions':
      return 0;
    case 'soon':
      return reason.inDays;
    default:
      return reason.daysLeft;
  }
}
