/**
 * One request for every route that reads, made by somebody who may: what the crawl of the read log sends. A new route
 * that reads needs an example here.
 */
import type { Contract } from '../../src/api/contract.ts';
import * as cases from '../../src/api/contracts/case/cases.ts';
import { enrolInCare } from '../../src/api/contracts/care.ts';
import { startTry } from '../../src/api/contracts/money/budget.ts';
import { proposeRecovery } from '../../src/api/contracts/money/recoveries.ts';
import { proposeGrant } from '../../src/api/contracts/money/relief-fund.ts';
import * as runs from '../../src/api/contracts/money/runs.ts';
import { registerPerson } from '../../src/api/contracts/people.ts';
import { beginRightsRequest, openRightsRequest } from '../../src/api/contracts/rights-desk.ts';
import { finishTask } from '../../src/api/contracts/service/tasks.ts';
import { openTask } from '../../src/api/contracts/tasks.ts';
import { changeCounty } from '../../src/db/county.ts';
import type { Role } from '../../src/server/access/index.ts';
import { searchDuplicates } from '../../src/server/modules/duplicate/index.ts';
import { correctName } from '../../src/server/modules/registry/index.ts';
import { confirmAll, PROGRAM } from '../../src/server/modules/payment-run/fixtures/office.ts';
import { addPhone, type Phone } from '../../src/server/modules/sync/fixtures/phone.ts';
import { isWithoutCare } from '../postgres/county.ts';
import { type Asked, type Caller, type RunningServer, towns } from './running.ts';

/** What examples are made of. */
export type Scene = {
  readonly at: RunningServer;
  /** Lives in the first town, with others in her household. */
  readonly she: number;
};

export type Example = {
  readonly caller: Caller;
  readonly asked?: Asked;
  /** Whose account it is, where it is a resident's. */
  readonly self?: number;
};

type Make = (scene: Scene) => Promise<Example>;

/** She herself. */
const own =
  (asked?: Asked): Make =>
  async ({ at, she }) => ({ caller: await at.resident(she), self: she, ...(asked && { asked }) });

/** Somebody in a post of the first town, or of the whole county. */
const staff =
  (role: Role, where: { readonly town?: string } = {}, isAboutHer = false): Make =>
  async ({ at, she }) => ({
    caller: await at.staff(role, where),
    ...(isAboutHer && { asked: { params: { person: she } } }),
  });

/** A worker of the first town with an open task for her. */
const onTask =
  (role: Role, query?: Asked['query']): Make =>
  async ({ at, she }) => {
    const caller = await at.staff(role, { town: towns[0] });
    const body = { person: she, purpose: 'service', basis: 'asked-for' };
    const task = (await caller.call(openTask, { body })).body.task as number;
    return { caller, asked: { params: { person: she }, task, ...(query && { query }) } };
  };

/** Of the unit that she consented to. */
const inCare: Make = async ({ at, she }) => {
  const caller = await at.staff('care-provider', { town: towns[0] });
  const params = { person: she };
  const body = { textVersion: '1', language: 'zh-CN', readAloud: false };
  await caller.call(enrolInCare, { params, body });
  return { caller, asked: { params } };
};

/** A run of the first town that was sent to the bank, and somebody who decides about it. */
async function sentRun({ at }: Scene): Promise<Example> {
  const caller = await at.staff('reviewer');
  const [known] = (await caller.call(runs.listRuns)).body.runs as { run: number }[];
  if (known) return { caller, asked: { params: { id: known.run } } };
  await confirmAll(at, at.units.towns.get(towns[0])!);
  const clerk = await at.staff('clerk', { town: towns[0] });
  const body = { program: PROGRAM, cutOff: '2026-11-22' };
  const { run } = (await clerk.call(runs.draftRun, { body })).body;
  const params = { id: run };
  const { states } = (await caller.call(runs.getRun, { params })).body;
  const { lines, fen } = states.find(({ state }: { state: string }) => state === 'draft');
  await caller.call(runs.freezeRun, { params, body: { lines, fen } });
  await caller.call(runs.fileRun, { params, body: { format: 'csv' } });
  return { caller, asked: { params } };
}

