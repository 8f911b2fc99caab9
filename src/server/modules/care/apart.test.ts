/**
 * The county does not depend on care records: with other care facts, or with their schema dropped, it
 * answers byte for byte the same, and everything but the care record goes on.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  dropCare,
  generatedOn,
  incomingOf,
  isWithoutCare,
  testCounty,
  type TestCounty,
} from '../../../../test/postgres/county.ts';
import { type CountyPerson, generateCounty } from '../../../datagen/index.ts';
import { type County, snapshotCounty } from '../../../db/county.ts';
import { isCareKind } from '../../../model/facts/care.ts';
import { packs } from '../../../programs/registry.ts';
import { day } from '../../../rules/index.ts';
import {
  countEntitledOn,
  entitledOn,
  explainPerson,
  forecast,
  missingFacts,
  missingTotal,
  personTimeline,
  unpaidOn,
  unpaidTotal,
} from '../answer/index.ts';
import { verifyAudit, verifyCareAudit } from '../audit/index.ts';
import { evaluateCounty, switchEvaluation } from '../entitlement/index.ts';
import { registerPolicy } from '../policy/index.ts';
import { factsOf } from '../registry/index.ts';
import { importRoster } from '../roster/index.ts';
import { addUnit } from '../area/index.ts';
import { actor, pregnancy } from './fixtures/woman.ts';
import {
  addCareFact,
  careFactsOf,
  careServicesOf,
  endEnrolment,
  enrol,
  hasCare,
  isOnTeam,
  retractCareFact,
  shredCare,
} from './index.ts';

const size = 400;
const on = generatedOn;
const people = () => [...generateCounty({ seed: 21, size, on })];

/** A county of these people, evaluated; nobody has told anything of care outside the roster. */
async function countyOf(some: readonly CountyPerson[]): Promise<TestCounty> {
  const at = await testCounty();
  const incoming = incomingOf(some, 'roster');
  await importRoster(at.county, incoming, { actor, keys: at.keys, chunk: size });
  await addUnit(at.county, { actor, name: '云溪镇卫生院', tier: 'township' });
  const policy = await registerPolicy(at.county, packs, 'cn', { actor });
  const options = { actor, since: day('2026-01-01'), workers: 1 };
  const { evaluation } = await evaluateCounty(at.county, policy, options);
  await switchEvaluation(at.county, evaluation, { actor });
  return at;
}

/** Every answer that the county gives, and its own account, as one text. */
async function answersOf(county: County): Promise<string> {
  const asked = { actor, on, limit: size };
  const answers: unknown[] = [
    await countEntitledOn(county, { actor, on }),
    await entitledOn(county, asked),
    await unpaidTotal(county, { actor, on }),
    await unpaidOn(county, asked),
    await missingTotal(county, { actor }),
    await missingFacts(county, asked),
    await forecast(county, { actor, from: on, months: 24 }),
  ];
  for (let person = 1; person <= size; person += 9) {
    const { changes: _, ...timeline } = await personTimeline(county, person, { actor });
    const { assessments, cutOff } = await explainPerson(county, person, { actor, on });
    answers.push(timeline, assessments, cutOff, await factsOf(county, { actor, person }));
  }
  const { rows, flaws, broken } = await verifyAudit(county);
  answers.push(rows, flaws, broken, await numbersOf(county));
  return JSON.stringify(answers);
}

/** Where the county's own counters stand. */
const numbersOf = (county: County) =>
  snapshotCounty(county, ({ query }) =>
    query('select seq, audit_seq, (select max(id) from event) as event from journal'),
  );

/** A woman of an age at which screening is offered. */
const isOfAge = ({ sex, born, died }: CountyPerson) =>
  sex === 'female' &&
  died === undefined &&
  born?.earliest === born?.latest &&
  day('1970-01-01') < born!.earliest &&
  born!.latest < day('1990-01-01');
const [unit, person] = [1, people().findIndex(isOfAge) + 1];
const team = { actor, today: on, person, reader: { unit } };
const herself = { ...team, reader: 'herself' } as const;
const consent = { textVersion: '2026-11', language: 'zh-CN', readAloud: false } as const;

describe('a county whose care records were dropped', () => {
  let at: TestCounty;
  beforeAll(async () => {
    at = await countyOf(people());
    if (!isWithoutCare) await dropCare(at.db);
  });
  afterAll(() => at.drop());

  test('answers as one whose people told other things, or nothing, and whose record is used', async () => {
    const untold = people().map(({ facts, events, ...one }) => ({
      ...one,
      facts: facts.filter(({ kind }) => !isCareKind(kind)),
      events: events.filter(({ kind }) => !isCareKind(kind)),
    }));
    const other = await countyOf(untold);
    if (!isWithoutCare) {
      await enrol(other.county, { actor, person, unit, from: on, ...consent });
      await addCareFact(other.county, other.careKeys, { ...team, ...pregnancy, day: on - 77 });
      await careFactsOf(other.county, other.careKeys, team);
    }
    const [dropped, used] = [await answersOf(at.county), await answersOf(other.county)];
    await other.drop();
    expect(dropped.length).toBeGreaterThan(100_000);
    expect(dropped).toBe(used);
  });

  test('offers screening by age, and says for everything else that there are no care records', async () => {
    expect(await hasCare(at.county)).toBe(false);
    expect(await verifyCareAudit(at.county)).toBeUndefined();
    expect(await isOnTeam(at.county, { person, unit, on })).toBe(false);
    for (const reader of ['herself', { unit }] as const) {
      const services = await careServicesOf(at.county, at.careKeys, { ...team, reader });
      expect(services).toMatchObject({ isWithRecord: false, cutOff: [] });
      const programs = services.assessments.map(({ program }) => program);
      expect(programs.toSorted()).toEqual(['cn/breast-screening', 'cn/cervical-screening']);
    }
    const absent = expect.objectContaining({ code: 'CARE_RECORD_ABSENT' });
    const acts = [
      () => enrol(at.county, { actor, person, unit, from: on, ...consent }),
      () => endEnrolment(at.county, { actor, person }),
      () => addCareFact(at.county, at.careKeys, { ...team, ...pregnancy }),
      () => retractCareFact(at.county, { ...team, fact: 1 }),
      () => careFactsOf(at.county, at.careKeys, herself),
      () => shredCare(at.county, { actor, person }),
    ];
    for (const act of acts) await expect(act()).rejects.toEqual(absent);
  });
});
