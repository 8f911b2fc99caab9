/** Whom a change concerns, from memory, is whom the record says it concerns, whatever happened in between. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { livingIn, towns } from '../../../../../test/server/running.ts';
import { changeCounty, snapshotCounty } from '../../../../db/county.ts';
import { day } from '../../../../rules/index.ts';
import { headOf } from '../device/queries.ts';
import { mergePersons } from '../../duplicate/index.ts';
import { changeFact } from '../../registry/index.ts';
import { openTown, type Town } from '../fixtures/town.ts';
import { concernedBy } from './concern.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.at.stop());

const actor = 'test';
const rangeOf = (code: string) => `{[${code}000,${Number(code) + 1}000)}`;
const postOf = (code: string) => ({ areas: rangeOf(code), unit: town.at.units.towns.get(code)! });

/** Slow and plainly right: everybody near, one by one, by what is on record now. */
const model = (persons: readonly number[], { areas, unit }: ReturnType<typeof postOf>) =>
  snapshotCounty(town.at.county, async (tx) => {
    const found = new Set<number>();
    for (const person of persons) {
      const [row] = await tx.query<{ found: boolean }>(
        `with recursive same (id) as (
           select $1::bigint
           union select case when same.id = person_id then into_id else person_id end
             from same join person_merge on retracted_in is null and same.id in (person_id, into_id)),
         near as (
           select id from same
           union select other_id from relationship join same on person_id = same.id and retracted_in is null
           union select person_id from relationship join same on other_id = same.id and retracted_in is null
           union select mate.person_id from household_member own join household_member mate using (household_id)
             join same on same.id = own.person_id and own.retracted_in is null and mate.retracted_in is null)
         select exists (select from fact join near on person_id = near.id
             where kind in (21, 23) and int8range(low, high, '[]') <@ $2::int8multirange)
           or exists (select from task join near on person_id = near.id where unit_id = $3)
           or exists (select from person where id = $1 and not is_on_record) as found`,
        [person, areas, unit],
      );
      if (row!.found) found.add(person);
    }
    return found;
  });

/** Everybody, as if each had just changed, or as it stands in the log. */
async function concerned(code: string) {
  const { db, code: county } = town.at.county;
  const { epoch, seq } = await headOf(town.at.county);
  return snapshotCounty(town.at.county, async (tx) => {
    const changes = await tx.query<{ seq: number; person: number }>(
      'select max(seq) as seq, person_id as person from change where person_id is not null group by 2',
      [],
    );
    const persons = changes.map(({ person }) => person);
    const log = { db, code: county, epoch, until: seq };
    return { persons, found: await concernedBy(tx, log, changes, postOf(code)) };
  });
}

const expectSame = async () => {
  for (const code of towns) {
    const { persons, found } = await concerned(code);
    expect([...found].toSorted()).toEqual([...(await model(persons, postOf(code)))].toSorted());
    expect(found.size).toBeGreaterThan(20);
  }
};

test('from nothing, after moves, tasks and merges, and when it was asked before', async () => {
  await expectSame();
  const here = await livingIn(town.at.county, towns[0]);
  const today = day('2026-11-22');
  await changeFact(town.at.county, {
    ...{ actor, person: here[3]!, kind: 'residence', value: `${towns[1]}001` },
    ...{ from: day('2026-11-20'), today },
  });
  await town.somebody();
  await mergePersons(town.at.county, {
    actor,
    today,
    person: here[30]!,
    into: here[40]!,
    evidence: [],
  });
  await changeCounty(town.at.county, { kind: 'test', actor }, async (tx) => {
    await tx.query('update person set is_on_record = false where id = $1', [here[50]]);
    tx.changed('person', here[50]!);
  });
  await expectSame();
});
