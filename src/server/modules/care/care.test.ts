/** A care record opens by her consent alone, closes at once, and what was in it can be made unreadable. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import { careKinds } from '../../../model/facts/care.ts';
import { verifyAudit } from '../audit/index.ts';
import { mergePersons } from '../duplicate/index.ts';
import { actor, pregnancy, today, woman } from './fixtures/woman.ts';
import {
  addCareFact,
  careFactsOf,
  careOf,
  endEnrolment,
  enrol,
  enrolmentsOf,
  isOnTeam,
  retractCareFact,
  shredCare,
} from './index.ts';

let at: TestCounty;
beforeAll(async () => {
  at = await testCounty();
});
afterAll(() => at.drop());

const coded = (code: string) => expect.objectContaining({ code });
const closed = coded('CARE_NOT_ENROLLED');

test('every kind of care comes back to the team and to herself as it was told', async () => {
  const her = await woman(at);
  await her.enrol();
  const told = careKinds.map((kind) =>
    kind === 'pregnancy-plan' ? { kind, value: true, from: 7 } : { kind, day: today - 9 },
  );
  for (const fact of told) {
    await addCareFact(at.county, at.careKeys, { ...her.team, ...fact, source: '手册' });
  }
  const read = await careFactsOf(at.county, at.careKeys, her.team);
  expect(read.map(({ kind, source }) => [kind, source])).toEqual(
    careKinds.map((one) => [one, '手册']),
  );
  expect(read[0]).toMatchObject({ kind: 'pregnancy-plan', value: true, from: 7 });
  expect(read[1]).toMatchObject({ from: today - 9, until: today - 8 });
  expect(await careFactsOf(at.county, at.careKeys, her.herself)).toEqual(read);
});

describe('without her consent of today to this very unit', () => {
  test.each([
    ['none was given', async () => {}],
    ['it begins tomorrow', (her) => enrol(at.county, { ...her.consent, from: today + 1 })],
    ['it is over', (her) => enrol(at.county, { ...her.consent, from: today - 9, until: today })],
    [
      'it is to another unit',
      async (her) => enrol(at.county, { ...her.consent, unit: (await woman(at)).unit }),
    ],
    [
      'she ended it',
      async (her) => {
        await her.enrol();
        await endEnrolment(at.county, { actor, person: her.person });
      },
    ],
  ] as readonly (readonly [
    string,
    (her: Awaited<ReturnType<typeof woman>>) => Promise<unknown>,
  ])[])('nobody of the unit reads or writes: %s', async (_, prepare) => {
    const her = await woman(at);
    await prepare(her);
    const { team } = her;
    await expect(addCareFact(at.county, at.careKeys, { ...team, ...pregnancy })).rejects.toEqual(
      closed,
    );
    await expect(careFactsOf(at.county, at.careKeys, team)).rejects.toEqual(closed);
    await expect(retractCareFact(at.county, { ...team, fact: 1 })).rejects.toEqual(closed);
    await expect(enrolmentsOf(at.county, team)).rejects.toEqual(closed);
    expect(await isOnTeam(at.county, { person: her.person, unit: her.unit, on: today })).toBe(
      false,
    );
  });

  test('she herself still reads what she told, and writes nothing', async () => {
    const her = await woman(at);
    await her.enrol();
    await addCareFact(at.county, at.careKeys, { ...her.herself, ...pregnancy });
    await endEnrolment(at.county, { actor, person: her.person });
    expect(await careFactsOf(at.county, at.careKeys, her.herself)).toHaveLength(1);
    expect(await enrolmentsOf(at.county, her.herself)).toMatchObject([{ isEnded: true }]);
    const more = { ...her.herself, ...pregnancy, day: today - 70 };
    await expect(addCareFact(at.county, at.careKeys, more)).rejects.toEqual(closed);
    await expect(endEnrolment(at.county, { actor, person: her.person })).rejects.toEqual(closed);
  });
});

test('nothing is written after she ended it, however close the two come', async () => {
  for (let turn = 0; turn < 15; turn++) {
    const her = await woman(at);
    await her.enrol();
    const adding = addCareFact(at.county, at.careKeys, { ...her.team, ...pregnancy });
    const [added] = await Promise.allSettled([
      adding,
      endEnrolment(at.county, { actor, person: her.person }),
    ]);
    const changes = (await careRows('change')).filter((row) => row.person_id === her.person);
    const kinds = changes.toSorted((a, b) => Number(a.seq) - Number(b.seq)).map((row) => row.kind);
    const expected =
      added.status === 'fulfilled' ? ['person', 'fact', 'person'] : ['person', 'person'];
    expect(kinds).toEqual(expected);
  }
});

test('a new consent moves her record to the other unit', async () => {
  const [her, other] = [await woman(at), await woman(at)];
  await her.enrol();
  await addCareFact(at.county, at.careKeys, { ...her.team, ...pregnancy });
  await enrol(at.county, { ...her.consent, unit: other.unit });
  await expect(careFactsOf(at.county, at.careKeys, her.team)).rejects.toEqual(closed);
  const now = { ...her.team, reader: { unit: other.unit } };
  expect(await careFactsOf(at.county, at.careKeys, now)).toHaveLength(1);
});

describe('what is told', () => {
  test.each([
    ['of the county’s record', { kind: 'employment', value: 'employed' }, 'CARE_FACT_OTHER'],
    ['without what it rests on', { ...pregnancy, source: ' ' }, 'FACT_SOURCE_NEEDED'],
    ['that lies ahead', { ...pregnancy, day: today + 1 }, 'FACT_IN_FUTURE'],
    ['that is known', pregnancy, 'FACT_ALREADY_KNOWN'],
  ])('%s is refused', async (_, fact, code) => {
    const her = await woman(at);
    await her.enrol();
    await addCareFact(at.county, at.careKeys, { ...her.team, ...pregnancy });
    const given = { ...her.team, source: '手册', ...fact };
    await expect(addCareFact(at.county, at.careKeys, given)).rejects.toEqual(coded(code));
  });

  test('can be taken back once', async () => {
    const her = await woman(at);
    await her.enrol();
    const fact = await addCareFact(at.county, at.careKeys, { ...her.team, ...pregnancy });
    await retractCareFact(at.county, { ...her.team, fact });
    expect(await careFactsOf(at.county, at.careKeys, her.team)).toEqual([]);
    await expect(retractCareFact(at.county, { ...her.team, fact })).rejects.toEqual(
      coded('FACT_NOT_THERE'),
    );
  });

  test('belongs to her also when her records are found to be one', async () => {
    const [her, again] = [await woman(at), await woman(at)];
    await her.enrol();
    await again.enrol();
    await addCareFact(at.county, at.careKeys, { ...again.team, ...pregnancy });
    await mergePersons(at.county, {
      actor,
      today,
      person: again.person,
      into: her.person,
      evidence: [],
    });
    const team = { ...her.team, reader: { unit: again.unit } };
    expect(await careFactsOf(at.county, at.careKeys, team)).toHaveLength(1);
    await addCareFact(at.county, at.careKeys, {
      ...team,
      kind: 'delivery',
      day: today,
      source: '手册',
    });
    expect(await careFactsOf(at.county, at.careKeys, team)).toHaveLength(2);
  });
});

const careRows = (table: string) =>
  snapshotCounty(careOf(at.county), ({ query }) =>
    query<Record<string, unknown>>(`select * from ${table}`),
  );

test('a shredded record cannot be opened again, not from a copy of its rows either', async () => {
  const her = await woman(at);
  await her.enrol();
  await addCareFact(at.county, at.careKeys, { ...her.team, ...pregnancy });
  const copy = (await careRows('fact')).find((row) => row.person_id === her.person)!;
  await shredCare(at.county, { actor, person: her.person });
  expect(await careFactsOf(at.county, at.careKeys, her.herself)).toEqual([]);
  await her.enrol();
  await addCareFact(at.county, at.careKeys, {
    ...her.team,
    kind: 'delivery',
    day: today,
    source: '手册',
  });
  const act = { kind: 'test', actor };
  await changeCounty(careOf(at.county), act, ({ query, event }) =>
    query('insert into fact (person_id, sealed, added_in) values ($1, $2, $3)', [
      her.person,
      copy.sealed,
      event,
    ]),
  );
  await expect(careFactsOf(at.county, at.careKeys, her.herself)).rejects.toEqual(
    coded('SEAL_BROKEN'),
  );
});

test('neither what she told nor its kind stands anywhere in clear', async () => {
  const her = await woman(at);
  await her.enrol();
  await addCareFact(at.county, at.careKeys, { ...her.team, ...pregnancy });
  for (const table of ['event', 'audit_event', 'change', 'fact', 'person_key', 'enrolment']) {
    const text = JSON.stringify(await careRows(table));
    expect([table, text.includes('menstrual'), text.includes('手册')]).toEqual([
      table,
      false,
      false,
    ]);
  }
});

test('whoever read or wrote stands in the chain of the care records, and nothing in that of the county', async () => {
  const her = await woman(at);
  const before = await verifyAudit(at.county);
  await her.enrol();
  await addCareFact(at.county, at.careKeys, { ...her.team, ...pregnancy });
  await careFactsOf(at.county, at.careKeys, { ...her.team, asked: { post: 3 } });
  expect(await verifyAudit(at.county)).toEqual(before);
  const [last] = (await careRows('audit_event')).toSorted((a, b) => Number(b.seq) - Number(a.seq));
  expect(last).toMatchObject({
    action: 'care-read',
    detail: { asked: { post: 3 }, reader: `unit ${her.unit}` },
  });
  expect(await careRows('audit_subject')).toContainEqual({
    person_id: her.person,
    audit_seq: last!.seq,
  });
});
