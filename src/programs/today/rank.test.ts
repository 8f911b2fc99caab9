/** Today's list: the order of harm, one row a household, no reminder after a no, and nothing private in the order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PackedPerson, PackedTask, PackedUnpaid } from '../../model/sync/caseload.ts';
import { day } from '../../rules/index.ts';
import { LOST_SOON_DAYS, rank, type RankedPerson } from './rank.ts';

const today = day('2026-11-22');

const somebody = (id: number, more: Partial<RankedPerson> = {}): RankedPerson => ({
  id,
  ...{ households: [], unpaid: [], windows: [], questions: [], tasks: [] },
  ...more,
});
const task = (id: number, more: Partial<PackedTask> = {}): PackedTask => ({
  id,
  ...{ purpose: 'service', basis: 'due', state: 'open', isMine: false },
  ...more,
});
const check = { program: 'cn/child-health', step: 'sixMonthCheck' } as const;
/** A check-up of which the window and its catch-up have so many days left. */
const window = (from: number, until: number, last: number) =>
  [check.program, check.step, today + from, today + until, today + last, 1] as const;
const owed = (fen: number, lastDay: number | null, from = -400): PackedUnpaid => [
  ...(['cn/childcare-subsidy', today + from, today + from + 365, fen] as const),
  lastDay === null ? null : today + lastDay,
  1,
];
const codes = (...people: readonly RankedPerson[]) =>
  rank(people, today).map(({ reasons: [first] }) => [first.person, first.code]);

describe('the order', () => {
  test('is that of harm: booked, lost for good, first weeks, claims that end, asked, late, due, owed, soon', () => {
    const bookedFor = '2026-11-22T08:00:00Z';
    const people = [
      somebody(1, { windows: [window(20, 50, 80)] }),
      somebody(2, { unpaid: [owed(360_000, null)] }),
      somebody(3, { windows: [window(-5, 25, 60)] }),
      somebody(4, { windows: [window(-50, -20, 60)] }),
      somebody(5, { tasks: [task(9, { basis: 'asked-for', due: today + 3 })] }),
      somebody(6, { unpaid: [owed(360_000, 39)] }),
      somebody(7, { windows: [window(-2, 6, 26)] }),
      somebody(8, { windows: [window(-30, 3, 2)] }),
      somebody(9, {
        tasks: [task(8, { ...check, state: 'booked', bookedFor, basis: 'asked-for' })],
      }),
      somebody(10, { questions: [['cn/childcare-subsidy', 10, 'employment']] }),
    ];
    expect(codes(...people)).toEqual([
      [9, 'booked'],
      [8, 'lost-soon'],
      [7, 'short'],
      [6, 'claim-ends'],
      [5, 'asked'],
      [4, 'overdue'],
      [3, 'due'],
      [2, 'owed'],
      [10, 'questions'],
      [1, 'soon'],
    ]);
  });

  test('on the last day of a window it is still there, and on the day after it is gone', () => {
    const last = (days: number) => codes(somebody(1, { windows: [window(-60, -20, days)] }));
    expect([last(LOST_SOON_DAYS + 1), last(LOST_SOON_DAYS), last(0), last(-1)]).toEqual([
      [[1, 'overdue']],
      [[1, 'lost-soon']],
      [[1, 'lost-soon']],
      [],
    ]);
  });

  test('a claim that ended is no reason, and one that ends in two months is', () => {
    const ends = (days: number) => codes(somebody(1, { unpaid: [owed(1, days)] }));
    expect([ends(-1), ends(0), ends(60), ends(61)]).toEqual([
      [],
      [[1, 'claim-ends']],
      [[1, 'claim-ends']],
      [[1, 'owed']],
    ]);
  });

  test('a booked visit waits for its day, by the clock of China', () => {
    const booked = (bookedFor: string) =>
      codes(
        somebody(1, {
          tasks: [task(1, { ...check, basis: 'referred', state: 'booked', bookedFor })],
        }),
      );
    expect(booked('2026-11-22T15:59:00Z')).toEqual([[1, 'booked']]);
    expect(booked('2026-11-22T16:00:00Z')).toEqual([[1, 'soon']]);
  });
});

describe('a household', () => {
  test('is one row, with what presses most first and all its money', () => {
    const households = [[7, '第一户', 'other', null, null]] as const;
    const rows = rank(
      [
        somebody(1, { households, unpaid: [owed(100, null)] }),
        somebody(2, { households, windows: [window(-2, 6, 26)], unpaid: [owed(20, null)] }),
        somebody(3, { households }),
      ],
      today,
    );
    expect(rows).toMatchObject([{ household: 7, people: [2, 1], owedFen: 120, section: 'today' }]);
  });

  test('that she left is no longer hers', () => {
    const households = [
      [7, '第一户', 'other', null, today],
      [8, '第二户', 'head', today, null],
    ] as const;
    expect(rank([somebody(1, { households, unpaid: [owed(1, null)] })], today)).toMatchObject([
      { household: 8 },
    ]);
  });
});

