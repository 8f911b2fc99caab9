/**
 * Money is kept (I3): runs go through the pure machine and through files, a bank makes every mistake that banks make,
 * and paid + held + failed + open is what was owed, and ledger, file and reply say the same. `LINES=1000000` widens it.
 */
import { expect, test } from 'vitest';
import { randomStream } from '../../datagen/random.ts';
import type { Shares } from '../../model/money/payer.ts';
import { afterAnswer, type ReplyLine, type SentLine, settle } from '../../model/money/settle.ts';
import { type InstructionState, instructionMoves, stateGroups } from '../../model/money/states.ts';
import {
  balances,
  frozenTransfers,
  paidAfterAllTransfers,
  paidTransfer,
  type Transfer,
  undoneTransfers,
} from '../../model/money/transfers.ts';
import { replyCsv, replyXml } from './fixtures/bank.ts';
import { bankFormats, referenceOf } from './index.ts';

const LINES = Number(process.env.LINES ?? 40_000);
const RUN_LINES = 20_000;
const PROGRAM = 'cn/rural-award';
const bytes = (text: string) => new TextEncoder().encode(text);

type Line = SentLine & { state: InstructionState; readonly owed: number };
type Random = ReturnType<typeof randomStream>;

const move = (line: Line, to: InstructionState) => {
  if (!instructionMoves[line.state].includes(to)) throw new Error(`${line.state} to ${to}`);
  line.state = to;
};

/** What the bank did with a line, and what it says of it: mostly the same. */
function answered(line: Line, truth: 'paid' | 'failed', random: Random): ReplyLine[] {
  const { reference, amountFen } = line;
  const said: ReplyLine = { reference, amountFen, outcome: truth };
  const mistakes: ReplyLine[][] = [
    [],
    [said, said],
    [{ ...said, amountFen: amountFen + 1 }],
    [{ ...said, outcome: 'pending' }],
    [said, { ...said, outcome: truth === 'paid' ? 'failed' : 'paid' }],
    [said, { ...said, reference: `${reference}0` }],
  ];
  return random.between(1, 20) === 1 ? random.pick(mistakes) : [said];
}

const shares: Shares = { central: 333, province: 250, county: 400, unassigned: 17 };
const frozenOf = (line: Line) => frozenTransfers(PROGRAM, line.amountFen, shares);

/** What the bank refused is taken out; then it says of some lines that it was the other way round, and is asked. */
function lateWords(frozen: readonly Line[], random: Random, ledger: Transfer[]): void {
  for (const line of frozen) {
    if (line.state !== 'failed' || random.between(1, 2) === 1) continue;
    move(line, 'reissued');
    ledger.push(...undoneTransfers(frozenOf(line)));
  }
  const turned = frozen.filter(({ state }) => state !== 'failed' && random.between(1, 20) === 1);
  const words = turned.map(({ reference, state }) => ({
    reference,
    outcome: state === 'paid' ? ('failed' as const) : ('paid' as const),
  }));
  const { moves, findings } = settle(turned, words);
  expect(moves).toEqual([]);
  expect(findings.map(({ kind }) => kind)).toEqual(turned.map(() => 'late-word'));
  for (const [at, line] of turned.entries()) {
    move(line, afterAnswer(line.state, words[at]!.outcome)!);
    const paid = paidAfterAllTransfers(PROGRAM, line.amountFen, frozenOf(line));
    ledger.push(...(line.state === 'returned' ? undoneTransfers(paid) : paid));
  }
  expect(settle(turned, words)).toEqual({ moves: [], findings: [] });
}

