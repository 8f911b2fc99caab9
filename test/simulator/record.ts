/** What the server has on record of a run, read past all routes: what invariants are checked against. */
import type { Value } from '../../src/model/sync/event.ts';
import type { Version } from '../../src/model/sync/merge.ts';
import type { ReceiptState } from '../../src/model/sync/receipt.ts';
import { snapshotCounty } from '../../src/db/county.ts';
import type { SimulatedPhone } from './phone.ts';
import type { World } from './world.ts';

export type KeptEvent = Version & {
  /** What its phone is called; null: decided at a desk. */
  readonly phone: string | null;
  readonly number: number;
  readonly record: string;
  readonly field: string;
  readonly value: Value;
  readonly text: string | null;
  readonly state: ReceiptState;
  readonly hasEffect: boolean;
};

/** Events of the phones of a run, and decisions about fields that they spoke of. */
export const eventsOf = (world: World): Promise<readonly KeptEvent[]> =>
  snapshotCounty(world.at.county, (tx) =>
    tx.query<KeptEvent>(
      `with own as (
         select phone_event.*, name as phone from phone_event join device on device.id = device_id
         where phone_event.account_id = any($1))
       select id, base, phone, number, record, field, value, text, state, effect is not null as "hasEffect" from own
       union all
       select id, base, null, number, record, field, value, text, state, effect is not null from phone_event
       where device_id is null and (record, field) in (select record, field from own)`,
      [accountsOf(world)],
    ),
  );

const accountsOf = ({ phones }: World): readonly number[] =>
  phones.map(({ caller }) => caller.account);

/** What somebody is asked to look at. */
export type OpenCase = {
  readonly kind: string;
  readonly record: string;
  readonly field: string;
  readonly event: string | null;
  readonly isOpen: boolean;
};

export const casesOf = (world: World): Promise<readonly OpenCase[]> =>
  snapshotCounty(world.at.county, (tx) =>
    tx.query<OpenCase>(
      'select kind, record, field, event_id as event, decided_in is null as "isOpen" from phone_conflict',
    ),
  );

/** How often things are on record that phones of the run said and nobody took back. */
export type Counted = {
  readonly measures: number;
  readonly supplies: number;
  readonly referrals: number;
  readonly steps: number;
  readonly registered: number;
  /** Of the registered, who has a name that nobody else has. */
  readonly names: number;
};

export async function countsOf(world: World): Promise<Counted> {
  const [row] = await snapshotCounty(world.at.county, (tx) =>
    tx.query<Counted>(
      `with registered as (
         select distinct person_id from phone_event
         where account_id = any($1) and field in ('birth', 'newcomer') and state = 'accepted')
       select
         (select count(*) from observation where account_id = any($1) and retracted_in is null)::int as measures,
         (select count(*) from stock_move
          where account_id = any($1) and kind = 'issued' and retracted_in is null)::int as supplies,
         (select count(*) from referral where account_id = any($1) and retracted_in is null)::int as referrals,
         (select count(*) from task_outcome join task on task.id = task_id
          where account_id = any($1) and retracted_in is null and step is not null)::int as steps,
         (select count(*) from registered)::int as registered,
         (select count(distinct name) from person where name in (
            select name from person join registered on person.id = person_id))::int as names`,
      [accountsOf(world)],
    ),
  );
  return row!;
}

/** How often the read log says that somebody was read for a phone, by person. */
export async function readsOf({ at }: World, device: number): Promise<ReadonlyMap<number, number>> {
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query<{ person: number; times: number }>(
      `select person, count(*)::int as times from audit_event, unnest(subjects) as person
       where action = 'read-caseload' and detail->>'device' = $1 group by 1`,
      [String(device)],
    ),
  );
  return new Map(rows.map(({ person, times }) => [person, times]));
}

export const deviceOf = async (
  { at }: World,
  { caller, name }: Pick<SimulatedPhone, 'caller' | 'name'>,
): Promise<number | undefined> => {
  const [row] = await snapshotCounty(at.county, (tx) =>
    tx.query<{ id: number }>('select id from device where account_id = $1 and name = $2', [
      caller.account,
      name,
    ]),
  );
  return row?.id;
};

/** Records that are read together with others. */
export async function mergedOf({ at }: World): Promise<ReadonlySet<number>> {
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query<{ id: number }>(
      'select person_id as id from person_merge union select into_id from person_merge',
    ),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Photos that a phone began to send: whether all of one is there, and is the one that was spoken of. */
export const papersOf = (world: World, { name, caller }: SimulatedPhone) =>
  snapshotCounty(world.at.county, (tx) =>
    tx.query<{ id: string; isWhole: boolean; isAsSaid: boolean }>(
      `select paper.id, is_whole as "isWhole",
         encode(sha256, 'hex') = (select value->>'sha256' from phone_event
           where field = 'paper/' || paper.id and jsonb_typeof(value) = 'object' limit 1) as "isAsSaid"
       from paper join device on device.id = device_id where name = $1 and account_id = $2`,
      [name, caller.account],
    ),
  );
