/** One person's whole timeline, and the history of what changed it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import { factKindId } from '../../../db/fact-kinds.ts';
import { day, END } from '../../../rules/index.ts';
import { groupsOf } from '../../../programs/owed/groups.ts';
import { follow } from '../entitlement/index.ts';
import { insertFacts } from '../roster/queries.ts';
import { actor, fillCounty, type Model, modelOf, pay } from './fixtures/model.ts';
import { changesOf, personTimeline } from './index.ts';

let at: TestCounty;
let model: Model;

beforeAll(async () => {
  at = await testCounty();
  await fillCounty(at, 21, 600);
  model = await modelOf(at);
  const due = model.lines.filter(({ unpaidFen }) => unpaidFen > 0).slice(0, 40);
  await pay(
    at,
    due.map((line, i) => ({ ...line, fen: line.highFen + (i % 4 === 0 ? 5 : 0) })),
  );
  model = await modelOf(at);
}, 120_000);
afterAll(() => at.drop());

/** Rows of one kind over all people, in one order. */
const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted();

/** What the timeline must hold, from the rows of the person in memory. */
function timelineSlowly(index: number) {
  const personId = model.personIds[index]!;
  const own = [...groupsOf(model.owed)].filter(([key]) => key.startsWith(`${index}/`));
  const each = own.map(([key, group]) => ({ program: key.slice(key.indexOf('/') + 1), group }));
  return {
    rights: each.flatMap(({ program, group }) =>
      group.entitlements.map(({ from, until, isCertain }) => ({ program, from, until, isCertain })),
    ),
    windows: each.flatMap(({ program, group }) =>
      group.windows
        .filter(({ keptOn }) => keptOn === END)
        .map(({ step, from, until, catchUpUntil, isCertain }) => ({
          ...{ program, from, until, step, isCertain },
          offerUntil: catchUpUntil === END ? until : catchUpUntil,
        })),
    ),
    paidFen: model.lines
      .filter((line) => line.personId === personId)
      .map(({ program, from, until, isCertain, lowFen, highFen, claimUntil, paidFen }) => ({
        ...{ program, from, until, isCertain, claimUntil, paidFen },
        ...{ amountFen: lowFen, upToFen: highFen },
      })),
    overpaid: model.payments
      .filter((one) => one.personId === personId && one.overpaidFen > 0)
      .map(({ program, from, fen, overpaidFen }) => ({ program, from, fen, overpaidFen })),
  };
}

describe('a timeline', () => {
  test('is everything that is stored of the person', async () => {
    for (let index = 0; index < 200; index++) {
      const shown = await personTimeline(at.county, model.personIds[index]!, { actor });
      const expected = timelineSlowly(index);
      expect(shown.rights).toHaveLength(expected.rights.length);
      expect(shown.rights).toEqual(expect.arrayContaining(expected.rights));
      expect(shown.windows).toHaveLength(expected.windows.length);
      expect(shown.windows).toEqual(expect.arrayContaining(expected.windows));
      expect(sorted(shown.lines.map(({ standing: _, ...line }) => sortKeys(line)))).toEqual(
        sorted(expected.paidFen.map(sortKeys)),
      );
      const overpaid = shown.overpaid.map(({ program, from, paidFen: fen, overpaidFen }) => ({
        ...{ program, from, fen, overpaidFen },
      }));
      expect(overpaid).toEqual(expected.overpaid);
    }
  });

  test('is one view with one row for each of its parts', async () => {
    const personId = model.payments[0]!.personId;
    const { rights, lines, windows, questions, changes, overpaid } = await personTimeline(
      at.county,
      personId,
      { actor },
    );
    const [row] = await snapshotCounty(at.county, (tx) =>
      tx.query<{ count: number }>(
        'select count(*) as count from person_answer where person_id = $1',
        [personId],
      ),
    );
    const parts = [rights, lines, windows, questions, changes, overpaid];
    expect(row!.count).toBe(parts.reduce((sum, part) => sum + part.length, 0));
    expect(row!.count).toBeGreaterThan(1);
  });

  test('of a number that nobody has is an error', async () => {
    const asked = personTimeline(at.county, 999_999, { actor });
    await expect(asked).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' });
  });

  test('of a merged record is that of the record that stays', async () => {
    await changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
      const merge = 'insert into person_merge (person_id, into_id, added_in) values ($1, $2, $3)';
      await tx.query(merge, [500, 501, tx.event]);
      await tx.query(merge, [501, 502, tx.event]);
      for (const person of [500, 501, 502]) tx.changed('merge', person);
    });
    await follow(at.county);
    expect(await personTimeline(at.county, 500, { actor })).toEqual(
      await personTimeline(at.county, 502, { actor }),
    );
  });
});

const sortKeys = (row: object) =>
  Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));

test('changes say which event changed what, the last one first', async () => {
  const { personId, program } = model.lines.find((line) => line.unpaidFen > 0)!;
  expect(await changesOf(at.county, personId, { actor })).toEqual([]);
  const from = day('2025-03-03');
  const { seq } = await changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
    const point = { from, until: from + 1, low: undefined, high: undefined };
    await insertFacts(tx, [{ personId, kind: factKindId('death'), ...point }]);
    tx.changed('fact', personId);
  });
  await follow(at.county);
  const changes = await changesOf(at.county, personId, { actor });
  const change = changes.find((one) => one.program === program)!;
  expect(change.seq).toBeGreaterThan(seq);
  expect(change).toMatchObject({ kind: 'evaluate', before: expect.anything() });
  const { changes: shown } = await personTimeline(at.county, personId, { actor });
  expect(shown).toEqual(changes);
});
