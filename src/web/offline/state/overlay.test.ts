/** What was said lies over what the server told, in the words that the server will use. */
import { expect, test } from 'vitest';
import type { PackedPerson } from '../../../model/sync/caseload.ts';
import type { PersonRef, RecordRef, Value } from '../../../model/sync/event.ts';
import { FEMALE, day } from '../../../rules/index.ts';
import { packed } from '../fixtures/phones.ts';
import type { Kept } from './kept.ts';
import { lay } from './overlay.ts';

let count = 0;
const said = (record: RecordRef, field: string, value: Value, more: Partial<Kept> = {}): Kept => ({
  id: `e${count++}`,
  base: [],
  saidAt: '2026-11-22T01:00:00.000Z',
  about: record.startsWith('visit/') ? 'person/1' : (record as PersonRef),
  ...{ record, field, value },
  ...more,
});

const laid = (people: readonly PackedPerson[], all: readonly Kept[], cursor = 5) =>
  lay(new Map(people.map((one) => [one.id, one])), all, {
    cursor,
    keptBy: (_, step) => (step === 'homeVisit' ? 'encounter/newborn-home-visit' : undefined),
  });

const one = (person: Partial<PackedPerson>, ...all: readonly Kept[]) =>
  laid([packed(1, person)], all).people.get(1)!;

test('a fact holds on its days, and what was there before gives way on those', () => {
  const from = day('2026-11-01');
  const value = { value: 'employed', from: '2026-11-01' };
  const person = one(
    {
      facts: [
        [7, 'employment', null, null, 1, 1],
        [8, 'nationality', null, null, 0, 0],
      ],
    },
    said('person/1', 'fact/employment', value),
  );
  expect(person.facts).toEqual([
    [7, 'employment', null, from, 1, 1],
    [8, 'nationality', null, null, 0, 0],
    [0, 'employment', from, null, 0, 0],
  ]);
});

test('known to be unknown is a value of its own, and no "no"', () => {
  const person = one({}, said('person/1', 'fact/employment', { value: null }));
  expect(person.facts).toEqual([[0, 'employment', null, null, null, null]]);
});

test('a value that the kind does not have changes nothing', () => {
  expect(one({}, said('person/1', 'fact/employment', { value: 'retired' })).facts).toEqual([]);
});

test('what she refuses now that she had given is withdrawn; what she was never asked is refused', () => {
  const no = { answer: 'no', textVersion: 1, language: 'zh-CN', readAloud: true };
  const person = one(
    { consents: { reminders: 'given' } },
    said('person/1', 'consent/reminders', no),
    said('person/1', 'consent/photo-of-paper', no),
  );
  expect(person.consents).toEqual({ reminders: 'withdrawn', 'photo-of-paper': 'refused' });
});

test('a move ends the old residence on the day on which the new one begins', () => {
  const since = day('2026-11-20');
  const person = one(
    { facts: [[7, 'residence', 0, null, 990101004001, 990101004001]] },
    said('person/1', 'move', { day: '2026-11-20', area: '990101111' }),
  );
  expect(person.facts).toEqual([
    [7, 'residence', 0, since, 990101004001, 990101004001],
    [0, 'residence', since, null, 990101111000, 990101111999],
  ]);
});

const due: Partial<PackedPerson> = {
  windows: [
    ['cn/newborn', 'homeVisit', day('2026-11-15'), day('2026-11-29'), day('2026-11-28'), 1],
  ],
  tasks: [
    {
      id: 4,
      purpose: 'service',
      basis: 'due',
      program: 'cn/newborn',
      step: 'homeVisit',
      state: 'open',
      isMine: true,
    },
  ],
};
const visit = 'visit/0b7c5f5e-6a8f-4f0e-9f5a-0a4d6f3f1c11';
const step = (value: Value) => said(visit, 'step/person:1/cn:newborn/homeVisit', value);

test.each([
  [{ outcome: 'done', day: '2026-11-22' }, 'done', 0, 1],
  [{ outcome: 'declined', day: '2026-11-22' }, 'declined', 0, 0],
  [{ outcome: 'booked', day: '2026-11-22', bookedFor: '2026-11-25T01:00:00Z' }, 'booked', 1, 0],
  [{ outcome: 'moved', day: '2026-11-22' }, 'moved', 0, 0],
])('a step that went %j is %s', (value, state, windows, facts) => {
  const person = one(due, step(value));
  expect([person.tasks[0]!.state, person.windows.length, person.facts.length]).toEqual([
    ...[state, windows, facts],
  ]);
});

const baby = 'new/5f0c1c1e-7d1e-4f57-8d7c-0d8f8c1f2a33';
const birth = { parent: 'person/1', day: '2026-11-10', name: '小测', sex: 'female', household: 1 };

test('a newborn is there at once, in the house of her mother, and asked of as a person', () => {
  const { people, numberOf } = laid(
    [packed(1, { whole: ['a', 'b'] }), packed(2, { whole: ['b'] })],
    [said(baby, 'birth', birth), said(baby, 'phone', '13900000009')],
  );
  const born = day('2026-11-10');
  expect(numberOf(baby)).toBe(-1);
  expect(people.get(-1)).toMatchObject({
    ...{ id: -1, ref: baby, name: '小测', phone: '13900000009', whole: ['b'] },
    links: [[0, 'parents', 1, born, null]],
    households: [[1, 'H1', 'other', born, null]],
    facts: [
      [0, 'birth', born, born + 1, null, null],
      [0, 'sex', null, null, FEMALE, FEMALE],
    ],
  });
});

test('once she has a number and has come, she is there once, under both of her names', () => {
  const registration = said(baby, 'birth', birth, {
    receipt: { id: 'x', number: 1, state: 'accepted', seq: 4, person: 9 },
  });
  const { people, numberOf } = laid(
    [packed(1), packed(9, { name: '小测' })],
    [registration, said(baby, 'phone', '13900000009')],
  );
  expect([...people.keys()]).toEqual([1, 9]);
  expect([numberOf(baby), people.get(9)!.phone]).toEqual([9, '13900000009']);
});

test('what the server has taken in and told is not laid over it again, and what it refused never', () => {
  const receipt = { id: 'x', number: 1 } as const;
  const phone = (state: 'accepted' | 'refused', seq?: number) =>
    said('person/1', 'phone', '1', { receipt: { ...receipt, state, ...(seq && { seq }) } });
  expect(one({ phone: '0' }, phone('accepted', 5)).phone).toBe('0');
  expect(one({ phone: '0' }, phone('accepted', 6)).phone).toBe('1');
  expect(one({ phone: '0' }, phone('refused')).phone).toBe('0');
});

test('of a version here and one that the server tells, neither replacing the other, the smaller id counts', () => {
  const mine = said('person/1', 'phone', 'mine', { id: 'b' });
  expect(one({ phone: 'theirs', heads: { phone: ['a'] } }, mine).phone).toBe('theirs');
  expect(one({ phone: 'theirs', heads: { phone: ['c'] } }, mine).phone).toBe('mine');
  expect(one({ phone: 'theirs', heads: { phone: ['a'] } }, { ...mine, base: ['a'] }).phone).toBe(
    'mine',
  );
});
