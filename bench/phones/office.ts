/** The county that phones are measured in: people with due visits, an office for each town, and signed-in family workers. */
import { changeCounty, type County, snapshotCounty } from '../../src/db/county.ts';
import type { KeyRing } from '../../src/db/keys/key-ring.ts';
import { startSession } from '../../src/server/modules/account/session/session.ts';
import { addUnit } from '../../src/server/modules/area/index.ts';
import { addPost } from '../../src/server/modules/post/index.ts';
import { addFact } from '../../src/server/modules/registry/index.ts';
import { raiseTasks } from '../../src/server/modules/service/index.ts';
import { ON } from '../county.ts';
import { fill } from '../http/county.ts';

const actor = 'bench';
const act = { kind: 'bench', actor };

/** A due step of somebody: what a visit is made for. */
export type Visit = {
  readonly person: number;
  readonly program: string;
  readonly step: string;
};

export type Worker = {
  readonly cookie: string;
  /** Hers alone. */
  readonly visits: readonly Visit[];
};

type Village = { readonly town: string; readonly code: string };

/** Fills the county; gives its villages, those with the most people first. */
export async function fillVillages(
  county: County,
  keys: KeyRing,
  size: number,
): Promise<readonly Village[]> {
  await fill(county, keys, size);
  const villages = await snapshotCounty(county, (tx) =>
    tx.query<Village>(
      `select left(low::text, 9) as town, low::text as code from fact
       where kind = 21 and retracted_in is null and until_day = 'infinity'
         and low = high and low between 990101001001 and 990101999999 and low % 1000 > 0
       group by low order by count(*) desc`,
    ),
  );
  return villages;
}

/** An office for each of these towns, which owes its people what is due; the numbers of the offices by town. */
export async function openOffices(
  county: County,
  villages: readonly Village[],
): Promise<ReadonlyMap<string, number>> {
  const offices = new Map<string, number>();
  for (const town of new Set(villages.map((village) => village.town))) {
    const unit = { actor, name: town, tier: 'township', serves: [town] } as const;
    offices.set(town, await addUnit(county, unit));
  }
  await raiseTasks(county, { actor, today: ON });
  return offices;
}

/** An office for several towns at once. */
export async function openOffice(county: County, villages: readonly Village[]): Promise<number> {
  const serves = [...new Set(villages.map(({ town }) => town))];
  const unit = await addUnit(county, { actor, name: 'bench', tier: 'township', serves });
  await raiseTasks(county, { actor, today: ON });
  return unit;
}

/** So many family workers, village by village, each with a share of the visits that are due in hers. */
export async function hire(
  county: County,
  villages: readonly Village[],
  offices: ReadonlyMap<string, number>,
  count: number,
): Promise<readonly Worker[]> {
  const perVillage = Math.ceil(count / villages.length);
  const workers: Worker[] = [];
  for (const { town, code } of villages) {
    const due = await dueIn(county, code);
    for (let nth = 0; nth < perVillage && workers.length < count; nth++) {
      const visits = due.filter((_, place) => place % perVillage === nth);
      const cookie = await signedIn(county, { unit: offices.get(town)!, areas: [code] });
      workers.push({ cookie, visits });
    }
  }
  return workers;
}

/** The cookie of a new family worker's session. */
export async function signedIn(
  county: County,
  { unit, areas }: { readonly unit: number; readonly areas: readonly string[] },
): Promise<string> {
  const now = new Date();
  const { value: account } = await changeCounty(county, act, async (tx) => {
    const [row] = await tx.query<{ id: number }>(
      `insert into account (kind, name, staff_number, state, added_in)
       values ('staff', $1, $1, 'active', $2) returning id`,
      [`W${crypto.randomUUID().slice(0, 8)}`, tx.event],
    );
    return row!.id;
  });
  await addPost(county, { actor, now, account, role: 'family-worker', unit, areas });
  const { value: session } = await changeCounty(county, act, (tx) =>
    startSession(tx, { account, factors: ['password', 'totp'], now }),
  );
  return `__Host-nuanjia=${county.code}.${session.token}`;
}

/** One due step of everybody in a village who has an open task. */
const dueIn = (county: County, village: string) =>
  snapshotCounty(county, (tx) =>
    tx.query<Visit>(
      `select distinct on (task.person_id) task.person_id as person, program, step
       from task join fact on fact.person_id = task.person_id
       where closed_in is null and basis = 'due' and fact.kind = 21 and retracted_in is null
         and until_day = 'infinity' and low = $1
       order by task.person_id, due_day`,
      [Number(village)],
    ),
  );

/** Changes a fact of so many people all over the county, as offices do in a day. */
export async function changeFacts(county: County, count: number, round: number): Promise<void> {
  const people = await snapshotCounty(county, (tx) =>
    tx.query<{ id: number }>(
      'select id from person where is_on_record order by hashint8(id + $1) limit $2',
      [round, count * 2],
    ),
  );
  let changed = 0;
  for (const { id } of people) {
    if (changed === count) return;
    const fact = { kind: 'employment', value: round % 2 ? 'employed' : 'not-employed' };
    const from = ON - 200 + round;
    await addFact(county, { actor, person: id, today: ON, ...fact, from }).then(
      () => changed++,
      (error: unknown) => {
        // Somebody who has died by then, or whose record already says so, is passed over.
        if (!String((error as { code?: string }).code).startsWith('FACT_')) throw error;
      },
    );
  }
}
