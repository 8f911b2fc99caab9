/**
 * Routes of payment runs. A unit proposes, checks and takes out its own runs; what another hand decides is for who
 * serves the whole county.
 */
import * as contracts from '../../../api/contracts/money/runs.ts';
import { type County, snapshotCounty } from '../../../db/county.ts';
import { arrearsWords, findingWords, holdWords } from '../../../i18n/money-words.ts';
import { dayFrom, dayShown } from '../../http/days.ts';
import { route, type SignedIn } from '../../http/route.ts';
import { byAnotherHand } from '../alert/index.ts';
import { draftRun, type Hand, previewRun } from './draft.ts';
import { cancelRun, checkRun, closeRun } from './end.ts';
import { runError } from './errors.ts';
import { fileRun, readFile } from './bank/file.ts';
import { freezeRun } from './freeze.ts';
import { cancelLine, releaseLine } from './holds/hold.ts';
import { listRuns, type Looking, readLines, readRun, visibleRun } from './read.ts';
import { runOfFinding, runOfLine } from './read-queries.ts';
import { readReply, resolve } from './bank/reply.ts';

const handOf = ({ visitor: { account, post } }: SignedIn): Hand => ({
  account,
  post: post!.id,
  unit: post!.unit!.id,
});
const lookingOf = (at: SignedIn): Looking => ({
  ...handOf(at),
  isWhole: at.visitor.post!.isWhole,
});

/** Errors: RUN_UNKNOWN for a run of another unit: its own unit checks it and takes it out. */
async function assertOwn(at: SignedIn, run: number): Promise<void> {
  await visibleRun(at.office, run, { ...lookingOf(at), isWhole: false });
}

/** Errors: RUN_UNKNOWN for who does not serve the whole county. */
async function assertDeciding(at: SignedIn, run: number): Promise<void> {
  const by = lookingOf(at);
  if (!by.isWhole) throw runError('RUN_UNKNOWN', { run });
  await visibleRun(at.office, run, by);
}

/** The run of something that was named. Errors: `code` when there is none. */
async function runOf(
  office: County,
  id: number,
  find: typeof runOfLine,
  code: 'RUN_LINE_UNKNOWN' | 'BANK_FINDING_UNKNOWN',
): Promise<number> {
  const run = await snapshotCounty(office, (tx) => find(tx, id));
  if (run !== undefined) return run;
  throw runError(code, code === 'RUN_LINE_UNKNOWN' ? { line: id } : { finding: id });
}

const PAGE = 50;

type ShownRun = Awaited<ReturnType<typeof listRuns>>[number];

const runShown = (row: ShownRun) => ({
  ...{ run: row.id, program: row.program, unit: row.unit, unitName: row.unitName },
  ...{ cutOff: dayShown(row.cutOff), state: row.state, proposer: row.proposer },
  ...(row.approver !== null && { approver: row.approver }),
  ...(row.lines !== null && { agreed: { lines: row.lines, fen: row.totalFen! } }),
  ...(row.format !== null && { format: row.format }),
  states: row.states.map(({ state, lines, fen }) => ({ state, lines, fen })),
});

const listRoute = route(contracts.listRuns, async (at, { query: { before, limit = PAGE } }) => {
  const asked = { ...lookingOf(at), limit, ...(before !== undefined && { before }) };
  const rows = await listRuns(at.office, asked);
  const next = rows.length === limit ? rows.at(-1)!.id : undefined;
  return { runs: rows.map(runShown), ...(next !== undefined && { next }) };
});

const previewRoute = route(contracts.previewRun, async (at, { query: { program, cutOff } }) =>
  previewRun(at.office, {
    ...{ ...handOf(at), program, today: at.today },
    cutOff: dayFrom(cutOff, 'query/cutOff'),
  }),
);

const draftRoute = route(contracts.draftRun, async (at, { body: { program, cutOff } }) =>
  draftRun(at.office, {
    ...{ ...handOf(at), program, today: at.today },
    cutOff: dayFrom(cutOff, 'body/cutOff'),
  }),
);

const getRoute = route(contracts.getRun, async (at, { params: { id } }) => {
  const { run, findings, ...sums } = await readRun(at.office, id, lookingOf(at));
  return {
    ...runShown(run),
    ...sums,
    findings: findings.map(({ id: finding, line, reference, kind, said, state, sent }) => ({
      ...{ finding, reference, kind, words: findingWords[kind][at.language] },
      ...(line !== null && { line }),
      ...(state !== null && { state, sentFen: sent! }),
      ...(said !== null && { fen: said }),
    })),
  };
});

