/** SQL of what rosters and the record disagree on. */
import type { Changing, Reading } from '../../../../db/county.ts';

/** A side as the import wrote it: a name, the number of a household, or a fact. */
type Said = {
  readonly name?: string;
  readonly number?: string;
  readonly from?: string;
  readonly until?: string;
  readonly low?: number;
  readonly high?: number;
};

export type ConflictRow = {
  readonly id: number;
  readonly importId: number;
  readonly person: number;
  readonly place: string;
  readonly kind: string;
  readonly stored: Said;
  readonly incoming: Said;
};

const columns = 'id, import_id as "importId", person_id as person, place, kind, stored, incoming';

export const openConflicts = (tx: Reading, after: number, limit: number) =>
  tx.query<ConflictRow>(
    `select ${columns} from roster_conflict
     where state = 'open' and id > $1 order by id limit $2`,
    [after, limit],
  );

/** An open conflict; who decides it at the same moment waits and then finds it decided. */
export async function lockConflict(tx: Changing, id: number): Promise<ConflictRow | undefined> {
  const [row] = await tx.query<ConflictRow>(
    `select ${columns} from roster_conflict where id = $1 and state = 'open' for no key update`,
    [id],
  );
  return row;
}

export const setConflict = (tx: Changing, id: number, state: 'kept' | 'replaced') =>
  tx.query('update roster_conflict set state = $2, decided_in = $3 where id = $1', [
    id,
    state,
    tx.event,
  ]);
