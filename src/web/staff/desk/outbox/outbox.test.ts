/** Decisions on their way: they wait, can be taken back, are sent one by one, and one refusal stops no other. */
import { expect, test } from 'vitest';
import {
  caseKey,
  claimsOnTheirWay,
  countByWords,
  type Deed,
  type Entry,
  firstSendAt,
  openOutbox,
  sendingNow,
} from './outbox.ts';

function begin() {
  let now = 0;
  let settled = 0;
  const calls: { at: number; call: () => void }[] = [];
  const sent: number[] = [];
  const outbox = openOutbox({
    waitMilliseconds: 10_000,
    now: () => now,
    later: (call, milliseconds) => calls.push({ at: now + milliseconds, call }),
    settled: () => {
      settled++;
    },
  });
  const deed = (id: number, why?: string): Deed => ({
    ...{ case: id, person: id, title: `测${id}`, words: '初审通过' },
    send: async () => {
      if (why !== undefined) throw new Error(why);
      sent.push(id);
    },
  });
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    for (const one of calls.splice(0)) {
      if (one.at <= now) one.call();
      else calls.push(one);
    }
    for (let turns = 0; turns < 50; turns++) await Promise.resolve();
  };
  /** Every timer rings, whatever its time. */
  const ring = async () => {
    for (const one of calls.splice(0)) one.call();
    await pass(0);
  };
  const states = () => outbox.entries().map(({ deed: { case: id }, state }) => `${id} ${state}`);
  return { outbox, sent, deed, pass, ring, states, settled: () => settled };
}

test('nothing is sent before its time, and what is taken back never', async () => {
  const { outbox, sent, deed, pass, states } = begin();
  outbox.hold([deed(1), deed(2)]);
  await pass(9999);
  expect([sent, states()]).toEqual([[], ['1 waiting', '2 waiting']]);
  outbox.undo();
  await pass(60_000);
  expect([sent, states()]).toEqual([[], []]);
});

test('one refused in the middle stops no other and stays with its reason until it is put away', async () => {
  const { outbox, sent, deed, pass, states, settled } = begin();
  outbox.hold([deed(1), deed(2, '别人已办理'), deed(3)]);
  await pass(10_000);
  expect([sent, states()]).toEqual([
    [1, 3],
    ['1 sent', '2 refused', '3 sent'],
  ]);
  expect([outbox.entries()[1]?.why, settled()]).toEqual(['别人已办理', 1]);
  outbox.dismiss(caseKey(2));
  outbox.dismiss(caseKey(1));
  expect(states()).toEqual(['1 sent', '3 sent']);
  outbox.clear();
  expect(states()).toEqual([]);
});

test('a later decision waits its own time, and undo leaves alone what has gone', async () => {
  const { outbox, sent, deed, pass, states } = begin();
  outbox.hold([deed(1)]);
  await pass(6000);
  outbox.hold([deed(2)]);
  await pass(4000);
  expect([sent, states()]).toEqual([[1], ['1 sent', '2 waiting']]);
  outbox.undo();
  await pass(60_000);
  expect([sent, states()]).toEqual([[1], ['1 sent']]);
});

test('a timer that rings early is set again, so that nothing waits for ever', async () => {
  const { outbox, sent, deed, pass, ring } = begin();
  outbox.hold([deed(1)]);
  await pass(9999);
  await ring();
  expect(sent).toEqual([]);
  await pass(1);
  expect(sent).toEqual([1]);
});

test('what is sent at once is not sent again when its time comes', async () => {
  const { outbox, sent, deed, pass } = begin();
  outbox.hold([deed(1), deed(2)]);
  outbox.sendNow();
  await pass(60_000);
  expect(sent).toEqual([1, 2]);
});

test('a new decision of a case takes the place of the refused one', async () => {
  const { outbox, sent, deed, pass, states } = begin();
  outbox.hold([deed(1, '还在公示')]);
  await pass(10_000);
  outbox.hold([deed(1)]);
  expect(states()).toEqual(['1 waiting']);
  await pass(10_000);
  expect(sent).toEqual([1]);
});

const entry = (id: number, state: Entry['state'], words = '确认'): Entry => ({
  deed: { case: id, person: id, title: `测${id}`, words, send: async () => undefined },
  state,
  sendAt: id * 1000,
});

test('what waits is told by each decision, with the time of the one that goes first', () => {
  const waiting = [entry(2, 'waiting'), entry(3, 'waiting', '退回'), entry(4, 'waiting')];
  expect(countByWords(waiting)).toEqual([
    ['确认', 2],
    ['退回', 1],
  ]);
  expect(firstSendAt(waiting)).toBe(2000);
});

test('what was refused before is not counted among what is being sent', () => {
  const entries = [entry(1, 'refused'), entry(2, 'sent'), entry(3, 'sending'), entry(4, 'waiting')];
  expect(sendingNow(entries)).toEqual({ done: 2, all: 3 });
});

test('a claim that arrived is on its way while others are sent, and may come back afterwards', () => {
  const sent = [entry(1, 'refused'), entry(2, 'sent'), entry(4, 'waiting')];
  expect([...claimsOnTheirWay(sent)]).toEqual([4]);
  expect([...claimsOnTheirWay([...sent, entry(3, 'sending')])]).toEqual([2, 4, 3]);
});