describe('who said no', () => {
  test.each(['declined', 'done', 'moved', 'lapsed'] as const)('is not reminded: %s', (state) => {
    const done = task(1, { ...check, from: today - 2, state });
    expect(codes(somebody(1, { windows: [window(-2, 6, 26)], tasks: [done] }))).toEqual([]);
  });

  test('is asked again after the review day, by the task that was opened then', () => {
    const asked = [
      task(1, { ...check, from: today - 2, state: 'declined' }),
      task(2, { ...check, from: today - 2 }),
    ];
    expect(codes(somebody(1, { windows: [window(-2, 6, 26)], tasks: asked }))).toEqual([
      [1, 'short'],
    ]);
  });

  test('to help with money is not asked about it again', () => {
    const no = task(1, {
      purpose: 'benefit',
      basis: 'asked-for',
      program: 'cn/childcare-subsidy',
      state: 'declined',
    });
    expect(codes(somebody(1, { unpaid: [owed(1, null)], tasks: [no] }))).toEqual([]);
  });

  test('to all contact is on the list only for what she asked for herself', () => {
    const quiet = { isContactWanted: false, unpaid: [owed(1, 3)], windows: [window(-2, 6, 26)] };
    expect(codes(somebody(1, quiet))).toEqual([]);
    const asked = [task(1, { basis: 'asked-for' })];
    expect(codes(somebody(1, { ...quiet, tasks: asked }))).toEqual([[1, 'asked']]);
  });
});

/** Everything that is on the phone about somebody, of which only a part may count. */
const facts = fc.array(
  fc.tuple(
    ...[
      fc.nat(),
      fc.constantFrom('children-ever', 'delivery', 'pregnancy-plan', 'marriage', 'sex'),
    ],
    ...[fc.constant(null), fc.constant(null), fc.nat(9), fc.nat(9)],
  ),
) as fc.Arbitrary<PackedPerson['facts']>;
const links = fc.array(
  fc.tuple(
    fc.nat(),
    fc.constantFrom('children', 'spouse'),
    fc.nat(50),
    fc.constant(null),
    fc.constant(null),
  ),
) as fc.Arbitrary<PackedPerson['links']>;

const anybody = fc.integer({ min: -9, max: 60 }).chain((from) =>
  fc.record({
    windows: fc.array(
      fc.integer({ min: 1, max: 40 }).map((days) => window(from, from + days, from + days + 20)),
    ),
    unpaid: fc.array(fc.integer({ min: 1, max: 9 }).map((fen) => owed(fen, from + 20))),
    household: fc.integer({ min: 1, max: 4 }),
  }),
);
const village = fc
  .array(anybody, { maxLength: 8 })
  .map((people) =>
    people.map(({ household, ...rest }, index) =>
      somebody(index + 1, { ...rest, households: [[household, '', '', null, null]] }),
    ),
  );

describe('whoever is on the list', () => {
  test('births, children, marriage and plans move no row', () => {
    fc.assert(
      fc.property(village, facts, links, (people, someFacts, someLinks) => {
        const flipped = people.map((one) => ({ ...one, facts: someFacts, links: someLinks }));
        expect(rank(flipped, today)).toEqual(rank(people, today));
      }),
    );
  });

  test('neither the number of children in a household nor the sum of its money moves its row', () => {
    const orderOf = (people: readonly RankedPerson[]) =>
      rank(people, today).map(({ household }) => household);
    fc.assert(
      fc.property(village, fc.integer({ min: 1, max: 4 }), (people, household) => {
        const twins = people
          .filter(({ households }) => households[0]?.[0] === household)
          .map((one) => ({ ...one, id: one.id + 100, unpaid: one.unpaid.map(doubled) }));
        expect(orderOf([...people, ...twins])).toEqual(orderOf(people));
      }),
    );
  });

  test('the order of the people does not matter', () => {
    fc.assert(
      fc.property(village, (people) => {
        const order = (some: readonly RankedPerson[]) =>
          rank(some, today).map((row) => row.household);
        expect(order(people.toReversed())).toEqual(order(people));
      }),
    );
  });
});

const doubled = ([program, from, until, fen, last, isPayable]: PackedUnpaid): PackedUnpaid => [
  ...([program, from, until, fen * 2, last, isPayable] as const),
];
