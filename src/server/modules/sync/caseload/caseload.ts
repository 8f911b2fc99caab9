/** The caseload of a post, page by page, and what changed of it since a change number. */
import { type County, type Reading, snapshotCounty, softwareOf } from '../../../../db/county.ts';
import { findWithin } from '../../../../db/population.ts';
import type { PackedPerson } from '../../../../model/sync/caseload.ts';
import { jurisdictionOf } from '../../policy/index.ts';
import { type Head, headOf, setHolds, type DeviceRow } from '../device/queries.ts';
import { syncError } from '../errors.ts';
import { type ChangeOf, concernedBy } from './concern.ts';
import { changedBetween, dayOfChange, findPolicyText, movedBetween, onceHeld } from './queries.ts';
import { type Reader, readPacked } from './read.ts';

/** People of a page: a quarter of a second of work, and less to send again when it is cut off. */
const PAGE = 200;
/** More than one worker can know; a post that serves more holds only whom it has a task for. */
export const HELD_MOST = 5_000;
/** A phone that missed more is told to fetch everybody. */
const CHANGES_MOST = 50_000;
/** Changes, and people, that one answer tells. */
const CHANGES = 5_000;
const CHANGED = 100;
/** Changes of which is asked at a time whether they concern the post: an answer may be full before the last of them. */
const LOOKED_AT = 500;

export type Asked = Omit<Reader, 'programs' | 'device'> & { readonly device: DeviceRow };

type Version = { readonly epoch: string; readonly policy: string; readonly cursor: number };

/** No policy is in force. */
const NO_POLICY = '0'.repeat(64);

const versionOf = ({ epoch, policy, seq }: Head): Version => ({
  epoch,
  policy: policy ?? NO_POLICY,
  cursor: seq,
});

async function readerOf(county: County, { device, ...asked }: Asked, head: Head): Promise<Reader> {
  const programs =
    head.policy_version === null
      ? []
      : (await jurisdictionOf(softwareOf(county), head.policy_version)).programs;
  return { ...asked, device: device.id, programs };
}

export type CaseloadPage = Version & {
  readonly people: readonly PackedPerson[];
  /** Number to go on after; absent: that was all. */
  readonly next?: number;
};

/** A page of the people whom a phone holds. Where the log stood is looked up first, so nothing falls between. */
export async function caseloadPage(
  county: County,
  asked: Asked,
  after: number | undefined,
): Promise<CaseloadPage> {
  const head = await headOf(county);
  const reader = await readerOf(county, asked, head);
  const { device, post } = asked;
  let { holds } = device;
  let next: number | undefined;
  const people = await readPacked(county, reader, async (tx) => {
    if (after === undefined) holds = await holdsOf(county, tx, post.isWhole);
    const chosen = await nextHeld(county, tx, holds, after ?? 0);
    next = chosen.length === PAGE ? chosen.at(-1) : undefined;
    return { persons: chosen, holds };
  });
  if (after === undefined) await setHolds(county, device.id, holds);
  return { ...versionOf(head), people, ...(next !== undefined && { next }) };
}

async function holdsOf(
  { asker }: County,
  tx: Reading,
  isWhole: boolean,
): Promise<DeviceRow['holds']> {
  if (isWhole) return 'tasks';
  const served = await asker!.nextOf(tx, 'area', 0, HELD_MOST + 1);
  return served.length > HELD_MOST ? 'tasks' : 'area';
}

/** Numbers of the next people whom a phone holds, ascending. */
async function nextHeld(
  { asker }: County,
  tx: Reading,
  holds: DeviceRow['holds'],
  after: number,
): Promise<readonly number[]> {
  const onTasks = await asker!.nextOf(tx, 'task', after, PAGE);
  const served = holds === 'area' ? await asker!.nextOf(tx, 'area', after, PAGE) : [];
  return [...new Set([...onTasks, ...served])].toSorted((a, b) => a - b).slice(0, PAGE);
}

export type CaseloadChanges = Version & {
  readonly people: readonly PackedPerson[];
  readonly gone: readonly number[];
  readonly isWhole: boolean;
  readonly hasMore: boolean;
};

export type Known = { readonly after: number; readonly epoch: string; readonly policy: string };

/** What a phone that knows the caseload up to a change number must know besides. */
export async function caseloadChanges(
  county: County,
  asked: Asked,
  known: Known,
): Promise<CaseloadChanges> {
  const head = await headOf(county);
  const version = versionOf(head);
  const { after } = known;
  const whole = { ...version, people: [], gone: [], isWhole: true, hasMore: false };
  const isOther = known.epoch !== version.epoch || known.policy !== version.policy;
  if (isOther || after > head.seq || head.seq - after > CHANGES_MOST) return whole;
  const reader = await readerOf(county, asked, head);
  const changed = await changedSince(county, asked, after, head);
  if (changed === undefined) return whole;
  const { near, cursor } = changed;
  const { holds } = asked.device;
  const people =
    near.length === 0
      ? []
      : await readPacked(county, reader, async () => ({ persons: near, holds }));
  const held = new Set(people.map(({ id }) => id));
  // Whoever is here because of somebody they keep house with may go with her.
  const missing = near.filter((id) => !held.has(id));
  const { areas, unit } = asked.post;
  const gone =
    missing.length === 0
      ? []
      : await snapshotCounty(county, (tx) => onceHeld(tx, missing, { areas, unit: unit!.id }));
  return { ...version, cursor, people, gone, isWhole: false, hasMore: cursor < head.seq };
}

type Changed = {
  /** Whose record changed or who moves in or out by its days, as far as it concerns the post, and who is near them. */
  readonly near: readonly number[];
  /** As far as that goes. */
  readonly cursor: number;
};

/** Undefined: something changed for everybody. */
function changedSince(
  county: County,
  { post: { areas, unit }, today }: Asked,
  after: number,
  { epoch, seq: until }: Head,
): Promise<Changed | undefined> {
  const { db, code } = county;
  const log = { db, code, epoch, until };
  const post = { areas, unit: unit!.id };
  return snapshotCounty(county, async (tx) => {
    const rows = await changedBetween(tx, after, until, CHANGES);
    if (rows.some(({ person }) => person === null)) return undefined;
    const concerned = new Set<number>();
    const persons = new Set<number>();
    let cursor = rows.length < CHANGES ? until : rows.at(-1)!.seq;
    for (const [place, { seq, person }] of rows.entries()) {
      if (place % LOOKED_AT === 0) {
        const next = rows.slice(place, place + LOOKED_AT) as readonly ChangeOf[];
        for (const id of await concernedBy(tx, log, next, post)) concerned.add(id);
      }
      if (!concerned.has(person!)) continue;
      if (persons.size === CHANGED && !persons.has(person!)) {
        // The next answer begins with this one.
        cursor = seq - 1;
        break;
      }
      persons.add(person!);
    }
    const since = await dayOfChange(tx, after);
    if (areas !== '' && since !== undefined && since < today) {
      for (const one of await movedBetween(tx, areas, since, today)) persons.add(one);
    }
    const all = [...persons];
    const near = all.length === 0 ? [] : await findWithin(tx.client, all, 1);
    return { near: near.map(({ id }) => id), cursor };
  });
}

/** The text of a policy version. Errors: POLICY_UNKNOWN. */
export async function policyText(county: County, hash: string): Promise<string> {
  const text = await snapshotCounty(county, (tx) => findPolicyText(tx, hash));
  if (text === undefined) throw syncError('POLICY_UNKNOWN', { hash });
  return text;
}