/** A clerk of the first town with a claim of hers, and a task about it. */
async function onCase({ at, she }: Scene): Promise<Example & { readonly asked: Asked }> {
  const caller = await at.staff('clerk', { town: towns[0] });
  const asking = { person: she, purpose: 'benefit', basis: 'asked-for' };
  const { task } = (await caller.call(openTask, { body: asking })).body;
  const claim = { person: she, applicant: she, program: 'cn/special-assistance' };
  const body = { ...claim, origin: 'assisted', isTrue: true };
  await caller.call(cases.applyForCase, { body, task });
  const known = await caller.call(cases.casesOfPerson, { params: { person: she }, task });
  const [{ id, steps }] = known.body.cases;
  return { caller, asked: { params: { id, step: steps[0].id }, task } };
}

/** She was paid for a year in which nothing was owed to her. */
async function overpaid({ at, she }: Scene): Promise<Example> {
  await changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
    tx.query(
      `insert into payment (person_id, program, from_day, until_day, amount_fen, paid_on, added_in)
       select $1, id, '2001-01-01', '2002-01-01', 100, '2026-01-01', $2 from program where name = $3
       on conflict do nothing`,
      [she, tx.event, PROGRAM],
    ),
  );
  return { caller: await at.staff('clerk') };
}

/** A clerk who asked it back. */
async function onRecovery(scene: Scene): Promise<Example> {
  const { caller } = await overpaid(scene);
  const asking = { person: scene.she, purpose: 'benefit', basis: 'asked-for' };
  const { task } = (await caller.call(openTask, { body: asking })).body;
  const period = { person: scene.she, program: PROGRAM, from: '2001-01-01', fen: 100 };
  const why = { cause: 'record-changed', reason: '那一年不应享受', law: '民法典第九百八十五条' };
  await caller.call(proposeRecovery, { body: { ...period, ...why }, task });
  return { caller };
}

/** Somebody who decides, when help was proposed for her. */
async function onGrant({ at, she }: Scene): Promise<Example> {
  const clerk = await at.staff('clerk', { town: towns[0] });
  const asking = { person: she, purpose: 'benefit', basis: 'asked-for' };
  const { task } = (await clerk.call(openTask, { body: asking })).body;
  const body = { person: she, purpose: 'living', fen: 100_00, reason: '一时困难' };
  await clerk.call(proposeGrant, { body, task });
  return { caller: await at.staff('reviewer') };
}

const letterOf = (asked: Asked): Asked => ({ params: asked.params! });

/** The same claim after the township returned it for something that is missing. */
async function returned(scene: Scene): Promise<Example & { readonly asked: Asked }> {
  const { caller, asked } = await onCase(scene);
  const { id } = asked.params as { readonly id: number };
  const about = { params: { person: scene.she }, task: asked.task! };
  const find = async () => {
    const { cases: known } = (await caller.call(cases.casesOfPerson, about)).body;
    return known.find((one: { id: number }) => one.id === id);
  };
  const { task, state } = await find();
  const contract = state === 'to-verify' ? cases.verifyCase : cases.checkCase;
  const body = { outcome: 'returned', reasons: [{ text: '请补户口页' }] };
  const second = await scene.at.staff('clerk', { town: towns[0] });
  await second.call(contract, { params: { id }, task, body });
  const step = (await find()).steps.at(-1).id;
  return { caller, asked: { params: { id, step }, task: asked.task! } };
}

/** A worker of the first town with a phone. */
async function onPhone({ at }: Scene): Promise<Phone> {
  return addPhone(await at.staff('family-worker', { town: towns[0] }));
}

