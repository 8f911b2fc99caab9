/** SQL of photos of papers. */
import type { Changing, Reading } from '../../../../db/county.ts';

export type PaperEvent = {
  readonly person: number;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
};

/** What a phone has signed about a photo that it is about to send. */
export async function findPaperEvent(
  tx: Reading,
  device: number,
  field: string,
): Promise<PaperEvent | undefined> {
  const [row] = await tx.query<PaperEvent>(
    `select person_id as person, (value->>'bytes')::integer as bytes, value->>'sha256' as sha256
     from phone_event
     where device_id = $1 and field = $2 and state = 'accepted' and jsonb_typeof(value) = 'object'`,
    [device, field],
  );
  return row;
}

export type PaperRow = {
  readonly id: string;
  readonly person: number;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly received: number;
  readonly is_whole: boolean;
};

/** The photo, as a row that nobody else writes until the transaction ends. */
export async function lockPaper(
  tx: Changing,
  { paper, device, person, bytes, sha256 }: PaperEvent & { paper: string; device: number },
): Promise<PaperRow> {
  await tx.query(
    `insert into paper (id, device_id, person_id, bytes, sha256, added_in)
     values ($1, $2, $3, $4, decode($5, 'hex'), $6) on conflict (id) do nothing`,
    [paper, device, person, bytes, sha256, tx.event],
  );
  const [row] = await tx.query<PaperRow>(
    `select id, person_id as person, bytes, sha256, received, is_whole from paper where id = $1 for update`,
    [paper],
  );
  return row!;
}

export const insertPiece = (tx: Changing, paper: string, place: number, sealed: Buffer) =>
  tx.query('insert into paper_piece (paper_id, place, sealed) values ($1, $2, $3)', [
    ...[paper, place, sealed],
  ]);

export const setReceived = (tx: Changing, paper: string, received: number, isWhole: boolean) =>
  tx.query('update paper set received = $2, is_whole = $3 where id = $1', [
    ...[paper, received, isWhole],
  ]);

export const piecesOf = (tx: Reading, paper: string) =>
  tx.query<{ place: number; sealed: Buffer }>(
    'select place, sealed from paper_piece where paper_id = $1 order by place',
    [paper],
  );

/** Deletes a photo of somebody who is opened. */
export const takeBackPaper = (tx: Changing, paper: string) =>
  tx.query('select drop_paper($1)', [paper]);

/** Everything that came of a photo. */
export async function dropPaper(tx: Changing, paper: string): Promise<void> {
  await tx.query('delete from paper_piece where paper_id = $1', [paper]);
  await tx.query('delete from paper where id = $1', [paper]);
}