const linesRoute = route(contracts.listRunLines, async (at, { params: { id }, query }) => {
  const asked = { run: id, after: 0, limit: PAGE, ...query };
  const { lines, next } = await readLines(at.office, lookingOf(at), asked);
  return {
    lines: lines.map(({ id: line, from, until, arrears, holds, ...row }) => ({
      ...{ line, person: row.person, name: row.name, part: row.part, fen: row.fen },
      ...{ from: dayShown(from), until: dayShown(until), state: row.state },
      ...(row.payee !== row.person && { payee: row.payee }),
      holds: holds.map((hold) => ({ hold, words: holdWords[hold][at.language] })),
      ...(arrears !== null && { arrears: arrearsWords[arrears][at.language] }),
      ...(row.lastDigits !== null && { lastDigits: row.lastDigits }),
      ...(row.bankReason !== null && { bankReason: row.bankReason }),
      ...(row.paidOn !== null && { paidOn: dayShown(row.paidOn) }),
    })),
    ...(next !== undefined && { next }),
  };
});

const checkRoute = route(contracts.checkRun, async (at, { params: { id: run } }) => {
  await assertOwn(at, run);
  const { event, seq } = await checkRun(at.office, { ...handOf(at), run });
  return { event, seq };
});

const freezeRoute = route(
  contracts.freezeRun,
  async (at, { params: { id: run }, body: { lines, fen } }) => {
    await assertDeciding(at, run);
    const asked = { ...handOf(at), run, lines, totalFen: fen, today: at.today };
    return byAnotherHand(at, `run ${run}`, () => freezeRun(at.office, asked));
  },
);

const cancelRoute = route(
  contracts.cancelRun,
  async (at, { params: { id: run }, body: { reason } }) => {
    await assertOwn(at, run);
    return cancelRun(at.office, { ...handOf(at), run, reason });
  },
);

const fileRoute = route(
  contracts.fileRun,
  async (at, { params: { id: run }, body: { format } }) => {
    await assertDeciding(at, run);
    return fileRun(at.office, at.keys, { ...handOf(at), run, format });
  },
);

const getFileRoute = route(contracts.getRunFile, async (at, { params: { id: run } }) => {
  await assertDeciding(at, run);
  const { bytes, lines, ...file } = await readFile(at.office, at.keys, { ...handOf(at), run });
  return {
    ...file,
    base64: Buffer.from(bytes).toString('base64'),
    lines: lines.map(({ id: line, person, payee }) => ({
      ...{ line, person },
      ...(payee !== person && { payee }),
    })),
  };
});

const replyRoute = route(
  contracts.readReply,
  async (at, { params: { id: run }, body: { format, base64 } }) => {
    await assertDeciding(at, run);
    const bytes = Buffer.from(base64, 'base64');
    return readReply(at.office, { ...handOf(at), run, format, bytes, today: at.today });
  },
);

const resolveRoute = route(
  contracts.resolveFinding,
  async (at, { params: { id }, body: { resolution, outcome } }) => {
    await assertDeciding(at, await runOf(at.office, id, runOfFinding, 'BANK_FINDING_UNKNOWN'));
    return resolve(at.office, {
      ...{ ...handOf(at), finding: id, resolution, today: at.today },
      ...(outcome !== undefined && { outcome }),
    });
  },
);

const closeRoute = route(contracts.closeRun, async (at, { params: { id: run } }) => {
  await assertDeciding(at, run);
  return closeRun(at.office, { ...handOf(at), run });
});

const releaseRoute = route(
  contracts.releaseLine,
  async (at, { params: { id }, body: { reason } }) => {
    const run = await runOf(at.office, id, runOfLine, 'RUN_LINE_UNKNOWN');
    await assertDeciding(at, run);
    return byAnotherHand(at, `run ${run}`, () =>
      releaseLine(at.office, { ...handOf(at), line: id, reason }),
    );
  },
);

const cancelLineRoute = route(
  contracts.cancelLine,
  async (at, { params: { id }, body: { reason } }) => {
    await assertOwn(at, await runOf(at.office, id, runOfLine, 'RUN_LINE_UNKNOWN'));
    return cancelLine(at.office, { ...handOf(at), line: id, reason });
  },
);

export const runsRoutes = [
  ...[
    listRoute,
    previewRoute,
    draftRoute,
    getRoute,
    linesRoute,
    checkRoute,
    freezeRoute,
    cancelRoute,
  ],
  ...[fileRoute, getFileRoute, replyRoute, resolveRoute, closeRoute, releaseRoute],
  cancelLineRoute,
];
