/** What a visit begins with: what is open and unanswered; a no is not put to anybody again. */
import { expect, test } from 'vitest';
import type { PackedTask } from '../../../model/sync/caseload.ts';
import { day } from '../../../rules/index.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { draftOf, dueOf, owedOf, visited } from './draft.ts';

const today = day('2026-11-22');

const child = (more: Partial<ShownPerson> = {}): ShownPerson => ({
  id: 3,
  ref: 'person/3',
  said: [],
  name: '测小禾',
  pinyin: ['cexiaohe', 'cxh'],
  seenBy: 'task',
  facts: [],
  links: [],
  households: [[7, '7', 'child', null, null]],
  entitled: [],
  unpaid: [['cn/childcare-subsidy', today - 30, today + 300, 360_000, null, 1]],
  windows: [
    ['cn/child-health', 'sixMonthCheck', today - 5, today + 20, today + 60, 1],
    ['cn/child-health', 'eightMonthCheck', today + 30, today + 60, today + 90, 1],
  ],
  questions: [],
  tasks: [],
  consents: {},
  whole: [],
  heads: {},
  ...more,
});

const task = (more: Partial<PackedTask>): PackedTask => ({
  ...{ id: 1, purpose: 'service', basis: 'due', isMine: true },
  ...{ program: 'cn/child-health', step: 'sixMonthCheck', from: today - 5 },
  state: 'open',
  ...more,
});

test('a visit offers what is open today, and not what opens later', () => {
  expect(dueOf(child(), today).map(({ step }) => step)).toEqual(['sixMonthCheck']);
  expect(dueOf(child(), today + 30).map(({ step }) => step)) //
    .toEqual(['sixMonthCheck', 'eightMonthCheck']);
});

test.each([
  ['open', 1],
  ['booked', 1],
  ['declined', 0],
  ['done', 0],
  ['moved', 0],
] as const)('a service whose task is %s is offered %i times', (state, times) => {
  expect(dueOf(child({ tasks: [task({ state })] }), today)).toHaveLength(times);
});

test('help with a claim that was declined is not offered again', () => {
  const help = task({ purpose: 'benefit', program: 'cn/childcare-subsidy', state: 'declined' });
  expect(owedOf(child(), today)).toMatchObject([{ fen: 360_000 }]);
  expect(owedOf(child({ tasks: [help] }), today)).toEqual([]);
});

test('those who died are not visited, and whoever was opened comes first', () => {
  const died = child({ ref: 'person/9', facts: [[1, 'death', today - 9, today - 8, null, null]] });
  const other = child({ ref: 'person/4' });
  expect(visited(child(), [other, died, child()]).map(({ ref }) => ref)) //
    .toEqual(['person/3', 'person/4']);
});

test('nothing is skipped, answered or hurried beforehand, and a house of no number is none', () => {
  const draft = draftOf([child({ households: [] })], today);
  expect(draft).toMatchObject({ skipped: [], facts: [], away: [], minutes: 0, household: null });
});
