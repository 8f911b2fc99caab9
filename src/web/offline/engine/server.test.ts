/** Phones and the server that they are made for: what is said at doors is on record, and every phone shows it alike. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty } from '../../../../test/postgres/county.ts';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import type { PackedFact } from '../../../model/sync/caseload.ts';
import { fieldText } from '../../../model/sync/fields.ts';
import { day } from '../../../rules/index.ts';
import { fillCounty } from '../../../server/modules/answer/fixtures/model.ts';
import { follow } from '../../../server/modules/entitlement/index.ts';
import { synced } from '../fixtures/phones.ts';
import { readyAt } from '../fixtures/served.ts';
import type { OpenPhone } from '../open-phone.ts';
import type { ShownPerson } from '../phone.ts';

const today = day('2026-11-22');
let at: RunningServer;
let worker: Caller;
let visited: number;
beforeAll(async () => {
  const county = await testCounty();
  await fillCounty(county, 7, 600);
  at = await runServer({ county });
  worker = await at.staff('family-worker', { town: towns[0] });
  const living = await livingIn(at.county, towns[0]);
  for (const person of living) {
    await worker.call(openTask, { body: { person, purpose: 'service', basis: 'asked-for' } });
  }
  visited = living[0]!;
});
afterAll(() => at.stop());

const newPhone = () => readyAt(at, worker);

/** Facts without the numbers of rows. */
const factsOf = (phone: OpenPhone, id: number) =>
  phone
    .personOf(id)!
    .facts.map(([, ...fact]: PackedFact) => JSON.stringify(fact))
    .toSorted();

/** What is on record of her: to say it again changes nothing. */
const nationalityOf = ({ facts }: ShownPerson) =>
  facts.find(([, kind]) => kind === 'nationality')?.[4] === 0 ? 'cn' : null;

test('what is said at a door is accepted, and another phone shows what this one showed at once', async () => {
  const phone = await newPhone();
  const ref = `person/${visited}` as const;
  const person = phone.person(ref)!;
  const due = person.windows.find(([, , from, until]) => from <= today && until > today);
  await phone.say(ref, 'fact/employment', { value: 'employed', from: '2026-11-20' }, ref);
  await phone.say(ref, 'phone', '13900000001', ref);
  await phone.say(ref, 'move', { day: '2026-11-21', area: `${towns[0]}002` }, ref);
  await phone.say(ref, 'fact/nationality', { value: nationalityOf(person) }, ref);
  if (due) {
    const field = fieldText({ kind: 'step', who: ref, program: due[0], step: due[1] });
    await phone.say(phone.newRef('visit'), field, { outcome: 'done', day: '2026-11-22' }, ref);
  }
  const shown = factsOf(phone, visited);
  await synced(phone);
  await follow(at.county);
  expect(phone.tray()).toEqual([]);
  expect(phone.snapshot().health.counts.accepted).toBe(due ? 5 : 4);
  expect([phone.person(ref)!.said, factsOf(phone, visited)]).toEqual([[], shown]);
  const other = await newPhone();
  expect([factsOf(other, visited), other.person(ref)!.phone]).toEqual([shown, '13900000001']);
});

test('a newborn has one record, whatever the phone called her, and looks as she did before', async () => {
  const phone = await newPhone();
  const mother = phone
    .people()
    .find(({ facts }) => facts.some(([, kind, , , low]) => kind === 'sex' && low === 1))!;
  const baby = phone.newRef('new');
  const [house] = mother.households;
  const birth = { parent: mother.ref, day: '2026-11-18', name: '测新生', sex: 'female' } as const;
  await phone.say(baby, 'birth', { ...birth, ...(house && { household: house[0] }) }, mother.ref);
  await phone.say(baby, 'fact/nationality', { value: 'cn', from: '2026-11-18' }, mother.ref);
  const before = phone.person(baby)!;
  const facts = factsOf(phone, before.id);
  await synced(phone);
  await synced(phone);
  expect(phone.tray()).toEqual([]);
  const after = phone.person(baby)!;
  expect(after.id).toBeGreaterThan(0);
  expect([after.name, factsOf(phone, after.id)]).toEqual(['测新生', facts]);
  expect(after.households.map(([of]) => of)).toEqual(before.households.map(([of]) => of));
  expect(phone.people().filter(({ name }) => name === '测新生')).toHaveLength(1);
});

test('a photo arrives whole with consent, and comes back to the tray without it', async () => {
  const phone = await newPhone();
  const [she, other] = phone.people().slice(-3) as [ShownPerson, ShownPerson];
  const yes = { answer: 'yes', textVersion: 1, language: 'zh-CN', readAloud: true } as const;
  await phone.say(she.ref, 'consent/photo-of-paper', yes, she.ref);
  const bytes = new Uint8Array(150_000).fill(7);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  const paper = { visit: phone.newRef('visit'), shows: 'certificate', bytes } as const;
  await phone.addPaper({ ...paper, who: she.ref });
  await phone.addPaper({ ...paper, who: other.ref });
  await synced(phone);
  await synced(phone);
  expect(phone.snapshot().health.papers).toBe(0);
  expect(phone.tray()).toMatchObject([{ about: other.ref, code: 'PAPER_NO_CONSENT' }]);
});

test('two phones that say different things of one person both keep theirs, and agree on which counts', async () => {
  const [one, other] = [await newPhone(), await newPhone()];
  const ref = one.people().at(-1)!.ref;
  await one.say(ref, 'phone', '13900000011', ref);
  await other.say(ref, 'phone', '13900000022', ref);
  for (const phone of [one, other, one]) await synced(phone);
  for (const phone of [one, other]) {
    expect(phone.tray()).toMatchObject([{ about: ref, field: 'phone', where: 'conflict' }]);
    await phone.putAway(phone.tray()[0]!.id);
    expect(phone.tray()).toEqual([]);
  }
  const counts = [one, other].map((phone) => phone.snapshot().health.counts.conflict);
  expect(counts).toEqual([1, 1]);
  expect(one.person(ref)!.phone).toBe(other.person(ref)!.phone);
});
