/** Who opens a care record over the network: herself and her team. To all others she is like nobody. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Asked,
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import { statementsOf } from '../../../../test/server/statements.ts';
import * as contracts from '../../../api/contracts/care.ts';
import { openEmergency } from '../../../api/contracts/oversight.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import { fillCounty } from '../answer/fixtures/model.ts';

const NOBODY = 999_999;
const consent = { textVersion: '2026-11', language: 'zh-CN', readAloud: true };
const told = { kind: 'last-menstrual-period', day: '2026-09-06', source: '母子健康手册' };

let at: RunningServer;
/** She has a care record with the first town's unit and keeps house with her mate; the other has none. */
let she: number;
let mate: number;
let other: number;
let provider: Caller;
let elsewhere: Caller;
beforeAll(async () => {
  at = await runServer();
  await fillCounty(at, 11, 1500);
  const here = await livingIn(at.county, towns[0]);
  const [row] = await snapshotCounty(at.county, (tx) =>
    tx.query<{ she: number; mate: number }>(
      `select person_id as she, member_id as mate from housemates($1)
       where person_id <> member_id order by person_id limit 1`,
      [here],
    ),
  );
  ({ she, mate } = row!);
  other = here.find((one) => one !== she && one !== mate)!;
  provider = await at.staff('care-provider', { town: towns[0] });
  elsewhere = await at.staff('care-provider', { town: towns[1] });
  await provider.call(contracts.enrolInCare, { params: { person: she }, body: consent });
  await provider.call(contracts.addCareFact, { params: { person: she }, body: told });
});
afterAll(() => at.stop());

const requests = (person: number): readonly (readonly [contract: Contract, asked: Asked])[] => [
  [contracts.getCare, { params: { person } }],
  [contracts.addCareFact, { params: { person }, body: told }],
  [contracts.retractCareFact, { params: { person, fact: 1 } }],
  [contracts.endCare, { params: { person } }],
];
type Contract = (typeof contracts)[keyof typeof contracts];

/** Everything that a caller is told about somebody, without the number of the request. */
const answersTo = async (caller: Caller, person: number, more: Asked = {}) => {
  const answers = [];
  for (const [contract, asked] of requests(person)) {
    const { status, body } = await caller.call(contract, { ...asked, ...more });
    answers.push({ status, body: { ...body, instance: '' } });
  }
  return answers;
};

const taskOf = async (caller: Caller, person: number): Promise<number> => {
  const body = { person, purpose: 'service', basis: 'asked-for' };
  return (await caller.call(openTask, { body })).body.task;
};

test('she herself and the care providers of her unit open it, in whichever post of it', async () => {
  const colleague = await at.staff('care-provider', { town: towns[0] });
  for (const caller of [provider, colleague, await at.resident(she)]) {
    const { status, body } = await caller.call(contracts.getCare, { params: { person: she } });
    expect([status, body.facts.length]).toEqual([200, 1]);
  }
});

describe('to everybody else', () => {
  test('she is like somebody without a record and like a number that nobody has', async () => {
    const whole = await at.staff('care-provider');
    const emergency = { person: she, reason: '电话中听到呼救，需要家人联系方式' };
    await elsewhere.call(openEmergency, { body: emergency });
    for (const caller of [elsewhere, whole, await at.resident(mate)]) {
      const [hers, without, nobody] = [
        await answersTo(caller, she),
        await answersTo(caller, other),
        await answersTo(caller, NOBODY),
      ];
      expect(hers.map(({ status, body }) => [status, body.code])).toEqual(
        Array(4).fill([404, 'ACCESS_NOBODY']),
      );
      expect([without, nobody]).toEqual([hers, hers]);
    }
  });

  test('the same is asked of the database, whether there is a record or not', async () => {
    for (const caller of [elsewhere, await at.resident(mate)]) {
      const asked = async (person: number) =>
        (await statementsOf(() => answersTo(caller, person))).filter((text) =>
          // Programs in force are looked up once a second, whoever it is about.
          /enrolment|person_merge|person_key|_repro|to_regnamespace|\bfact\b/.test(text),
        );
      const hers = await asked(she);
      expect(hers.length).toBeGreaterThan(10);
      expect(await asked(other)).toEqual(hers);
      expect(await asked(NOBODY)).toEqual(hers);
    }
  });

  test.each([
    ...['family-worker', 'clerk', 'reviewer', 'registrar'],
    ...['privacy-officer', 'security-administrator'],
  ] as const)('a %s is refused whoever it is about, with an open task too', async (role) => {
    const isOffice = role === 'privacy-officer' || role === 'security-administrator';
    const caller = await at.staff(role, { town: towns[0] });
    const task = isOffice ? undefined : await taskOf(caller, she);
    const answers = await answersTo(caller, she, { ...(task !== undefined && { task }) });
    expect(answers.map(({ body }) => body.code)).toEqual(Array(4).fill('ACCESS_ROLE'));
    expect(await answersTo(caller, NOBODY)).toEqual(answers);
  });

  test('a task opens nothing: her consent alone does', async () => {
    const colleague = await at.staff('care-provider', { town: towns[0] });
    const answers = await answersTo(colleague, other, { task: await taskOf(colleague, other) });
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });
});

describe('a consent', () => {
  const enrol = (caller: Caller, person: number, task?: number) =>
    caller.call(contracts.enrolInCare, {
      ...{ params: { person }, body: consent },
      ...(task !== undefined && { task }),
    });

  test('is written down by a unit that serves her or has an open task for her', async () => {
    const [there] = await livingIn(at.county, towns[1]);
    const refused = await enrol(provider, there!);
    expect([refused.status, refused.body.code]).toEqual([404, 'ACCESS_NOBODY']);
    const unit = at.units.towns.get(towns[0]);
    const { value: task } = await changeCounty(
      at.county,
      { kind: 'test', actor: 'test' },
      async (tx) =>
        (
          await tx.query<{ id: number }>(
            `insert into task (person_id, purpose, basis, unit_id, opened_in)
             values ($1, 'service', 'referred', $2, $3) returning id`,
            [there, unit, tx.event],
          )
        )[0]!.id,
    );
    expect((await enrol(provider, there!, task)).status).toBe(201);
  });

  test('is not written down in an emergency, nor by herself, nor by another role', async () => {
    const emergency = { person: other, reason: '电话中听到呼救，需要家人联系方式' };
    expect((await elsewhere.call(openEmergency, { body: emergency })).status).toBe(201);
    const refused = await enrol(elsewhere, other);
    const nobody = await enrol(elsewhere, NOBODY);
    expect([refused.status, refused.body.code]).toEqual([404, 'ACCESS_NOBODY']);
    expect({ ...refused.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
    for (const caller of [await at.resident(other), await at.staff('clerk')]) {
      expect((await enrol(caller, other)).body.code).toBe('ACCESS_ROLE');
    }
  });

  test.each([
    'herself',
    'her team',
  ])('that %s ended opens nothing to the next request', async (by) => {
    const her = (await livingIn(at.county, towns[0])).at(-1)!;
    const asked = { params: { person: her } };
    await enrol(provider, her);
    expect((await provider.call(contracts.getCare, asked)).status).toBe(200);
    const herself = await at.resident(her);
    const who = by === 'herself' ? herself : provider;
    expect((await who.call(contracts.endCare, asked)).status).toBe(200);
    expect((await provider.call(contracts.getCare, asked)).body.code).toBe('ACCESS_NOBODY');
    expect((await herself.call(contracts.getCare, asked)).status).toBe(200);
    expect((await herself.call(contracts.endCare, asked)).body.code).toBe('CARE_NOT_ENROLLED');
  });
});
