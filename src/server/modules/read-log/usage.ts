/**
 * The read log as the resident sees it: who read or changed her record, when, in which post and what for. It is
 * made of the audit rows themselves, which are written in the transaction of each read.
 */
import type { AnswerOf } from '../../../api/contract.ts';
import type { ownUsage } from '../../../api/contracts/usage.ts';
import { type County, type Reading, readCounty, snapshotCounty } from '../../../db/county.ts';
import {
  actWords,
  dataClassWords,
  purposeWords,
  receiverWords,
  type UsagePurpose,
} from '../../../i18n/usage-words.ts';
import type { Language } from '../../../rules/index.ts';
import { isRole, roleOf } from '../../access/index.ts';
import { careOf, hasCare } from '../care/index.ts';
import {
  type ContextRow,
  contextOf,
  periodOf,
  recordsOf,
  usageBefore,
  type UsageRow,
} from './queries.ts';

export type Usage = AnswerOf<typeof ownUsage>;
export type UsageEntry = Usage['usage'][number];

export type UsageRequest = {
  readonly actor: string;
  readonly person: number;
  readonly language: Language;
  readonly now: Date;
  /** An entry's number; absent: from the newest. */
  readonly before?: number;
  readonly limit: number;
};

/** The read log of somebody's record, merged records included. Reading it is an entry as well. */
export function usageOf(county: County, request: UsageRequest): Promise<Usage> {
  const { actor, person } = request;
  return readCounty(county, { kind: 'usage-read', actor }, async (tx) => {
    await tx.open(person);
    tx.seen(person);
    const records = await recordsOf(tx, person);
    const { rows, period } = await pageOf(tx, records, request);
    return usageFrom(rows, await namesOf(tx, records, rows), period, request);
  });
}

/**
 * The read log of somebody's care record: the rows of its own chain. Nothing of it is in the other one, and where
 * there is no care record there is nothing.
 */
export async function careUsageOf(county: County, request: UsageRequest): Promise<Usage> {
  const { actor, person } = request;
  const records = await readCounty(county, { kind: 'usage-read', actor }, async (tx) => {
    await tx.open(person);
    tx.seen(person);
    return recordsOf(tx, person);
  });
  const { rows, period } = (await hasCare(county))
    ? await snapshotCounty(careOf(county), (tx) => pageOf(tx, records, request))
    : { rows: [], period: { from: null, heartbeat: null } };
  const names = await snapshotCounty(county, (tx) => namesOf(tx, records, rows));
  return usageFrom(rows, names, period, request);
}

type Period = Awaited<ReturnType<typeof periodOf>>;

const pageOf = async (tx: Reading, records: readonly number[], asked: UsageRequest) => ({
  rows: await usageBefore(tx, records, asked.before ?? Number.MAX_SAFE_INTEGER, asked.limit),
  period: await periodOf(tx),
});

type Names = Readonly<Record<ContextRow['kind'], ReadonlyMap<number, ContextRow>>>;

async function namesOf(
  tx: Reading,
  records: readonly number[],
  rows: readonly UsageRow[],
): Promise<Names> {
  const found = await contextOf(tx, {
    units: rows.flatMap((row) => unitOf(row) ?? []),
    tasks: rows.flatMap(({ detail }) => detail.asked?.task ?? []),
    entries: rows.map(({ seq }) => seq),
    records,
  });
  const of = (kind: ContextRow['kind']) =>
    new Map(found.filter((row) => row.kind === kind).map((row) => [row.id, row]));
  return { unit: of('unit'), task: of('task'), question: of('question'), reason: of('reason') };
}

/** The unit that somebody asked for; care records say it in their own way. */
function unitOf({ detail: { asked, reader } }: UsageRow): number | undefined {
  const team = /^unit (\d+)$/.exec(reader ?? '')?.[1];
  return asked?.unit ?? (team === undefined ? undefined : Number(team));
}

function usageFrom(
  rows: readonly UsageRow[],
  names: Names,
  { from, heartbeat }: Period,
  { language, now, limit }: UsageRequest,
): Usage {
  const next = rows.length === limit ? rows.at(-1)!.seq : undefined;
  return {
    usagePeriod: { from: (from ?? now).toISOString(), until: now.toISOString() },
    heartbeat: (heartbeat ?? now).toISOString(),
    usage: rows.map((row) => entryOf(row, names, language)),
    ...(next !== undefined && { next }),
  };
}

function entryOf(row: UsageRow, names: Names, language: Language): UsageEntry {
  const { seq, at, action, detail, is_change } = row;
  const { task, classes = [], role } = detail.asked ?? {};
  const purposeCode = purposeOf(row, names);
  const question = names.question.get(seq);
  const reason = names.reason.get(seq);
  return {
    id: seq,
    logtime: at.toISOString(),
    action: actWords(action)[language],
    actionCode: action,
    ...receiverOf(row, names, language),
    ...(role !== undefined &&
      isRole(role) &&
      role !== 'resident' && { receiverRole: roleOf(role).name[language] }),
    purpose: purposeWords[purposeCode][language],
    purposeCode,
    categories: classes.map((one) => dataClassWords[one]?.[language] ?? one),
    ...(task !== undefined && { task }),
    isChange: is_change,
    ...(reason && { reason: reason.text }),
    ...(question && { question: question.text }),
    ...(question?.answer && { answer: question.answer }),
  };
}

function receiverOf(row: UsageRow, names: Names, language: Language) {
  const unit = unitOf(row);
  if (unit !== undefined) {
    return { receiverCode: String(unit), receiverName: names.unit.get(unit)?.text ?? String(unit) };
  }
  const { actor, detail } = row;
  const isHers = detail.asked?.role === 'resident' || detail.reader === 'herself';
  const code = isHers ? 'self' : actor.startsWith('nuanjia ') ? 'command-line' : 'software';
  return { receiverCode: code, receiverName: receiverWords[code][language] };
}

/** What it was for: the nearest relation that opened her record says it. */
function purposeOf({ action, detail: { asked, reader } }: UsageRow, names: Names): UsagePurpose {
  if (reader !== undefined) return reader === 'herself' ? 'own' : 'service';
  if (!asked) return 'software';
  if (asked.role === 'resident') return 'own';
  // Consents to care records.
  if (action.startsWith('care-')) return 'service';
  const relations = asked.relation?.split(' ') ?? [];
  if (relations.includes('emergency')) return 'emergency';
  if (relations.includes('task') && asked.task !== undefined) {
    return (names.task.get(asked.task)?.text as UsagePurpose | undefined) ?? 'office';
  }
  return relations.includes('area') ? 'finding' : 'office';
}
