/** What rosters brought: conflicts decided, imports taken back, on a real database. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  generatedOn,
  incomingOf,
  testCounty,
  type TestCounty,
} from '../../../../../test/postgres/county.ts';
import { type CountyPerson, generateCounty } from '../../../../datagen/index.ts';
import { snapshotCounty } from '../../../../db/county.ts';
import { checkCharacter } from '../../../../model/identity-number.ts';
import { BEGINNING, day, END } from '../../../../rules/index.ts';
import { importRoster } from '../../roster/index.ts';
import {
  addFact,
  correctName,
  decideConflict,
  factsOf,
  findByNumber,
  householdsOf,
  listConflicts,
  undoEvent,
  undoImport,
} from '../index.ts';

let at: TestCounty;
beforeAll(async () => {
  at = await testCounty();
});
afterAll(() => at.drop());

const actor = 'desk';
const code = (wanted: string) => expect.objectContaining({ code: wanted });

async function read(people: readonly CountyPerson[], source: string): Promise<number> {
  await importRoster(at.county, incomingOf(people, source), { actor, keys: at.keys, chunk: 50 });
  const [row] = await snapshotCounty(at.county, ({ query }) =>
    query<{ id: number }>('select id from roster_import where source = $1', [source]),
  );
  return row!.id;
}

const numbered = (serial: string) => {
  const digits = `99010119680305${serial}`;
  return digits + checkCharacter(digits);
};
const household = (number: string) => ({ number, role: 'head', from: day('2020-01-01') }) as const;
const villager = (serial: string, more: Partial<CountyPerson> = {}): CountyPerson => ({
  ...{ id: numbered(serial), name: '测试人', facts: [], events: [], links: [] },
  household: household('17'),
  ...more,
});
const find = async (serial: string) =>
  (await findByNumber(at.county, at.keys, { actor, number: numbered(serial) }))!;
const openOf = async (person: number) =>
  (await listConflicts(at.county, { actor, limit: 100 })).filter((one) => one.person === person);
const bornOn = (text: string) => ({ born: { earliest: day(text), latest: day(text) } });

test('conflicts of name, birth, state and household are shown and decided one by one', async () => {
  const lives = (value: string) => ({ facts: [{ kind: 'residence', value }] as const });
  await read([villager('001', { ...bornOn('1968-03-05'), ...lives('990101001') })], 'first');
  const other = { name: '样试人', household: household('18') };
  const told = { ...bornOn('1969-03-05'), ...lives('990102001') };
  await read([villager('001', { ...other, ...told })], 'second');
  const { person } = await find('001');
  const conflicts = await openOf(person);
  expect(new Map(conflicts.map((one) => [one.kind, [one.stored, one.incoming]]))).toEqual(
    new Map([
      ['name', [{ name: '测试人' }, { name: '样试人' }]],
      [
        'birth',
        [
          { from: -667, until: -666 },
          { from: -302, until: -301 },
        ],
      ],
      [
        'residence',
        [
          { value: '990101001', from: BEGINNING, until: END },
          { value: '990102001', from: BEGINNING, until: END },
        ],
      ],
      ['household', [{ household: '17' }, { household: '18' }]],
    ]),
  );
  const decide = (kind: string, decision: 'keep' | 'replace') =>
    decideConflict(at.county, {
      actor,
      conflict: conflicts.find((one) => one.kind === kind)!.id,
      decision,
    });
  await decide('birth', 'keep');
  const name = await decide('name', 'replace');
  const residence = await decide('residence', 'replace');
  await decide('household', 'replace');
  await expect(decide('birth', 'replace')).rejects.toEqual(code('CONFLICT_NOT_OPEN'));
  expect(await openOf(person)).toEqual([]);
  const { holds } = await factsOf(at.county, { actor, person });
  expect(holds).toMatchObject([{ kind: 'birth', from: -667 }, { value: '990102001' }]);
  expect((await householdsOf(at.county, { actor, person })).holds).toMatchObject([
    { household: '18' },
  ]);
  expect(await find('001')).toMatchObject({ name: '样试人' });
  for (const { event } of [name, residence]) await undoEvent(at.county, { actor, event });
  expect((await openOf(person)).map(({ kind }) => kind)).toEqual(['name', 'residence']);
  expect(await find('001')).toMatchObject({ name: '测试人' });
});

test('what the record learnt since a roster contradicted it is not overwritten', async () => {
  await read([villager('003')], 'third');
  await read([villager('003', { name: '拟试人' })], 'fourth');
  const { person } = await find('003');
  const [conflict] = await openOf(person);
  await correctName(at.county, { actor, person, name: '构试人' });
  const decision = { actor, conflict: conflict!.id, decision: 'replace' } as const;
  await expect(decideConflict(at.county, decision)).rejects.toEqual(code('CONFLICT_OUTDATED'));
  await decideConflict(at.county, { ...decision, decision: 'keep' });
  expect(await find('003')).toMatchObject({ name: '构试人' });
});

/** Every row that holds, in words. */
const held = () =>
  snapshotCounty(at.county, ({ query }) =>
    query(
      `select 'person' as what, array[id]::text as row from person where is_on_record
       union all select 'number', array[person_id]::text || encode(blind_index, 'hex')
         from person_identity where retracted_in is null
       union all select 'fact', row(person_id, kind, low, high, from_day, until_day)::text
         from fact where retracted_in is null
       union all select 'link', row(person_id, other_id, relation, from_day, until_day)::text
         from relationship where retracted_in is null
       union all select 'member', row(person_id, household_id, role, from_day, until_day)::text
         from household_member where retracted_in is null
       order by 1, 2`,
    ),
  );

test('an import is taken back whole: the record is as it was before it', async () => {
  const people = [...generateCounty({ seed: 8, size: 240, on: generatedOn })];
  await read(people.slice(0, 120), 'half');
  const before = await held();
  const importId = await read(people, 'all');
  expect(await held()).not.toEqual(before);
  await undoImport(at.county, { actor, importId });
  expect(await held()).toEqual(before);
  await expect(undoImport(at.county, { actor, importId })).rejects.toEqual(code('IMPORT_UNDONE'));
  await expect(undoImport(at.county, { actor, importId: 999 })).rejects.toEqual(
    code('IMPORT_UNKNOWN'),
  );
});

test('an import that later acts build upon stays', async () => {
  const importId = await read([villager('007')], 'fifth');
  const { person } = await find('007');
  const fact = { actor, today: generatedOn, person, kind: 'nationality', value: 'cn' };
  const { event } = await addFact(at.county, fact);
  const undo = () => undoImport(at.county, { actor, importId });
  await expect(undo()).rejects.toEqual(code('EVENT_BUILT_UPON'));
  await undoEvent(at.county, { actor, event });
  await undo();
  expect(
    await findByNumber(at.county, at.keys, { actor, number: numbered('007') }),
  ).toBeUndefined();
});
