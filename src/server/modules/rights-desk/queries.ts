/** SQL of what residents ask about their data; see county/0011. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { factKinds } from '../../../db/fact-kinds.ts';
import type { RequestKind, RequestState } from '../../../model/rights/requests.ts';

/** The unit that serves somebody: where she lives rather than where she is registered, the township first. */
export async function findServingUnit(
  tx: Reading,
  records: readonly number[],
  today: number,
): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>(
    `select unit.id from fact
       join catchment on int8range(low, high, '[]') <@ int8range(area_low, area_high, '[]')
       join unit on unit.id = catchment.unit_id
     where person_id = any($1) and kind in ($2, $3) and retracted_in is null
       and fact.from_day <= $4 and fact.until_day > $4
       and catchment.from_day <= $4 and catchment.until_day > $4
       and unit.from_day <= $4 and unit.until_day > $4
     order by kind = $3, case tier when 'township' then 0 when 'county' then 1 else 2 end, unit.id
     limit 1`,
    [records, factKinds.residence, factKinds['household-registration'], dayText(today)],
  );
  return row?.id;
}

export type NewRequestRow = {
  readonly person: number;
  readonly kind: RequestKind;
  readonly said: string | undefined;
  readonly received: number;
  readonly due: number;
  readonly unit: number | undefined;
  readonly task: number | undefined;
  readonly isAtDesk: boolean;
  readonly openedBy: number;
};

export async function insertRequest(tx: Changing, row: NewRequestRow): Promise<number> {
  const [added] = await tx.query<{ id: number }>(
    `insert into rights_request
       (person_id, kind, said, received_day, due_day, unit_id, task_id, is_at_desk, opened_by, opened_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      ...[row.person, row.kind, row.said ?? null, dayText(row.received), dayText(row.due)],
      ...[row.unit ?? null, row.task ?? null, row.isAtDesk, row.openedBy, tx.event],
    ],
  );
  return added!.id;
}

export type RequestRow = {
  readonly id: number;
  readonly person: number;
  readonly kind: RequestKind;
  readonly said: string | null;
  readonly state: RequestState;
  readonly received: number;
  readonly due: number;
  readonly unit: number | null;
  readonly task: number | null;
  readonly isAtDesk: boolean;
  readonly answer: string | null;
  readonly remedy: string | null;
};

const columns = `id, person_id as person, kind, said, state, received_day as received, due_day as due,
  unit_id as unit, task_id as task, is_at_desk as "isAtDesk", answer, remedy`;

/** What somebody asked, the newest first. */
export const requestsOfRecords = (tx: Reading, records: readonly number[]) =>
  tx.query<RequestRow>(
    `select ${columns} from rights_request where person_id = any($1) order by id desc`,
    [records],
  );

/** Requests without an answer that the unit has, or nobody yet; of those that are late only when asked for. */
export const openRequests = (
  tx: Reading,
  asked: {
    readonly unit: number;
    readonly lateOn: number | undefined;
    readonly after: number;
    readonly limit: number;
  },
) =>
  tx.query<RequestRow>(
    `select ${columns} from rights_request
     where closed_in is null and (unit_id = $1 or unit_id is null)
       and ($2::date is null or due_day < $2) and id > $3 order by id limit $4`,
    [
      ...[asked.unit, asked.lateOn === undefined ? null : dayText(asked.lateOn)],
      ...[asked.after, asked.limit],
    ],
  );

/** One that the unit has or nobody yet, kept from others until the transaction ends. */
export async function lockRequest(
  tx: Changing,
  id: number,
  unit: number,
): Promise<RequestRow | undefined> {
  const [row] = await tx.query<RequestRow>(
    `select ${columns} from rights_request
     where id = $1 and (unit_id = $2 or unit_id is null) for update`,
    [id, unit],
  );
  return row;
}

export async function findRequest(
  tx: Reading,
  id: number,
  unit: number,
): Promise<RequestRow | undefined> {
  const [row] = await tx.query<RequestRow>(
    `select ${columns} from rights_request where id = $1 and unit_id = $2`,
    [id, unit],
  );
  return row;
}

export const beginRequest = (
  tx: Changing,
  id: number,
  { unit, task, by }: { readonly unit: number; readonly task: number; readonly by: number },
) =>
  tx.query(
    `update rights_request set state = 'in-progress', unit_id = $2, task_id = $3, handled_by = $4, begun_in = $5
     where id = $1`,
    [id, unit, task, by, tx.event],
  );

export const closeRequest = (
  tx: Changing,
  id: number,
  { answer, remedy }: { readonly answer: string; readonly remedy?: string },
) =>
  tx.query(
    `update rights_request set state = $2, answer = $3, remedy = $4, closed_in = $5 where id = $1`,
    [id, remedy === undefined ? 'answered' : 'refused', answer, remedy ?? null, tx.event],
  );
