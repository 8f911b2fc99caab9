/**
 * Photos of papers, in pieces that may come again: only with a signed event of the same phone, only while she agrees,
 * and whole only when their hash is what was signed. Pieces are sealed; what they show is nobody's to read here.
 */
import { createHash } from 'node:crypto';
import { type Changing, changeCounty, type County, softwareOf } from '../../../../db/county.ts';
import type { KeyRing } from '../../../../db/keys/key-ring.ts';
import { actorOf } from '../../../access/index.ts';
import { isConsented } from '../../consent/index.ts';
import { syncError } from '../errors.ts';
import {
  dropPaper,
  findPaperEvent,
  insertPiece,
  lockPaper,
  type PaperRow,
  piecesOf,
  setReceived,
} from './queries.ts';

export type Piece = {
  readonly account: number;
  readonly device: number;
  readonly paper: string;
  /** Bytes before it. */
  readonly offset: number;
  /** Base64. */
  readonly data: string;
  readonly today: number;
};

export type Received = { readonly received: number; readonly isWhole: boolean };

/** How files of pictures begin: JPEG, PNG, and WebP after the four bytes of its length. */
const beginnings = [/^ffd8ff/, /^89504e470d0a1a0a/, /^52494646.{8}57454250/];

const contextOf = (paper: string, place: number) => `paper ${paper} ${place}`;

/**
 * Takes a piece; one that came before, or that leaves a gap, changes nothing, and the answer says where to go on.
 * Errors: PAPER_UNKNOWN without an event of this phone, PAPER_NO_CONSENT, PAPER_DAMAGED for what is too long, no
 * picture, or not what was signed: then it is sent again from the beginning.
 */
export async function receivePiece(
  county: County,
  keys: KeyRing,
  { account, device, paper, offset, data, today }: Piece,
): Promise<Received> {
  const act = { kind: 'paper-piece', actor: actorOf(account), detail: { device } };
  // A paper is nobody's to read over the network, so the software keeps it.
  const { value } = await changeCounty(softwareOf(county), act, async (tx) => {
    const event = await findPaperEvent(tx, device, `paper/${paper}`);
    if (!event) throw syncError('PAPER_UNKNOWN');
    const row = await lockPaper(tx, { ...event, paper, device });
    if (row.is_whole || offset !== row.received) return shown(row);
    if (!(await isConsented(tx, row.person, 'photo-of-paper', today))) {
      await dropPaper(tx, paper);
      return 'PAPER_NO_CONSENT';
    }
    const bytes = Buffer.from(data, 'base64');
    const received = offset + bytes.length;
    const isPicture = offset > 0 || beginnings.some((one) => one.test(bytes.toString('hex')));
    if (bytes.length === 0 || received > row.bytes || !isPicture) return damaged(tx, paper);
    await insertPiece(tx, paper, offset, keys.sealId(data, contextOf(paper, offset)));
    const isWhole = received === row.bytes;
    if (isWhole && !(await isAsSigned(tx, keys, row))) return damaged(tx, paper);
    await setReceived(tx, paper, received, isWhole);
    if (isWhole) tx.changed('service', row.person);
    return { received, isWhole };
  });
  // Thrown after what came was deleted.
  if (typeof value === 'string') throw syncError(value);
  return value;
}

const shown = ({ received, is_whole }: PaperRow): Received => ({ received, isWhole: is_whole });

async function damaged(tx: Changing, paper: string): Promise<'PAPER_DAMAGED'> {
  await dropPaper(tx, paper);
  return 'PAPER_DAMAGED';
}

async function isAsSigned(tx: Changing, keys: KeyRing, { id, sha256 }: PaperRow): Promise<boolean> {
  const hash = createHash('sha256');
  for (const { place, sealed } of await piecesOf(tx, id)) {
    hash.update(Buffer.from(keys.openId(sealed, contextOf(id, place)), 'base64'));
  }
  return hash.digest().equals(sha256);
}
