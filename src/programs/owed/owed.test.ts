/** The stored rows say what an assessment says, of everyone in a fictional county, known well or hardly at all. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateCounty } from '../../datagen/index.ts';
import type { Assessment } from '../../model/assessment.ts';
import { catalog } from '../../model/facts/catalog.ts';
import { child, peopleOf, woman } from '../../model/family.ts';
import { type People, peopleBuilder } from '../../model/people.ts';
import {
  alive,
  amount,
  count,
  household,
  plus,
  sumOver,
  day,
  FEMALE,
  MALE,
  populationBuilder,
  dayOf,
  END,
  evaluate,
  firstOfYear,
  isoDate,
  pairsOf,
  relations,
  subtract,
  timelineIn,
  toDay,
} from '../../rules/index.ts';
import { assessor, getProgram } from '../assess.ts';
import { encounterFact } from '../due.ts';
import { getJurisdiction } from '../packs.ts';
import { packs } from '../registry.ts';
import { owedBy } from './owed.ts';
import { type Owed, paymentStatuses } from './rows.ts';
import { expandPayments } from './runs.ts';

const since = day('2026-11-22');
const SIZE = 600;
const national = getJurisdiction(packs, 'cn');

/** A fictional county whose families are known in full, or only as far as someone is named. */
function county(seed: number, kinship: readonly (typeof relations)[number][]): People {
  const people = peopleBuilder();
  for (const record of generateCounty({ seed, size: SIZE, on: since })) people.add(record);
  return people.build(kinship);
}

type Rows = { readonly person: Uint32Array; readonly program: Uint16Array };

/** The rows of a person and program, read by a function of the row. */
function rowsOf<T>(block: Rows, person: number, program: number, read: (row: number) => T): T[] {
  return [...block.person.keys()]
    .slice(block.person.indexOf(person), block.person.lastIndexOf(person) + 1)
    .filter((row) => block.person[row] === person && block.program[row] === program)
    .map(read);
}

const date = (value: number) =>
  value === END || value === -(2 ** 31) ? null : isoDate(toDay(value));

/** Every program that an assessment has something to say of, with the place of its program. */
function everyAssessment(people: People, jurisdiction: typeof national, on: number) {
  const asked = assessor(people, jurisdiction, { on });
  const place = (id: string) => jurisdiction.programs.findIndex((program) => program.id === id);
  const isKept = ({ program }: Assessment) => !program.endsWith('/free-contraceptives');
  return people.ids.flatMap((_, person) =>
    asked
      .person(person)
      .filter(isKept)
      .map((one) => ({ person, program: place(one.program), one })),
  );
}

describe.each(['cn', 'cn-11', 'cn-33'])('in %s', (id) => {
  const jurisdiction = getJurisdiction(packs, id);
  describe.each([
    ['known', relations],
    ['hardly known', []],
  ] as const)('families %s', (_, kinship) => {
    const people = county(3, kinship);
    const owed = owedBy(people, jurisdiction, { since });
    const today = everyAssessment(people, jurisdiction, since);

    const columns = jurisdiction.programs.map(({ eligibility }) =>
      evaluate(eligibility, people.population, { ages: jurisdiction.pack.ages }),
    );

    test('the days are those of the assessment, certain and possible apart', () => {
      expect(owed.failures).toEqual([]);
      for (const { person, program, one } of today) {
        const { from, until, isCertain } = owed.entitlements;
        const stored = rowsOf(owed.entitlements, person, program, (row) => ({
          from: from[row],
          until: until[row],
          isCertain: isCertain[row] === 1,
        }));
        const { certain, possible } = timelineIn(columns[program]!, person);
        const expected = [
          ...pairsOf(certain).map((span) => ({ ...span, isCertain: true })),
          ...pairsOf(subtract(possible, certain)).map((span) => ({ ...span, isCertain: false })),
        ].filter((span) => one.kind === 'benefit' || span.until > since);
        expect(stored).toEqual(expected.toSorted((a, b) => a.from - b.from));
      }
    });

    test('nobody has rows of a program that the assessment leaves out', () => {
      const known = new Set(today.map(({ person, program }) => `${person} ${program}`));
      for (const block of [owed.entitlements, owed.payments, owed.windows, owed.questions]) {
        const keys = [...block.person].map((person, row) => `${person} ${block.program[row]}`);
        expect(keys.filter((key) => !known.has(key))).toEqual([]);
      }
    });

    test('the rows expand to the lines of the assessment', () => {
      // Asked seven years later, an assessment lists lines up to the same day.
      const later = everyAssessment(people, jurisdiction, dayOf(2033, 11, 22));
      const stored = linesByKey(owed);
      const all = later.flatMap(({ person, program, one }) =>
        one.kind === 'benefit' ? [[`${person} ${program}`, one] as const] : [],
      );
      for (const [key, one] of all) {
        const lines = stored.get(key) ?? [];
        expect(lines.filter(({ kind }) => kind === 'payments').map(({ line }) => line)).toEqual(
          one.payments,
        );
        expect(lines.filter(({ kind }) => kind === 'withheld').map(({ line }) => line)).toEqual(
          one.withheld,
        );
        expect(lines.filter(({ kind }) => kind === 'possible').map(({ line }) => line)).toEqual(
          one.possiblePayments,
        );
        stored.delete(key);
      }
      expect([...stored]).toEqual([]);
    });

    test('the windows and the questions are those of the assessment', () => {
      const horizon = firstOfYear(2030);
      for (const { person, program, one } of today) {
        const { step, from, until, catchUpUntil, keptOn, isCertain } = owed.windows;
        const windows = rowsOf(owed.windows, person, program, (row) => row)
          .filter((row) => from[row]! < horizon)
          .map((row) => ({
            step: owed.steps[program]![step[row]!],
            from: date(from[row]!),
            until: date(until[row]!),
            ...(catchUpUntil[row] !== END && { catchUpUntil: date(catchUpUntil[row]!) }),
            ...(keptOn[row] !== END && { keptOn: date(keptOn[row]!) }),
            isCertain: isCertain[row] === 1,
          }));
        const due = one.due.map(({ text, ...window }) => window);
        expect(windows).toHaveLength(due.length);
        expect(windows).toEqual(expect.arrayContaining(due));
        const questions = rowsOf(owed.questions, person, program, (row) => ({
          fact: owed.facts[owed.questions.fact[row]!],
          about: people.ids[owed.questions.about[row]!],
        }));
        const asked = one.questions.map(({ fact, about }) => ({ fact, about }));
        expect(questions).toHaveLength(asked.length);
        expect(questions).toEqual(expect.arrayContaining(asked));
      }
    });
  });
});

