/** The record of each county: when its audit chain was last verified, and whether its evaluation keeps up. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, finding, numberWords } from './finding.ts';
import type { RecordFacts } from './queries.ts';

/** A verification of a county's audit chain that found it whole. */
export type Verified = { readonly atMs: number; readonly seq: number };

const fileOf = (home: string) => join(home, 'audit-verified.json');

/** Keeps in mind that the chain of a county was whole up to an audit row; `verify` calls it. */
export function noteVerified(home: string, county: string, verified: Verified): void {
  const file = fileOf(home);
  const text = JSON.stringify({ ...readVerified(home), [county]: verified });
  writeFileSync(`${file}.part`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.part`, file);
}

/** The last verification of each county. A file that is not there or not whole says nothing. */
export function readVerified(home: string): Readonly<Record<string, Verified>> {
  try {
    return JSON.parse(readFileSync(fileOf(home), 'utf8'));
  } catch {
    return {};
  }
}

const DAY_MS = 86_400_000;
const VERIFY_DAYS = 31;

/** When the chain was last verified, and whether it ends before that. */
export function judgeAudit(
  county: string,
  { audit_seq, audit_hash }: RecordFacts,
  verified: Verified | undefined,
  nowMs: number,
): Finding {
  const ageDays = verified && Math.max(0, Math.floor((nowMs - verified.atMs) / DAY_MS));
  const when = verified
    ? {
        'zh-CN': `${ageDays} 天前核对到第 ${verified.seq} 条`,
        en: `verified ${ageDays} days ago up to row ${verified.seq}`,
      }
    : { 'zh-CN': '还没有核对过', en: 'never verified' };
  const words = {
    'zh-CN': `${county} 的审计记录到第 ${audit_seq} 条，${when['zh-CN']}。`,
    en: `The audit chain of ${county} goes to row ${audit_seq}; ${when.en}.`,
  };
  const figures = {
    county,
    seq: audit_seq,
    head: audit_hash,
    ...(verified && { verifiedSeq: verified.seq, verifiedDaysAgo: ageDays! }),
  };
  return finding('audit', figures, words, [
    [
      verified !== undefined && audit_seq < verified.seq,
      'bad',
      {
        'zh-CN':
          '现在的记录比上次核对时短：恢复过旧备份，或有人删除了记录。请运行“nuanjia verify”。',
        en: 'The chain is shorter than when it was verified: an old backup was restored, or rows were deleted. Run "nuanjia verify".',
      },
    ],
    [
      ageDays === undefined || ageDays > VERIFY_DAYS,
      'weak',
      { 'zh-CN': '请每月运行一次“nuanjia verify”。', en: 'Run "nuanjia verify" every month.' },
    ],
  ]);
}

/** Whether what is owed is worked out, and from the newest facts. */
export function judgeEvaluation(
  county: string,
  { people, running, ready, behind }: RecordFacts,
): Finding {
  const count = numberWords(people);
  const state =
    behind === null
      ? { 'zh-CN': '还没有核算', en: 'not evaluated yet' }
      : { 'zh-CN': `核算落后 ${behind} 处变更`, en: `the evaluation is ${behind} changes behind` };
  const open = {
    'zh-CN': `未完成的核算 ${running} 个，待启用的 ${ready} 个`,
    en: `${running} evaluations unfinished, ${ready} waiting to be switched on`,
  };
  const words = {
    'zh-CN': `${county}：${count} 人，${state['zh-CN']}；${open['zh-CN']}。`,
    en: `${county}: ${count} people, ${state.en}; ${open.en}.`,
  };
  const figures = { county, people, running, ready, behind: behind ?? 'none' };
  return finding('evaluations', figures, words, [
    [
      people > 0 && (behind === null || behind > 0),
      'weak',
      {
        'zh-CN': '请运行“nuanjia start”，使应享待遇与最新事实一致。',
        en: 'Run "nuanjia start", so that what is owed follows from the newest facts.',
      },
    ],
    [
      running > 0,
      'weak',
      {
        'zh-CN': '有核算正在进行或被中断；下一次核算会清理中断的。',
        en: 'An evaluation is running or was cut off; the next one clears away what was cut off.',
      },
    ],
  ]);
}
