/**
 * The closed list of extracts. Each has fixed columns and needs the action that its screen needs; none takes a query,
 * and none holds an identity number or the whole of a bank account.
 */
import type { Action } from '../../../api/actions.ts';
import { readCounty } from '../../../db/county.ts';
import { findingWords } from '../../../i18n/money-words.ts';
import { caseStateWords, inWords, lineStateWords } from '../../../i18n/state-words.ts';
import type { Cell, Column } from '../../../papers/index.ts';
import { toldWhy } from '../../../papers/words.ts';
import { END, type Language, type Words } from '../../../rules/index.ts';
import { actorOf } from '../../access/index.ts';
import type { SignedIn } from '../../http/route.ts';
import { queue, type QueuePlace } from '../case/index.ts';
import { booksByMonth, booksOf } from '../ledger/index.ts';
import { lookingOf, programNames, wordsOf } from '../paper/index.ts';
import { readLines, readRun } from '../payment-run/index.ts';
import { scopeOf, unreached, type UnreachedPlace } from '../unreached/index.ts';
import { columnHeader, type ColumnName } from './words.ts';

/** More rows than that no extract gives: it is the table of one desk, not a copy of the record. */
export const ROWS_MOST = 5000;
const PAGE = 500;

/** Rows with whom each is about. */
type Rows = readonly { readonly person?: number; readonly cells: readonly Cell[] }[];

export type Extract = {
  readonly name: Words;
  readonly about: Words;
  readonly needs: Action;
  readonly needsRun?: true;
  readonly columns: readonly (readonly [ColumnName, Column['kind']])[];
  readonly rows: (at: SignedIn, run: number) => Promise<Rows>;
};

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });
const yuan = (fen: number): number => fen / 100;
const dayCell = (day: number | null | undefined): Cell =>
  day === null || day === undefined || day === END ? null : { day };

/** Of the first day after. */
const lastDayCell = (until: number): Cell => dayCell(until === END ? END : until - 1);

/** Page after page until there is no next one, or the most that is given out. */
async function allPages<Row, Place>(
  page: (after: Place | undefined) => Promise<{ rows: readonly Row[]; next?: Place | undefined }>,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  let after: Place | undefined;
  do {
    const { rows, next } = await page(after);
    found.push(...rows);
    after = next;
  } while (after !== undefined && found.length < ROWS_MOST);
  return found.slice(0, ROWS_MOST);
}

async function unreachedRows(at: SignedIn): Promise<Rows> {
  const scope = await scopeOf(at);
  const programName = await programNames(at.office, at.language);
  const rows = await allPages((after: UnreachedPlace | undefined) =>
    unreached(at.office, { ...scope, limit: PAGE, ...(after && { after }) }),
  );
  return rows.map((one) => ({
    person: one.person,
    cells: [
      ...[one.person, one.name, programName(one.program), yuan(one.fen), dayCell(one.since)],
      ...[lastDayCell(one.claim_until), toldWhy(one.why, at.language), one.hasPhone],
      dayCell(one.visitedOn),
    ],
  }));
}

async function caseRows(at: SignedIn): Promise<Rows> {
  const { office, county, language, visitor } = at;
  const asked = { actor: actorOf(visitor.account), unit: visitor.post!.unit!.id, language };
  const programName = await programNames(office, language);
  const rows = await allPages(async (after: QueuePlace | undefined) => {
    const { cases, next } = await queue(county, { ...asked, limit: PAGE, ...(after && { after }) });
    return { rows: cases, next };
  });
  return rows.map((one) => ({
    person: one.person,
    cells: [
      ...[
        one.id,
        one.name ?? '',
        programName(one.program),
        inWords(caseStateWords, one.state)[language],
      ],
      ...[dayCell(one.applied_day), dayCell(one.due_day), one.is_due_certain],
    ],
  }));
}

async function lineRows(at: SignedIn, run: number): Promise<Rows> {
  const by = lookingOf(at);
  const rows = await allPages(async (after: number | undefined) => {
    const { lines, next } = await readLines(at.office, by, { run, after: after ?? 0, limit: PAGE });
    return { rows: lines, next };
  });
  return rows.map((one) => ({
    person: one.person,
    cells: [
      ...[one.id, one.person, one.name, { day: one.from }, { day: one.until - 1 }, yuan(one.fen)],
      ...[inWords(lineStateWords, one.state)[at.language], one.lastDigits ?? ''],
      ...[wordsOf(one, at.language).join(' '), dayCell(one.paidOn)],
    ],
  }));
}

