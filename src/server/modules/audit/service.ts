/**
 * Checks that nobody wrote past the software: the audit chain of a county link by link, what the record
 * points to, and the chain against a head that was signed earlier and kept elsewhere.
 */
import type { KeyObject } from 'node:crypto';
import { type County, snapshotCounty } from '../../../db/county.ts';
import { careOf, hasCare } from '../care/index.ts';
import { type AuditHead, headError, signHead } from './head.ts';
import {
  type ChainRow,
  type FlawRow,
  readCareFlaws,
  readChain,
  readFlaws,
  readHead,
  readLink,
  trustServerOnly,
} from './queries.ts';

/** The first link that does not hold. */
export type BrokenLink = {
  /** Number of the audit row. */
  readonly seq: number;
  /**
   * missing: the row is gone, later ones are there; changed: it is not what was written, or was never
   * written; cut-off: it and all later ones are gone; head: the counter row disagrees with it.
   */
  readonly reason: 'missing' | 'changed' | 'cut-off' | 'head';
};

export type AuditCheck = {
  /** Audit rows that are there. */
  readonly rows: number;
  /** Hash of the last one, in hex. */
  readonly head: string;
  readonly broken: BrokenLink | undefined;
  /** What else cannot come from the software; empty when all is well. */
  readonly flaws: readonly FlawRow[];
};

/** What a check of a county's chain and record finds, in one snapshot while others write on. */
export const verifyAudit = (county: County): Promise<AuditCheck> => verify(county, readFlaws);

/** The same of the county's care records; undefined where none are kept. */
export const verifyCareAudit = async (county: County): Promise<AuditCheck | undefined> =>
  (await hasCare(county)) ? verify(careOf(county), readCareFlaws) : undefined;

function verify(county: County, flawsOf: typeof readFlaws): Promise<AuditCheck> {
  return snapshotCounty(county, async (tx) => {
    await trustServerOnly(tx, county.schema);
    const chain = await readChain(tx);
    const flaws = await flawsOf(tx);
    return { rows: chain.rows, head: chain.last_hash, broken: brokenLink(chain), flaws };
  });
}

function brokenLink(chain: ChainRow): BrokenLink | undefined {
  const { broken_seq, is_missing, last_seq, last_hash, head_seq, head_hash } = chain;
  if (broken_seq !== null) return { seq: broken_seq, reason: is_missing ? 'missing' : 'changed' };
  if (head_seq === null) return { seq: last_seq, reason: 'head' };
  if (head_seq > last_seq) return { seq: last_seq + 1, reason: 'cut-off' };
  if (head_seq < last_seq) return { seq: head_seq + 1, reason: 'head' };
  return head_hash === last_hash ? undefined : { seq: last_seq, reason: 'head' };
}

/**
 * The county's head as a signed text; see verifyHead.
 * Errors: AUDIT_HEAD_BROKEN when the chain does not end where its counter says: that is not signed.
 */
export async function exportHead(county: County, privateKey: KeyObject): Promise<string> {
  const head = await snapshotCounty(county, readHead);
  if (!head) {
    const message = `the audit chain of ${county.code} does not end where its counter says`;
    throw headError('AUDIT_HEAD_BROKEN', message, { county: county.code });
  }
  return signHead({ county: county.code, ...head }, privateKey);
}

export type HeadComparison = {
  /** continued: the signed row is there; cut-off: the chain ends before it; changed: another row is. */
  readonly state: 'continued' | 'cut-off' | 'changed';
  /** Number of the last audit row today. */
  readonly lastSeq: number;
  /** Was a backup restored by the software since? Then rows written after that backup are gone. */
  readonly isRestored: boolean;
};

/**
 * Whether today's chain still goes through a head that was signed earlier. It looks at that one row only:
 * together with verifyAudit it says that every row up to there is what it was.
 *
 * Errors: AUDIT_HEAD_OTHER_COUNTY.
 */
export async function compareHead(county: County, head: AuditHead): Promise<HeadComparison> {
  if (head.county !== county.code) {
    const message = `the head is of ${head.county}, not of ${county.code}`;
    const detail = { county: county.code, other: head.county };
    throw headError('AUDIT_HEAD_OTHER_COUNTY', message, detail);
  }
  const link = await snapshotCounty(county, (tx) => readLink(tx, head.seq));
  const same = { lastSeq: link.last_seq, isRestored: link.epoch !== head.epoch };
  if (link.last_seq < head.seq) return { state: 'cut-off', ...same };
  // A head that was signed before the first row has nothing to compare.
  const isThere = head.seq === 0 || link.hash === head.hash;
  return { state: isThere ? 'continued' : 'changed', ...same };
}