/** Every stored line in the words of the contract, in the list where the contract has it. */
function linesByKey(owed: Owed) {
  const lines = new Map<string, { kind: string; line: object }[]>();
  for (const stored of expandPayments(owed.payments)) {
    const { person, program, from, until, lowFen, highFen, isCertain, claimUntil } = stored;
    const status = paymentStatuses[stored.status]!;
    const isWithheld = status === 'unverified';
    const kind = isCertain ? (isWithheld ? 'withheld' : 'payments') : 'possible';
    // The contract shows no open line of an unverified amount.
    if (!isCertain && isWithheld) continue;
    const line = {
      from: date(from),
      until: date(until),
      amountFen: lowFen,
      ...(lowFen !== highFen && { upToFen: highFen }),
      status,
      ...(claimUntil !== END && { claimUntil: date(claimUntil) }),
    };
    const key = `${person} ${program}`;
    lines.set(key, [...(lines.get(key) ?? []), { kind, line }]);
  }
  return lines;
}

describe('among everyone', () => {
  const people = county(4, []);
  const whole = owedBy(people, national, { since });

  test('some people have the rows that they have among everyone', () => {
    const some = fc.uniqueArray(fc.integer({ min: 0, max: SIZE - 1 }), { maxLength: 40 });
    fc.assert(
      fc.property(some, (indices) => {
        const persons = Uint32Array.from(indices).sort();
        const part = owedBy(people, national, { since, persons });
        for (const name of ['entitlements', 'payments', 'windows', 'questions'] as const) {
          expect(part[name]).toEqual(only(whole[name], new Set(indices)));
        }
      }),
      { numRuns: 25 },
    );
  });

  test('there are rows of every kind', () => {
    const { entitlements, payments, windows, questions } = whole;
    for (const { isCertain } of [entitlements, payments]) {
      expect([...new Set(isCertain)].toSorted()).toEqual([0, 1]);
    }
    expect([...new Set(payments.status)].toSorted()).toEqual([0, 1, 2]);
    expect(Math.max(...payments.years)).toBeGreaterThan(5);
    for (const column of [payments.claimUntil, windows.catchUpUntil]) {
      expect(column).toContain(END);
      expect(column.some((value) => value !== END)).toBe(true);
    }
    expect(questions.person.length).toBeGreaterThan(100);
  });

  test('rows ascend by person, program and first day', () => {
    for (const { person, program, from } of [whole.entitlements, whole.payments, whole.windows]) {
      const keys = [...person].map((p, row) => [p, program[row]!, from[row]!] as const);
      const sorted = keys.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
      expect(keys).toEqual(sorted);
      expect(keys.length).toBeGreaterThan(0);
    }
  });

  test('questions of one person and program ascend by whom they are about and the fact', () => {
    const { person, program, about, fact } = whole.questions;
    const keys = [...person].map((p, row) => [p, program[row]!, about[row]!, fact[row]!] as const);
    const sorted = keys.toSorted(
      (a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3],
    );
    expect(keys).toEqual(sorted);
  });

  test('nobody keeps a list of who may take contraceptives', () => {
    const offer = whole.programs.indexOf('cn/free-contraceptives');
    expect(offer).toBeGreaterThanOrEqual(0);
    for (const { program } of [whole.entitlements, whole.windows, whole.questions]) {
      expect(program).not.toContain(offer);
    }
  });

  test('no reproductive fact can be asked for', () => {
    const reproductive = Object.entries(catalog).filter(
      ([, { label }]) => label === 'reproductive',
    );
    expect(reproductive.length).toBeGreaterThan(0);
    for (const [fact] of reproductive) expect(whole.facts).not.toContain(fact);
  });
});