function runOnce(run: number, random: Random, ledger: Transfer[]) {
  const lines = Array.from({ length: Math.min(RUN_LINES, LINES) }, (_, n): Line => {
    const amountFen = random.between(1, 500_000);
    return { reference: referenceOf(run, n + 1), amountFen, owed: amountFen, state: 'draft' };
  });
  for (const line of lines) move(line, random.between(1, 200) === 1 ? 'held' : 'frozen');
  const frozen = lines.filter(({ state }) => state === 'frozen');
  for (const line of frozen) ledger.push(...frozenOf(line));
  const order = {
    ...{ name: `R${run}`, office: '县', day: 20_000 },
    lines: frozen.map((line) => ({
      ...line,
      holder: '测',
      account: '62990001',
      bank: '拟',
      purpose: '奖扶',
    })),
  };
  const { csv, iso20022 } = bankFormats;
  const file = run % 2 === 0 ? csv.write(order) : iso20022.write(order);
  expect(run % 2 === 0 ? csv.write(order) : iso20022.write(order)).toEqual(file);
  for (const line of frozen) move(line, 'filed');

  const truth = new Map(
    frozen.map(
      ({ reference }) => [reference, random.between(1, 30) === 1 ? 'failed' : 'paid'] as const,
    ),
  );
  const read = (words: readonly ReplyLine[]) => {
    const reply =
      run % 2 === 0 ? csv.read(bytes(replyCsv(words))) : iso20022.read(bytes(replyXml(words)));
    const byReference = new Map(frozen.map((line) => [line.reference, line]));
    for (const { reference, to } of settle(frozen, reply.lines).moves) {
      const line = byReference.get(reference)!;
      move(line, to);
      if (to === 'paid') ledger.push(paidTransfer(PROGRAM, line.amountFen));
    }
  };
  const first = frozen.flatMap((line) => answered(line, truth.get(line.reference)!, random));
  read(first);
  const asFirst = frozen.map(({ state }) => state);
  const settled = new Set(
    frozen.filter(({ state }) => state !== 'unknown').map(({ reference }) => reference),
  );
  read(first.filter(({ reference }) => settled.has(reference)).slice(0, 50));
  expect(frozen.map(({ state }) => state)).toEqual(asFirst);
  // Somebody asks the bank about every line that is open; now it says the truth.
  const open = frozen.filter(({ state }) => state === 'unknown');
  read(open.map((line) => ({ ...line, outcome: truth.get(line.reference)! })));
  expect(frozen.filter(({ reference, state }) => truth.get(reference) !== state)).toEqual([]);
  lateWords(frozen, random, ledger);
  return lines;
}

test(`over ${LINES} lines nothing is lost and nothing is paid twice`, () => {
  const random = randomStream(20_261_122, 1);
  const totals = { owed: 0, paid: 0, held: 0, failed: 0 };
  let moved = 0;
  for (let run = 1; run <= Math.ceil(LINES / RUN_LINES); run++) {
    const ledger: Transfer[] = [];
    const lines = runOnce(run, random, ledger);
    const fen = (...states: InstructionState[]) =>
      lines.reduce((sum, line) => sum + (states.includes(line.state) ? line.amountFen : 0), 0);
    const arrived = fen(...stateGroups.arrived);
    const refused = fen(...stateGroups.refused, 'reissued');
    const owed = lines.reduce((sum, line) => sum + line.owed, 0);
    expect(arrived + fen('held') + refused).toBe(owed);
    expect(Math.min(fen('paid-after-all'), fen('returned'), fen('reissued'))).toBeGreaterThan(0);
    const books = balances(ledger);
    expect(-books.get('bank')!).toBe(arrived);
    expect(-books.get(`payable/${PROGRAM}`)!).toBe(fen('failed'));
    expect([...books.values()].reduce((sum, one) => sum + one, 0)).toBe(0);
    totals.owed += owed;
    totals.paid += arrived;
    totals.held += fen('held');
    totals.failed += refused;
    moved += lines.length;
  }
  expect(totals.paid + totals.held + totals.failed).toBe(totals.owed);
  expect(moved).toBeGreaterThanOrEqual(LINES);
}, 600_000);

test('what was agreed to and taken out again leaves no fen on any account', () => {
  const random = randomStream(7, 1);
  for (let n = 0; n < 10_000; n++) {
    const frozen = frozenTransfers(PROGRAM, random.between(1, 10_000), shares);
    const left = balances([...frozen, ...undoneTransfers(frozen)]);
    expect([...left.values()].every((fen) => fen === 0)).toBe(true);
  }
});
