/**
 * The same events in every order, some of them twice, by themselves or together, come to the same record and the same
 * receipts; and the model of that is {@link merged} on the whole set.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCounty } from '../../../../db/county.ts';
import type { PhoneEvent, SignedEvent } from '../../../../model/sync/event.ts';
import { merged } from '../../../../model/sync/merge.ts';
import type { Phone } from '../fixtures/phone.ts';
import { openTown, type Person, type Town } from '../fixtures/town.ts';

let town: Town;
let phones: readonly Phone[];
beforeAll(async () => {
  town = await openTown();
  phones = [town.phone, town.other];
});
afterAll(() => town.at.stop());

/** What is said on which phone, and which of the earlier versions of the field it knew of. */
const saying = fc.record({
  phone: fc.nat(1),
  field: fc.constantFrom('fact/disability-level', 'fact/employment', 'consent/reminders'),
  value: fc.nat(3),
  sees: fc.array(fc.nat(6), { maxLength: 3 }),
});
const histories = fc.array(saying, { minLength: 2, maxLength: 7 });

const consent = { textVersion: 1, language: 'zh-CN', readAloud: true };
const values: Readonly<Record<string, readonly PhoneEvent['value'][]>> = {
  'fact/disability-level': [
    null,
    { value: 2, from: '2026-11-01' },
    { value: 3, from: '2026-11-05' },
    { value: 9 },
  ],
  'fact/employment': [
    null,
    { value: 'employed', from: '2026-10-01' },
    { value: 'not-employed', from: '2026-10-01' },
    { value: 'none' },
  ],
  'consent/reminders': [
    { ...consent, answer: 'no' },
    { ...consent, answer: 'yes' },
    { ...consent, answer: 'no' },
    { ...consent, answer: 'yes' },
  ],
};

type Signed = SignedEvent & { readonly event: PhoneEvent; readonly from: Phone };

async function signed(
  she: Person,
  said: readonly { phone: number; field: string; value: number; sees: readonly number[] }[],
) {
  const events: Signed[] = [];
  for (const { phone, field, value, sees } of said) {
    const before = events.filter(({ event }) => event.field === field).map(({ event }) => event.id);
    const base = [...new Set(sees.flatMap((one) => before[one] ?? []))];
    const from = phones[phone]!;
    const one = await from.say({
      record: she,
      about: she,
      field,
      value: values[field]![value]!,
      base,
    });
    events.push({ ...one, from });
  }
  return events;
}

/** The same events as if nothing of them had ever arrived. */
const forget = (she: Person) =>
  changeCounty(town.at.county, { kind: 'test', actor: 'test' }, async ({ client }) => {
    const person = Number(she.slice('person/'.length));
    await client.query('reset role');
    await client.query('delete from phone_conflict where person_id = $1', [person]);
    await client.query('delete from phone_event where person_id = $1', [person]);
    await client.query('delete from consent where person_id = $1', [person]);
    await client.query(
      `delete from fact where person_id = $1 and added_in in (select id from event where kind = 'phone-event')`,
      [person],
    );
    await client.query('update fact set retracted_in = null where person_id = $1', [person]);
  });

/** Events that one phone sends at once: each by itself, or as many as come together. */
function requestsOf(sent: readonly Signed[], isTogether: boolean): readonly Signed[][] {
  const requests: Signed[][] = [];
  for (const one of sent) {
    const last = requests.at(-1);
    if (isTogether && last?.[0]?.from === one.from) last.push(one);
    else requests.push([one]);
  }
  return requests;
}

async function outcome(she: Person, sent: readonly Signed[], isTogether = false) {
  for (const request of requestsOf(sent, isTogether)) {
    const { status, text } = await request[0]!.from.send(...request);
    if (status !== 200) throw new Error(text);
  }
  const { rows: receipts } = await town.at.db.pool.query<{ id: string; state: string }>(
    `select id, state, code from county_990101.phone_event where about = $1 order by id`,
    [she],
  );
  const { rows: answers } = await town.at.db.pool.query(
    `select decision = 'given' as is_given from county_990101.consent where person_id = $1 order by id desc limit 1`,
    [Number(she.slice('person/'.length))],
  );
  const facts = [
    await town.factsOf(she, 'disability-level'),
    await town.factsOf(she, 'employment'),
  ];
  const { rows: open } = await town.at.db.pool.query(
    `select kind, field, event_id from county_990101.phone_conflict
     where record = $1 and decided_in is null order by kind, field, event_id`,
    [she],
  );
  return { receipts, answers, facts, open };
}

/** States as they follow from the whole set. */
function model(events: readonly Signed[], refused: ReadonlySet<string>) {
  const states = new Map<string, boolean>();
  for (const field of new Set(events.map(({ event }) => event.field))) {
    const own = events
      .map(({ event }) => event)
      .filter((one) => one.field === field && !refused.has(one.id));
    const state = merged(own);
    for (const { id } of own) {
      states.set(id, Boolean(state?.isConflict) && state!.heads.some((head) => head.id === id));
    }
  }
  return states;
}

test('in every order', async () => {
  const she = await town.somebody();
  await fc.assert(
    fc.asyncProperty(histories, fc.infiniteStream(fc.nat()), async (said, random) => {
      await forget(she);
      const events = await signed(she, said);
      const first = await outcome(she, events);
      const twice = [...events, ...events.slice(0, 2)];
      const keyed = twice.map((event) => ({ event, key: random.next().value }));
      const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ event }) => event);
      await forget(she);
      expect(await outcome(she, shuffled, true)).toEqual(first);
      const refused = new Set(
        first.receipts.filter(({ state }) => state === 'refused').map(({ id }) => id),
      );
      const inConflict = model(events, refused);
      for (const { id, state } of first.receipts) {
        if (!refused.has(id)) expect([id, state === 'conflict']).toEqual([id, inConflict.get(id)]);
      }
    }),
    { numRuns: 40, seed: 7, endOnFailure: true },
  );
}, 120_000);
