/** One person explained from a few relatives is the person explained from the whole county. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { loadPeople } from '../../../db/population.ts';
import { type Assessor, assessor } from '../../../programs/assess.ts';
import { withoutCare } from '../../../programs/care.ts';
import { getJurisdiction } from '../../../programs/packs.ts';
import { packs } from '../../../programs/registry.ts';
import { day } from '../../../rules/index.ts';
import { createCounty } from '../../../db/migrate.ts';
import { actor, fillCounty } from './fixtures/model.ts';
import { explainPerson, namesOf } from './index.ts';
import { namesOfPeople } from './person-queries.ts';

const on = day('2026-11-22');
let at: TestCounty;
let whole: Assessor;
let personIds: readonly number[];

beforeAll(async () => {
  at = await testCounty();
  await fillCounty(at, 33, 500);
  whole = await snapshotCounty(at.county, async (tx) => {
    const loaded = await loadPeople(tx.client);
    personIds = [...loaded.personIds];
    const names = await namesOfPeople(tx, personIds);
    const people = {
      population: loaded.population,
      ids: personIds.map(String),
      names: personIds.map((id) => names.get(id)!),
    };
    return assessor(people, withoutCare(getJurisdiction(packs, 'cn')), { on });
  });
}, 60_000);
afterAll(() => at.drop());

test('days, money, reasons and questions are those of an evaluation of everybody', async () => {
  for (let index = 0; index < personIds.length; index += 12) {
    const { assessments } = await explainPerson(at.county, personIds[index]!, { actor, on });
    expect(assessments).toEqual(whole.person(index));
  }
});

test('the conditions of one program come with their timelines', async () => {
  const programs = ['cn/childcare-subsidy'];
  const { conditions } = await explainPerson(at.county, personIds[0]!, { actor, on, programs });
  expect(conditions('cn/childcare-subsidy')).toEqual(whole.conditions(0, 'cn/childcare-subsidy'));
});

test('whoever is explained or named stands in the audit row', async () => {
  const [person] = personIds;
  await explainPerson(at.county, person!, { actor, on });
  await namesOf(at.county, { actor, persons: personIds.slice(1, 3) });
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query<{ action: string; subjects: string[] }>(
      'select action, subjects::text[] as subjects from audit_event order by seq desc limit 2',
    ),
  );
  expect(rows.map(({ action }) => action)).toEqual(['read-names', 'explain-person']);
  expect(rows[0]!.subjects).toEqual(personIds.slice(1, 3).map(String));
  expect(rows[1]!.subjects).toContain(String(person));
});

test('nobody is explained who is not on record, or where nothing was worked out yet', async () => {
  const unknown = { code: 'PERSON_UNKNOWN' };
  await expect(explainPerson(at.county, 999_999, { actor, on })).rejects.toMatchObject(unknown);
  const other = await createCounty(at.db, { code: '990102', name: '雾山县', pack: 'cn' });
  const missing = { code: 'EVALUATION_MISSING', detail: { county: '990102' } };
  await expect(explainPerson(other, 1, { actor, on })).rejects.toMatchObject(missing);
});
