/** Answers of the database equal a slow computation in memory, on days around boundaries and after changes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generatedOn, testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import { factKindId } from '../../../db/fact-kinds.ts';
import { day, END } from '../../../rules/index.ts';
import { follow } from '../entitlement/index.ts';
import { factsOfPersons, insertFacts, retractFacts } from '../roster/queries.ts';
import { actor, fillCounty, type Model, modelOf, pay } from './fixtures/model.ts';
import {
  countEntitledOn,
  type EntitledPerson,
  entitledOn,
  type Page,
  unpaidOn,
  type UnpaidPerson,
  unpaidTotal,
} from './index.ts';

let at: TestCounty;
let model: Model;

beforeAll(async () => {
  at = await testCounty();
  await fillCounty(at, 3, 2000);
  model = await modelOf(at);
}, 120_000);
afterAll(() => at.drop());

/** Every page, one after the other. */
async function all<T>(read: (after: number) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const page: Page<T> = await read(after);
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

const byName = (a: { program: string }, b: { program: string }) =>
  a.program < b.program ? -1 : a.program > b.program ? 1 : 0;

/** People with rights on a day, without their names. */
function entitledSlowly({ owed, personIds }: Model, on: number, only?: string) {
  const { person, program, from, until, isCertain } = owed.entitlements;
  const found = new Map<number, Omit<EntitledPerson['rights'][number], never>[]>();
  for (let row = 0; row < person.length; row++) {
    const name = owed.programs[program[row]!]!;
    if (from[row]! > on || until[row]! <= on || (only !== undefined && name !== only)) continue;
    const id = personIds[person[row]!]!;
    const right = { program: name, from: from[row]!, until: until[row]! };
    found.set(id, [...(found.get(id) ?? []), { ...right, isCertain: isCertain[row] === 1 }]);
  }
  return [...found]
    .toSorted(([a], [b]) => a - b)
    .map(([personId, rights]) => ({ personId, rights: rights.toSorted(byName) }));
}

/** A first day and a last day of somebody's right, with the days beside them. */
function boundaries({ owed }: Model): number[] {
  const { from, until } = owed.entitlements;
  const row = from.findIndex((day, i) => day > generatedOn && until[i]! < END);
  const days = [from[row]!, until[row]!];
  return [generatedOn, ...days.flatMap((one) => [one - 1, one, one + 1]), day('2019-06-30')];
}

describe('who is entitled on a day', () => {
  test('is who has a right then, page by page, the day before, on and after a boundary', async () => {
    for (const on of boundaries(model)) {
      const rows = await all((after) => entitledOn(at.county, { actor, on, after, limit: 300 }));
      const shown = rows.map(({ personId, rights }) => ({ personId, rights }));
      expect(shown).toEqual(entitledSlowly(model, on));
    }
  });

  test.each([
    'cn/maternal-care',
    'cn/leave-entitlements',
    'cn/cervical-screening',
  ])('is nobody by a program that rests on a care record: %s', async (program) => {
    const asked = { actor, on: generatedOn, program, limit: 3 };
    await expect(entitledOn(at.county, asked)).rejects.toMatchObject({
      code: 'PROGRAM_NOT_LISTED',
    });
  });

  test.each([
    'cn/rural-award',
    'cn/childcare-subsidy',
    'cn/complication-assistance',
  ])('is who has a right to %s, when that is asked', async (program) => {
    const on = generatedOn;
    const rows = await all((after) =>
      entitledOn(at.county, { actor, on, program, after, limit: 3 }),
    );
    const shown = rows.map(({ personId, rights }) => ({ personId, rights }));
    expect(shown).toEqual(entitledSlowly(model, on, program));
  });

  test('is counted by program', async () => {
    for (const on of boundaries(model)) {
      const rights = entitledSlowly(model, on).flatMap((one) => one.rights);
      const expected = [...Map.groupBy(rights, ({ program }) => program)]
        .map(([program, some]) => ({
          program,
          certain: some.filter(({ isCertain }) => isCertain).length,
          possible: some.filter(({ isCertain }) => !isCertain).length,
        }))
        .toSorted(byName);
      expect(await countEntitledOn(at.county, { actor, on })).toEqual(expected);
    }
  });

  test('a program that nobody knows is an error, and the people shown are in the audit row', async () => {
    const unknown = { actor, on: generatedOn, program: 'cn/nothing', limit: 3 };
    await expect(entitledOn(at.county, unknown)).rejects.toMatchObject({ code: 'PROGRAM_UNKNOWN' });
    const { rows } = await entitledOn(at.county, { actor, on: generatedOn, limit: 3 });
    const audit = await at.db.pool.query(
      `select action, subjects from ${at.county.schema}.audit_event order by seq desc limit 1`,
    );
    const subjects = rows.map(({ personId }) => personId);
    expect(audit.rows).toEqual([{ action: 'read-entitled', subjects }]);
  });
});

/** People with unpaid lines as of a day, without their names. */
function unpaidSlowly({ lines }: Model, on: number, only?: string): Omit<UnpaidPerson, 'name'>[] {
  const begun = lines
    .filter(({ from, unpaidFen }) => from <= on && unpaidFen > 0)
    .filter(({ program }) => only === undefined || program === only);
  return [...Map.groupBy(begun, ({ personId }) => personId)].map(([personId, unpaid]) => {
    const open = unpaid.filter(({ claimUntil }) => claimUntil > on);
    const closed = unpaid.filter(({ claimUntil }) => claimUntil <= on);
    const sum = (some: typeof unpaid) => some.reduce((fen, line) => fen + line.unpaidFen, 0);
    return {
      personId,
      programs: [...new Set(unpaid.map(({ program }) => program))].toSorted(),
      from: Math.min(...unpaid.map(({ from }) => from)),
      ...(open.length > 0 && { claimUntil: Math.min(...open.map((line) => line.claimUntil)) }),
      lines: open.length,
      fen: sum(open),
      closedLines: closed.length,
      closedFen: sum(closed),
    };
  });
}

async function expectUnpaid(now: Model): Promise<void> {
  for (const on of [generatedOn, day('2027-12-31'), day('2028-01-01'), day('2025-08-31')]) {
    const rows = await all((after) => unpaidOn(at.county, { actor, on, after, limit: 50 }));
    const expected = unpaidSlowly(now, on);
    expect(rows.map(({ name: _, ...row }) => row)).toEqual(expected);
    const sum = (of: (one: (typeof expected)[number]) => number) =>
      expected.reduce((all, one) => all + of(one), 0);
    expect(await unpaidTotal(at.county, { actor, on })).toMatchObject({
      people: expected.filter(({ lines }) => lines > 0).length,
      lines: sum((one) => one.lines),
      fen: sum((one) => one.fen),
      closedLines: sum((one) => one.closedLines),
      closedFen: sum((one) => one.closedFen),
    });
  }
}

/** Overpaid lines as the view shows them. */
const overpaid = () =>
  snapshotCounty(at.county, (tx) =>
    tx.query(
      `select person_id as "personId", program, from_day as "from", until_day as "until",
         paid_fen as fen, overpaid_fen as "overpaidFen"
       from overpaid_line order by person_id, program, from_day, paid_fen`,
    ),
  );

const overpaidSlowly = ({ payments }: Model) =>
  payments
    .filter(({ overpaidFen }) => overpaidFen > 0)
    .toSorted(
      (a, b) => a.personId - b.personId || byName(a, b) || a.from - b.from || a.fen - b.fen,
    );

/** Begun lines that may be paid, of a person and program each. */
const payable = ({ lines }: Model) =>
  lines.filter(({ unpaidFen, from }) => unpaidFen > 0 && from <= generatedOn);

/** Pays two lines of three, of these every fifth in part. */
const someOf = (lines: Model['lines']) =>
  lines.flatMap((line, i) =>
    i % 3 === 0 ? [] : [{ ...line, fen: i % 5 === 0 ? line.lowFen - 1 : line.lowFen }],
  );

/** Children paid for turn out younger or older, and somebody who was paid turns out to have died before. */
async function tellLate(people: readonly number[]): Promise<void> {
  await changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
    for (const [i, personId] of people.entries()) {
      const known = (await factsOfPersons(tx, [personId])).get(personId)!;
      const birth = known.find(({ kind }) => kind === factKindId('birth'))!;
      const isAlive = known.every(({ kind }) => kind !== factKindId('death'));
      const dies = isAlive && i % 3 === 0;
      const kind = factKindId(dies ? 'death' : 'birth');
      const from = dies ? day('2024-05-05') : birth.from + (i % 2 === 1 ? 95 : -95);
      if (!dies) await retractFacts(tx, [{ personId, id: birth.id }]);
      const point = { from, until: from + 1, low: undefined, high: undefined };
      await insertFacts(tx, [{ personId, kind, ...point }]);
      tx.changed('fact', personId);
    }
  });
}

