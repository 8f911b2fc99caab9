/** What it costs to take what phones send, in statements: numbers that no machine changes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statementsOf } from '../../../../../test/server/statements.ts';
import { openTown, outcomesOf, type Person, type Town } from '../fixtures/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.at.stop());

/** A visit as it is taken down at a door: six events. */
async function visit(she: Person) {
  const { phone } = town;
  const ref = she.replace('/', ':');
  const record = `visit/${crypto.randomUUID()}` as const;
  const of = (field: string, value: string | number | object) =>
    phone.say({ record, about: she, field, value: value as string });
  const about = (field: string, value: string | object) =>
    phone.say({ record: she, about: she, field, value: value as string });
  return [
    await of('visit', { day: '2026-11-21', place: 'home', minutes: 25 }),
    await of(`step/${ref}/cn:child-health/newbornHomeVisit`, {
      outcome: 'done',
      day: '2026-11-21',
    }),
    await of(`measure/${ref}/weight`, 55.5),
    await of('note', '一切都好'),
    await about('phone', '13900000001'),
    await about('fact/employment', { value: 'employed', from: '2026-10-01' }),
  ];
}

/** Statements for the visits of so many people, sent at once. */
async function costOf(count: number) {
  const events: Awaited<ReturnType<typeof visit>> = [];
  for (let nth = 0; nth < count; nth++) events.push(...(await visit(await town.somebody())));
  let outcomes: readonly string[] = [];
  const statements = await statementsOf(async () => {
    outcomes = outcomesOf(await town.phone.send(...events));
  });
  return { events: events.length, statements: statements.length, outcomes };
}

test('what is sent together costs little more than it writes: at most seven statements an event', async () => {
  await costOf(1);
  const [one, many] = [await costOf(1), await costOf(12)];
  process.stdout.write(
    `${one.events} events: ${one.statements} statements; ${many.events}: ${many.statements}\n`,
  );
  expect(new Set([...one.outcomes, ...many.outcomes])).toEqual(new Set(['accepted']));
  const perEvent = (many.statements - one.statements) / (many.events - one.events);
  expect(perEvent).toBeLessThanOrEqual(7);
  // What a request costs once, whatever it brings.
  expect(one.statements - one.events * perEvent).toBeLessThanOrEqual(30);
});
