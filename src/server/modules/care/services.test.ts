/** Care that is owed to one woman follows from her record for those who may open it, and from her age for all. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  generatedOn,
  incomingOf,
  testCounty,
  type TestCounty,
} from '../../../../test/postgres/county.ts';
import { generateCounty } from '../../../datagen/index.ts';
import { isCareKind } from '../../../model/facts/care.ts';
import { assessor } from '../../../programs/assess.ts';
import { careOnly } from '../../../programs/care.ts';
import { getJurisdiction } from '../../../programs/packs.ts';
import { packs } from '../../../programs/registry.ts';
import { explainPerson } from '../answer/index.ts';
import { actor, fillCounty } from '../answer/fixtures/model.ts';
import { addUnit } from '../area/index.ts';
import { addCareFact, careServicesOf, enrol } from './index.ts';

const [seed, size] = [11, 800];
const on = generatedOn;
let at: TestCounty;
let unit: number;
/** Women whose rows spoke of care, by number, with what they said. */
let women: readonly { readonly person: number; readonly told: readonly Told[] }[];
type Told = Omit<Parameters<typeof addCareFact>[2], 'actor' | 'today' | 'reader' | 'person'>;

const people = () => [...generateCounty({ seed, size, on })];

beforeAll(async () => {
  at = await testCounty();
  await fillCounty(at, seed, size);
  unit = await addUnit(at.county, { actor, name: '云溪镇卫生院', tier: 'township' });
  women = people().flatMap(({ facts, events }, index) => {
    const told = [...facts, ...events]
      .filter(({ kind }) => isCareKind(kind))
      .map((one) => ({ ...one, source: '母子健康手册' }));
    return told.length > 0 ? [{ person: index + 1, told }] : [];
  });
});
afterAll(() => at.drop());

/** What the rules say in memory of people whose care facts stand beside the rest. */
const inMemory = () =>
  assessor(
    incomingOf(people(), 'memory').people.build([]),
    careOnly(getJurisdiction(packs, 'cn')),
    {
      on,
    },
  );

const servicesOf = async (person: number, reader: 'herself' | { readonly unit: number }) => {
  const by = { actor, today: on, person, reader };
  const { assessments, isWithRecord } = await careServicesOf(at.county, at.careKeys, by);
  return { isWithRecord, said: assessments.map(({ person: _, name: __, ...rest }) => rest) };
};

describe('care that is owed to a woman', () => {
  test('is what the rules say of the same facts in memory, for her and her care team', async () => {
    const memory = inMemory();
    const textVersion = '2026-11';
    const consent = { textVersion, language: 'zh-CN', readAloud: false } as const;
    expect(women.length).toBeGreaterThan(20);
    for (const { person, told } of women) {
      await enrol(at.county, { actor, person, unit, from: on, ...consent });
      const by = { actor, today: on, person, reader: { unit } };
      for (const fact of told) await addCareFact(at.county, at.careKeys, { ...by, ...fact });
      const said = memory.person(person - 1).map(({ person: _, name: __, ...rest }) => rest);
      expect(await servicesOf(person, { unit })).toEqual({ isWithRecord: true, said });
      expect(await servicesOf(person, 'herself')).toEqual({ isWithRecord: true, said });
    }
  });

  test('is for everybody else what it is without a record: screening by age', async () => {
    const other = await addUnit(at.county, { actor, name: '云溪县医院', tier: 'county' });
    const bare = new Set(['cn/cervical-screening', 'cn/breast-screening']);
    let offered = 0;
    for (const { person } of women) {
      const { said, isWithRecord } = await servicesOf(person, { unit: other });
      expect(isWithRecord).toBe(false);
      expect(said.filter(({ program }) => !bare.has(program))).toEqual([]);
      expect(said.flatMap(({ due }) => due.filter(({ keptOn }) => keptOn))).toEqual([]);
      offered += said.length;
    }
    expect(offered).toBeGreaterThan(0);
  });

  test('is left out of what the county says of her', async () => {
    const memory = inMemory();
    for (const { person } of women) {
      const { assessments } = await explainPerson(at.county, person, { actor, on });
      const care = new Set(memory.person(person - 1).map(({ program }) => program));
      expect(assessments.filter(({ program }) => care.has(program))).toEqual([]);
    }
  });
});

test('nobody who is not on record has services', async () => {
  await expect(servicesOf(999_999, 'herself')).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' });
});