const mergePersons = (person: number, into: number) =>
  changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
    const values = [person, into, tx.event];
    await tx.query(
      'insert into person_merge (person_id, into_id, added_in) values ($1, $2, $3)',
      values,
    );
    tx.changed('merge', person);
    tx.changed('merge', into);
  });

// In this order: what is paid and told late stays.
describe('what is unpaid', () => {
  test('is every payable period that has begun, as long as nothing was paid', async () => {
    expect(payable(model).length).toBeGreaterThan(100);
    await expectUnpaid(model);
    expect(await overpaid()).toEqual([]);
  });

  test('is what is left after some payments, of those in part the rest', async () => {
    await pay(at, someOf(payable(model)));
    const now = await modelOf(at);
    expect(now.payments.length).toBeGreaterThan(100);
    await expectUnpaid(now);
    expect(await overpaid()).toEqual([]);
  });

  test('follows facts that are told late: arrears appear, and what was paid for nothing is listed', async () => {
    const { payments, lines } = await modelOf(at);
    await tellLate([...new Set(payments.map(({ personId }) => personId))].slice(0, 60));
    await follow(at.county);
    const now = await modelOf(at);
    expect(now.lines).not.toEqual(lines);
    await expectUnpaid(now);
    expect((await overpaid()).length).toBeGreaterThan(20);
    expect(await overpaid()).toEqual(overpaidSlowly(now));
  });

  test('counts what was paid to a record that was merged, through further merges too', async () => {
    const { payments } = await modelOf(at);
    const [one, two, three, four] = new Set(payments.map(({ personId }) => personId));
    await mergePersons(two!, one!);
    await mergePersons(one!, three!);
    await mergePersons(four!, three!);
    await follow(at.county);
    const now = await modelOf(at);
    const paidTo = new Set(now.payments.map(({ personId }) => personId));
    expect([one, two, four].filter((person) => paidTo.has(person!))).toEqual([]);
    await expectUnpaid(now);
    expect(await overpaid()).toEqual(overpaidSlowly(now));
  });
});