test('a question about a relative says whom it is about', () => {
  const ill = { born: '1995-01-01', facts: { 'disability-level': {} } } as const;
  const people = peopleOf(woman({ born: '1970-06-30' }).with(child(ill)));
  const { questions, programs, facts } = owedBy(people, national, { since });
  const assistance = programs.indexOf('cn/special-assistance');
  const asked = rowsOf(questions, 0, assistance, (row) => [
    facts[questions.fact[row]!],
    questions.about[row],
  ]);
  expect(asked).toEqual([['disability-level', 1]]);
});

test('a window tells whether its days are certain and when it was kept; far ones are left out', () => {
  const builder = populationBuilder();
  const on = (text: string) => ({ earliest: day(text), latest: day(text) });
  const infant = builder.addPerson({ born: on('2026-01-01'), sex: FEMALE });
  builder.addEvent(encounterFact('child-check'), infant, on('2026-11-01'));
  builder.addPerson({
    born: { earliest: day('2026-01-01'), latest: day('2026-01-09') },
    sex: MALE,
  });
  const adults = ['2001-12-30', '2002-01-02'].map((born) =>
    builder.addPerson({ born: on(born), sex: FEMALE }),
  );
  const { windows, programs, steps } = owedBy({ population: builder.build() }, national, { since });
  const checks = rowsOf(windows, infant, programs.indexOf('cn/child-health'), (row) => [
    date(windows.from[row]!),
    windows.keptOn[row] === END ? undefined : date(windows.keptOn[row]!),
    windows.isCertain[row],
  ]);
  expect(checks[0]).toEqual(['2026-09-02', '2026-11-01', 1]);
  expect(checks[1]).toEqual(['2027-01-02', undefined, 1]);
  const uncertain = rowsOf(
    windows,
    infant + 1,
    programs.indexOf('cn/child-health'),
    (row) => windows.isCertain[row],
  );
  expect(new Set(uncertain)).toEqual(new Set([0]));
  const screening = programs.indexOf('cn/breast-screening');
  expect(steps[screening]).toEqual(['screening']);
  const screenings = adults.map((adult) =>
    rowsOf(windows, adult, screening, (row) => date(windows.from[row]!)),
  );
  expect(screenings).toEqual([['2036-12-31'], []]);
});

test('whoever a rule is cut off for has no rows of that program, and all others of their own', () => {
  const people = peopleBuilder();
  const alone = {
    sex: 'female',
    born: { earliest: since, latest: since },
    facts: [],
    events: [],
  } as const;
  // In a household of sixty, three steps are more links than one person may follow.
  for (let i = 0; i < 60; i++) {
    const links = Array.from(
      { length: i },
      (_, to) => ({ relation: 'household', to: `${to}` }) as const,
    );
    people.add({ ...alone, id: `${i}`, name: '', links });
  }
  people.add({ ...alone, id: 'alone', name: '', links: [] });
  const endless = sumOver(household, sumOver(household, count(household, alive)));
  const subsidy = getProgram(national.programs, 'childcare-subsidy');
  const payments = { per: 'once', amountFen: plus(endless, amount(100)) };
  const counted = { ...subsidy, eligibility: alive, payments } as typeof subsidy;
  const programs = [counted, getProgram(national.programs, 'birth-registration')];
  const owed = owedBy(people.build(relations), { ...national, programs }, { since });
  expect(owed.failures.map(({ person }) => person)).toEqual([...Array(60).keys()]);
  expect(owed.failures[0]).toEqual({ person: 0, program: subsidy.id, code: 'RULE_TOO_LARGE' });
  const withRows = (block: Rows, of: number) =>
    [...block.person].filter((_, row) => block.program[row] === of);
  expect([withRows(owed.entitlements, 0), withRows(owed.payments, 0)]).toEqual([[60], [60]]);
  expect(withRows(owed.entitlements, 1)).toHaveLength(61);
});

type Columns = { readonly person: Uint32Array };

/** The rows of some people. */
function only<B extends Columns>(block: B, persons: ReadonlySet<number>): B {
  const isKept = (_: unknown, row: number) => persons.has(block.person[row]!);
  return Object.fromEntries(
    Object.entries(block).map(([name, column]) => [name, (column as Uint32Array).filter(isKept)]),
  ) as B;
}