/** By method and path. */
export const examples: Readonly<Record<string, Make>> = {
  'GET /api/tasks': staff('family-worker', { town: towns[0] }),
  'GET /api/load': staff('family-worker', { town: towns[0] }),
  'GET /api/today': staff('clerk', { town: towns[0] }),
  'GET /api/stock': staff('family-worker', { town: towns[0] }),
  'GET /api/visits': async ({ at, she }) => {
    const example = await onTask('family-worker')({ at, she });
    const { caller, asked } = example;
    const body = { day: '2026-11-22', place: 'home' };
    await caller.call(finishTask, { params: { id: asked!.task! }, task: asked!.task!, body });
    return { caller };
  },
  'GET /api/people/:person/visits': onTask('family-worker'),
  'GET /api/me/usage': own(),
  'GET /api/me/care/usage': own(),
  'GET /api/me/notices': own(),
  'GET /api/me/rights-requests': own(),
  'GET /api/me/copy': own({ query: { page: 'true' } }),
  'GET /api/rights-requests/:id/copy': async ({ at, she }) => {
    const asked = { params: { person: she }, body: { kind: 'copy' } };
    const { request } = (await (await at.resident(she)).call(openRightsRequest, asked)).body;
    const caller = await at.staff('registrar', { town: towns[0] });
    const begun = await caller.call(beginRightsRequest, { params: { id: request } });
    return { caller, asked: { params: { id: request }, task: begun.body.task } };
  },
  'GET /api/rights-requests': staff('registrar', { town: towns[0] }),
  'GET /api/audit/verify': staff('audit-administrator'),
  'GET /api/accounts': staff('security-administrator'),
  'GET /api/posts': staff('security-administrator'),
  'GET /api/units': staff('system-administrator'),
  'GET /api/areas': staff('system-administrator'),
  'GET /api/alerts': staff('audit-administrator'),
  'GET /api/recoveries/overpaid': overpaid,
  'GET /api/recoveries': onRecovery,
  'GET /api/own/recoveries': own(),
  'GET /api/relief-fund/grants': onGrant,
  'GET /api/county-settings': staff('clerk'),
  'GET /api/policy/values': staff('reviewer'),
  'GET /api/payment-runs': async (scene) => ({ caller: (await sentRun(scene)).caller }),
  'GET /api/payment-runs/:id': sentRun,
  'GET /api/payment-runs/:id/lines': sentRun,
  'GET /api/payment-runs/:id/file': sentRun,
  'GET /api/budget/forecast': staff('reviewer'),
  'GET /api/budget/commitments': staff('reviewer'),
  'GET /api/budget/levers': staff('reviewer'),
  'GET /api/budget/tries/:try': async ({ at }) => {
    const caller = await at.staff('reviewer');
    const changes = [{ lever: 'cn/rural-award#ruralAwardRate', value: 90_00 }];
    const started = await caller.call(startTry, { body: { changes, from: '2027-01-01' } });
    return { caller, asked: { params: { try: started.body.try } } };
  },
  'GET /api/ledger': staff('reviewer'),
  'GET /api/ledger/runs': async ({ at }) => ({
    caller: await at.staff('reviewer'),
    asked: { query: { account: 'bank' } },
  }),
  'GET /api/payable': async ({ at }) => ({
    caller: await at.staff('clerk', { town: towns[0] }),
    asked: { query: { program: PROGRAM, cutOff: '2026-11-22' } },
  }),
  'GET /api/people/:person/bank-account': onTask('clerk'),
  'GET /api/people/:person/statement': onTask('clerk'),
  'GET /api/cases': async (scene) => ({ caller: (await onCase(scene)).caller }),
  'GET /api/case-ages': async (scene) => ({ caller: (await onCase(scene)).caller }),
  'GET /api/cases/:id': onCase,
  'GET /api/cases/:id/letters/:step': onCase,
  'GET /api/people/:person/cases': onTask('clerk'),
  'GET /api/own/cases': own(),
  'GET /api/own/cases/:id/letters/:step': async (scene) => {
    const { asked } = await onCase(scene);
    return { ...(await own(letterOf(asked))(scene)) };
  },
  'GET /api/cases/:id/letters/:step/paper': returned,
  'GET /api/own/cases/:id/letters/:step/paper': async (scene) => {
    const { asked } = await returned(scene);
    return { ...(await own(letterOf(asked))(scene)) };
  },
  'GET /api/people/:person/statement/paper': onTask('clerk'),
  'GET /api/payment-runs/:id/paper': sentRun,
  'GET /api/unreached/paper': staff('clerk', { town: towns[0] }),
  'GET /api/extracts': staff('clerk', { town: towns[0] }),
  'GET /api/extracts-made': staff('privacy-officer'),
  'GET /api/unreached': staff('clerk', { town: towns[0] }),
  'GET /api/unreached/places': staff('clerk', { town: towns[0] }),
  'GET /api/unreached/sums': staff('clerk', { town: towns[0] }),
  'GET /api/objections': staff('reviewer'),
  'GET /api/duplicates': async ({ at }) => {
    const body = { name: '测重复', facts: [{ kind: 'birth', day: '1980-01-01' }] };
    const caller = await at.staff('registrar');
    for (let times = 0; times < 2; times++) await caller.call(registerPerson, { body });
    await searchDuplicates(at.county, at.keys, { actor: 'test' });
    return { caller };
  },
  'GET /api/usage-questions': staff('privacy-officer'),
  'GET /api/emergencies': staff('privacy-officer'),
  'GET /api/people/:person': staff('family-worker', { town: towns[0] }, true),
  ...(!isWithoutCare && { 'GET /api/people/:person/care': inCare }),
  'GET /api/people/:person/consents': onTask('family-worker'),
  'GET /api/people/:person/facts': onTask('clerk'),
  'GET /api/people/:person/residences': onTask('family-worker'),
  'GET /api/people/:person/kinship': onTask('clerk'),
  'GET /api/people/:person/rights': onTask('clerk'),
  'GET /api/people/:person/explanation': onTask('clerk', { on: '2026-11-22' }),
  'GET /api/people/:person/questions': onTask('clerk'),
  'GET /api/households/:person': onTask('clerk'),
  'GET /api/rights/entitled': staff('clerk', { town: towns[0] }),
  'GET /api/rights/unpaid': staff('clerk', { town: towns[0] }),
  'GET /api/rights/questions': staff('clerk', { town: towns[0] }),
  'GET /api/devices': async (scene) => ({ caller: (await onPhone(scene)).caller }),
  'GET /api/devices/:device/caseload': async (scene) => {
    const { caller, device } = await onPhone(scene);
    return { caller, asked: { params: { device } } };
  },
  'GET /api/devices/:device/changes': async (scene) => {
    const { caller, device, fetchAll } = await onPhone(scene);
    const { known } = await fetchAll();
    await correctName(scene.at.county, { actor: 'test', person: scene.she, name: '测改名' });
    return { caller, asked: { params: { device }, query: known } };
  },
  'GET /api/devices/:device/receipts': async (scene) => {
    const { caller, device } = await onPhone(scene);
    return { caller, asked: { params: { device }, query: { after: 0 } } };
  },
  'GET /api/phone-conflicts': async (scene) => {
    const [one, other] = [await onPhone(scene), await onPhone(scene)];
    const she = `person/${scene.she}` as const;
    const said = (value: string) => ({
      ...{ record: she, about: she, field: 'fact/employment' },
      value: { value, from: '2026-11-01' },
    });
    await one.send(await one.say(said('resident')));
    await other.send(await other.say(said('unemployed')));
    return { caller: await scene.at.staff('clerk', { town: towns[0] }) };
  },
  'GET /api/area-list': staff('family-worker', { town: towns[0] }),
  'GET /api/policies/:hash': async (scene) => {
    const { caller, fetchAll } = await onPhone(scene);
    return { caller, asked: { params: { hash: (await fetchAll()).known.policy } } };
  },
};

export const nameOfRoute = ({ method, path }: Pick<Contract, 'method' | 'path'>): string =>
  `${method} ${path}`;
