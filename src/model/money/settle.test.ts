/** Replies of banks: each line by the slow reading of everything that was said of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterAnswer, type ReplyLine, type SentLine, settle } from './settle.ts';
import { instructionMoves } from './states.ts';

const word = fc.record(
  {
    reference: fc.constantFrom('1', '2', '3', '9'),
    outcome: fc.constantFrom('paid' as const, 'failed' as const, 'pending' as const),
    amountFen: fc.constantFrom(100, 100, 100, 99),
    reason: fc.constantFrom('账号不存在', '户名不符'),
  },
  { requiredKeys: ['reference', 'outcome'] },
);
const states = [
  ...(['filed', 'unknown', 'paid', 'failed', 'reissued', 'cancelled'] as const),
  ...(['paid-after-all', 'returned'] as const),
];
const sentLines = fc
  .tuple(...[1, 2, 3].map(() => fc.constantFrom(...states)))
  .map((all) =>
    all.map((state, place): SentLine => ({ reference: `${place + 1}`, amountFen: 100, state })),
  );

/** The state of a line after a reply, read as a person would. */
function stateAfter({ reference, amountFen, state }: SentLine, words: readonly ReplyLine[]) {
  const said = words.filter((one) => one.reference === reference);
  const agrees = said.every((one) => (one.amountFen ?? amountFen) === amountFen);
  const has = (outcome: string) => said.some((one) => one.outcome === outcome);
  const open = state === 'filed' || state === 'unknown';
  if (open && said.length === 0) return 'unknown';
  if (open && agrees && has('paid') && !has('failed')) return 'paid';
  if (open && agrees && has('failed') && !has('paid')) return 'failed';
  return open ? 'unknown' : state;
}

/** Lines as they are after a settlement. */
const settled = (sent: readonly SentLine[], replies: readonly ReplyLine[]) => {
  const to = new Map(settle(sent, replies).moves.map((move) => [move.reference, move.to]));
  return sent.map((line) => ({ ...line, state: to.get(line.reference) ?? line.state }));
};

describe('a reply', () => {
  test('settles each line as a person would', () => {
    fc.assert(
      fc.property(sentLines, fc.array(word, { maxLength: 8 }), (sent, words) => {
        expect(settled(sent, words).map(({ state }) => state)).toEqual(
          sent.map((line) => stateAfter(line, words)),
        );
      }),
    );
  });

  test('makes only moves that a line can make', () => {
    fc.assert(
      fc.property(sentLines, fc.array(word, { maxLength: 8 }), (sent, words) => {
        for (const { reference, to } of settle(sent, words).moves) {
          const { state } = sent.find((line) => line.reference === reference)!;
          expect(instructionMoves[state]).toContain(to);
        }
      }),
    );
  });

  test('read twice changes nothing the second time', () => {
    fc.assert(
      fc.property(sentLines, fc.array(word, { maxLength: 8 }), (sent, words) => {
        const once = settled(sent, words);
        expect(settled(once, words)).toEqual(once);
      }),
    );
  });

  test('comes to the same in whatever order its lines stand', () => {
    fc.assert(
      fc.property(sentLines, fc.array(word, { maxLength: 8 }), (sent, words) => {
        expect(settled(sent, words.toReversed())).toEqual(settled(sent, words));
      }),
    );
  });
});

const line = (state: SentLine['state'] = 'filed'): SentLine => ({
  ...{ reference: '1', amountFen: 100, state },
});
const findings = (state: SentLine['state'], ...words: Omit<ReplyLine, 'reference'>[]) =>
  settle(
    [line(state)],
    words.map((one) => ({ reference: '1', ...one })),
  ).findings.map(({ kind }) => kind);

test.each([
  ['missing', findings('filed')],
  ['twice', findings('filed', { outcome: 'paid' }, { outcome: 'paid' })],
  ['other-amount', findings('filed', { outcome: 'paid', amountFen: 1 })],
  ['contradiction', findings('filed', { outcome: 'paid' }, { outcome: 'failed' })],
  ['pending', findings('filed', { outcome: 'pending' })],
  ['late-word', findings('paid', { outcome: 'failed' })],
  ['late-word', findings('failed', { outcome: 'paid' })],
  ['late-word', findings('reissued', { outcome: 'paid' })],
  ['late-word', findings('paid-after-all', { outcome: 'failed' })],
  ['late-word', findings('returned', { outcome: 'paid' })],
])('%s is told', (kind, found) => {
  expect(found).toEqual([kind]);
});

test.each([
  'failed',
  'reissued',
  'cancelled',
  'returned',
] as const)('that a line was refused is no news of one that is %s', (state) => {
  expect(findings(state, { outcome: 'failed', reason: '账号不存在' })).toEqual([]);
});

describe('what the bank says when it is asked', () => {
  const arrived = (state: string | undefined) => state === 'paid' || state === 'paid-after-all';

  test.each(
    states,
  )('is where a line goes that is %s, forward and by a move of its own', (state) => {
    for (const outcome of ['paid', 'failed'] as const) {
      const to = afterAnswer(state, outcome);
      if (to === undefined) continue;
      expect(arrived(to)).toBe(outcome === 'paid');
      if (to !== state) expect(instructionMoves[state]).toContain(to);
      expect(settle([line(to)], [{ reference: '1', outcome }])).toEqual({
        moves: [],
        findings: [],
      });
    }
  });

  test('is believed of every line but that one came back and then not', () => {
    const stuck = states.filter(
      (state) => !afterAnswer(state, 'paid') || !afterAnswer(state, 'failed'),
    );
    expect(stuck).toEqual(['returned']);
  });
});

test('a line that the run does not have is told with its amount', () => {
  const stray: ReplyLine = { reference: '7', outcome: 'paid', amountFen: 5 };
  expect(settle([], [stray]).findings).toEqual([
    { reference: '7', kind: 'no-such-line', amountFen: 5 },
  ]);
});