async function findingRows(at: SignedIn, run: number): Promise<Rows> {
  const { findings } = await readRun(at.office, run, lookingOf(at));
  return findings.map(({ id, line, reference, kind, said, sent }) => ({
    cells: [
      ...[id, line, reference, findingWords[kind][at.language]],
      ...[sent === null ? null : yuan(sent), said === null ? null : yuan(said)],
    ],
  }));
}

function bookRows(at: SignedIn): Promise<Rows> {
  const act = { kind: 'ledger-read', actor: actorOf(at.visitor.account) };
  return readCounty(at.office, act, async (tx) =>
    (await booksByMonth(tx, booksOf(at), ROWS_MOST)).map(({ month, account, fen }) => ({
      cells: [month, account, yuan(fen)],
    })),
  );
}

export const extracts: Readonly<Record<string, Extract>> = {
  unreached: {
    name: words('尚未申领的居民', 'Residents who have not claimed'),
    about: words(
      '本岗位服务范围内确定应得、还没有人申领的钱。',
      'Money that is certainly owed to people served and that nobody claims.',
    ),
    needs: 'right.list',
    columns: [
      ...([
        ['person', 'integer'],
        ['name', 'text'],
        ['program', 'text'],
        ['yuan', 'yuan'],
      ] as const),
      ...([
        ['since', 'day'],
        ['claimUntil', 'day'],
        ['why', 'text'],
        ['hasPhone', undefined],
      ] as const),
      ['visitedOn', 'day'],
    ],
    rows: unreachedRows,
  },
  cases: {
    name: words('待办申请', 'Claims to decide'),
    about: words(
      '轮到本单位办理的申请，先到期的在前。',
      'Claims whose turn is the own unit’s, those due first.',
    ),
    needs: 'case.list',
    columns: [
      ...([
        ['case', 'integer'],
        ['name', 'text'],
        ['program', 'text'],
        ['state', 'text'],
      ] as const),
      ...([
        ['appliedOn', 'day'],
        ['due', 'day'],
        ['isDueCertain', undefined],
      ] as const),
    ],
    rows: caseRows,
  },
  'run-lines': {
    name: words('发放批次明细', 'Lines of a payment run'),
    about: words(
      '一个发放批次里本岗位服务的居民的每一笔；账户只有尾号。',
      'Every line of a run that is of people served; of accounts only the last digits.',
    ),
    needs: 'money.read',
    needsRun: true,
    columns: [
      ...([
        ['line', 'integer'],
        ['person', 'integer'],
        ['name', 'text'],
        ['from', 'day'],
      ] as const),
      ...([
        ['lastDay', 'day'],
        ['yuan', 'yuan'],
        ['state', 'text'],
        ['account', 'text'],
      ] as const),
      ...([
        ['note', 'text'],
        ['paidOn', 'day'],
      ] as const),
    ],
    rows: lineRows,
  },
  'run-findings': {
    name: words('银行回单待核实', 'Open questions to the bank'),
    about: words('一个发放批次里银行没有说清的事项。', 'What the bank left open about a run.'),
    needs: 'money.decide',
    needsRun: true,
    columns: [
      ...([
        ['finding', 'integer'],
        ['line', 'integer'],
        ['reference', 'text'],
      ] as const),
      ...([
        ['what', 'text'],
        ['sent', 'yuan'],
        ['said', 'yuan'],
      ] as const),
    ],
    rows: findingRows,
  },
  books: {
    name: words('分月账目', 'Books by month'),
    about: words(
      '本单位各批次（服务全县的岗位为全县）的账上每个科目每个月的发生额，没有居民的资料。',
      'What every account moved in each month, in the books of the unit’s runs, or in all for who serves the whole county; nothing of any resident.',
    ),
    needs: 'money.decide',
    columns: [
      ...([
        ['month', 'text'],
        ['book', 'text'],
        ['yuan', 'yuan'],
      ] as const),
    ],
    rows: bookRows,
  },
};

export const columnsOf = ({ columns }: Extract, language: Language): readonly Column[] =>
  columns.map(([name, kind]) => ({
    header: columnHeader(name, language),
    ...(kind && { kind }),
    width: kind === 'text' ? 24 : 14,
  }));
