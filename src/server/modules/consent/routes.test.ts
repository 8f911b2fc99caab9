/** Consents from outside: each alone, a no as easy as a yes, and the last word counts at once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/consents.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { addLink, addPerson } from '../registry/index.ts';
import { isConsented, wantsNoContact } from './index.ts';

let at: RunningServer;
let people: readonly number[];
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  people = await livingIn(at.county, towns[0]);
});
afterAll(() => at.stop());

const today = day('2026-11-22');
const answerTo = (purpose: string, answer: 'yes' | 'no', more: object = {}) => ({
  ...{ purpose, answer, textVersion: 1, language: 'zh-CN', readAloud: true, ...more },
});

/** A resident who was asked nothing yet; children have no account of their own. */
async function resident(place: number): Promise<{ person: number; she: Caller }> {
  const person = people[place]!;
  return { person, she: await at.resident(person) };
}

const say = (she: Caller, person: number, body: object) =>
  she.call(contracts.answerConsent, { params: { person }, body });

const agrees = (person: number, purpose: 'reminders' | 'research') =>
  snapshotCounty(at.county, (tx) => isConsented(tx, person, purpose, today));

test('nothing is set before she is asked, and every purpose stands alone', async () => {
  const { person, she } = await resident(0);
  const list = await she.call(contracts.listConsents, { params: { person } });
  const standings = (body: { purposes: { standing: string }[] }) =>
    body.purposes.map(({ standing }) => standing);
  expect(new Set(standings(list.body))).toEqual(new Set(['not-asked']));
  expect(list.body.history).toEqual([]);
  expect((await say(she, person, answerTo('reminders', 'yes'))).body.decision).toBe('given');
  const after = await she.call(contracts.listConsents, { params: { person } });
  expect(standings(after.body).filter((one) => one !== 'not-asked')).toEqual(['given']);
  expect([await agrees(person, 'reminders'), await agrees(person, 'research')]) //
    .toEqual([true, false]);
});

test('a yes that is taken back no longer counts once the answer is there; both stay on record', async () => {
  const { person, she } = await resident(1);
  await say(she, person, answerTo('research', 'yes'));
  expect(await agrees(person, 'research')).toBe(true);
  const back = await say(she, person, answerTo('research', 'no'));
  expect([back.status, back.body.decision]).toEqual([201, 'withdrawn']);
  expect(await agrees(person, 'research')).toBe(false);
  const { body } = await she.call(contracts.listConsents, { params: { person } });
  expect(body.history).toMatchObject([
    { decision: 'given', textVersion: 1, language: 'zh-CN', readAloud: true, isAtDesk: false },
    { decision: 'withdrawn', saidBy: 'herself' },
  ]);
});

test('a no takes the same call as a yes, needs no reason, and is never an error', async () => {
  const { person, she } = await resident(2);
  for (const decision of ['refused', 'refused']) {
    expect((await say(she, person, answerTo('photo-of-paper', 'no'))).body.decision).toBe(decision);
  }
  const noReason = { ...answerTo('photo-of-paper', 'no'), reason: 'because' };
  expect((await say(she, person, noReason)).body.code).toBe('REQUEST_INVALID');
});

test('a yes to words that nobody was shown is not kept', async () => {
  const { person, she } = await resident(3);
  const answer = await say(she, person, answerTo('reminders', 'yes', { textVersion: 2 }));
  expect([answer.status, answer.body.code]).toEqual([422, 'CONSENT_TEXT']);
  expect(await agrees(person, 'reminders')).toBe(false);
});

test('she is left alone when she says so, and contacted again when she says that', async () => {
  const { person, she } = await resident(4);
  const unwanted = () => snapshotCounty(at.county, (tx) => wantsNoContact(tx, person));
  const wish = (isContactWanted: boolean) =>
    she.call(contracts.setContactWish, { params: { person }, body: { isContactWanted } });
  expect(await unwanted()).toBe(false);
  await wish(false);
  expect(await unwanted()).toBe(true);
  await wish(true);
  expect(await unwanted()).toBe(false);
});

/** A child on record with her mother. */
async function childBornOn(birth: string): Promise<{ child: number; mother: number }> {
  const by = { actor: 'test', source: 'test' };
  const facts = [{ kind: 'birth', day: day(birth) }];
  const more = { name: '测小禾', facts, links: [], today };
  const { person: child } = await addPerson(at.county, at.keys, { ...by, ...more });
  const mother = people[5]!;
  await addLink(at.county, { ...by, person: child, other: mother, relation: 'parents' });
  return { child, mother };
}

test('under 14 a parent says yes and anybody else does not; her own no counts at any age', async () => {
  const { child, mother } = await childBornOn('2012-11-23');
  const she = await at.resident(child);
  expect((await say(she, child, answerTo('reminders', 'yes'))).body.code) //
    .toBe('CONSENT_GUARDIAN_NEEDED');
  const byStranger = answerTo('reminders', 'yes', { guardian: people[6] });
  expect((await say(she, child, byStranger)).body.code).toBe('CONSENT_GUARDIAN_UNKNOWN');
  const byMother = answerTo('reminders', 'yes', { guardian: mother });
  expect((await say(she, child, byMother)).body.decision).toBe('given');
  expect((await say(she, child, answerTo('reminders', 'no'))).body.decision).toBe('withdrawn');
});

test('on her fourteenth birthday a parent’s yes ends and she is asked herself', async () => {
  const { child, mother } = await childBornOn('2012-11-23');
  const she = await at.resident(child);
  await say(she, child, answerTo('reminders', 'yes', { guardian: mother }));
  const agreesOn = (on: number) =>
    snapshotCounty(at.county, (tx) => isConsented(tx, child, 'reminders', on));
  expect([await agreesOn(today), await agreesOn(today + 1)]).toEqual([true, false]);
  at.clock.now = new Date('2026-11-22T16:30:00Z');
  const later = await at.resident(child);
  const byMother = answerTo('reminders', 'yes', { guardian: mother });
  expect((await say(later, child, byMother)).body.code).toBe('CONSENT_OWN_WORD');
  const { body } = await later.call(contracts.listConsents, { params: { person: child } });
  const standing = body.purposes.find((one: { purpose: string }) => one.purpose === 'reminders');
  expect([body.yesBy, standing.standing]).toEqual(['herself', 'to-be-asked-again']);
  at.clock.now = new Date('2026-11-22T04:00:00Z');
});
