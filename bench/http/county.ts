/** The county that the network interface is measured on: offices, staff who are signed in, and open tasks. */
import { generateCounty } from '../../src/datagen/index.ts';
import { changeCounty, type County, snapshotCounty } from '../../src/db/county.ts';
import type { KeyRing } from '../../src/db/keys/key-ring.ts';
import { peopleBuilder } from '../../src/model/people.ts';
import { packs } from '../../src/programs/registry.ts';
import { startSession } from '../../src/server/modules/account/session/session.ts';
import { fictionalAreaList } from '../../src/datagen/index.ts';
import { addUnit, importAreas } from '../../src/server/modules/area/index.ts';
import {
  evaluateCounty,
  switchEvaluation,
  yearBegin,
} from '../../src/server/modules/entitlement/index.ts';
import { registerPolicy } from '../../src/server/modules/policy/index.ts';
import { addPost } from '../../src/server/modules/post/index.ts';
import { type Incoming, importRoster } from '../../src/server/modules/roster/index.ts';
import { ON, SEED } from '../county.ts';

const actor = 'bench';

/** People read in and worked out. */
export async function fill(county: County, keys: KeyRing, size: number): Promise<void> {
  const people = peopleBuilder();
  const households: ReturnType<Incoming['householdOf']>[] = [];
  for (const person of generateCounty({ seed: SEED, size, on: ON })) {
    people.add(person);
    households.push(person.household);
  }
  const incoming: Incoming = {
    people,
    householdOf: (person) => households[person],
    placeOf: (person) => `${person + 1}`,
    complete: [],
    source: 'generated',
    contentHash: `generated ${SEED} ${size}`,
  };
  await importAreas(county, fictionalAreaList(size), { actor });
  await importRoster(county, incoming, { actor, keys });
  const policy = await registerPolicy(county, packs, 'cn', { actor });
  const { evaluation } = await evaluateCounty(county, policy, { actor, since: yearBegin(ON) });
  await switchEvaluation(county, evaluation, { actor });
  await county.db.pool.query('vacuum analyze');
}

/** Somebody at work: the cookie of a session, and tasks of the unit with the people they are for. */
export type Worker = {
  readonly cookie: string;
  readonly tasks: readonly { readonly task: number; readonly person: number }[];
  /** Names of people whom the post serves. */
  readonly names: readonly string[];
};

/** A clerk for each town, with as many open tasks. */
export async function staff(county: County, tasks: number): Promise<readonly Worker[]> {
  const towns = await snapshotCounty(county, (tx) =>
    tx.query<{ town: string }>(
      `select (low / 1000)::text as town from fact
       where kind = 21 and retracted_in is null and until_day = 'infinity' and low between 990101001000 and 990101999999
       group by 1 having count(*) > 100 order by 1`,
    ),
  );
  const workers: Worker[] = [];
  for (const { town } of towns) workers.push(await clerkOf(county, town.slice(0, 9), tasks));
  return workers;
}

async function clerkOf(county: County, town: string, tasks: number): Promise<Worker> {
  const now = new Date();
  const unit = await addUnit(county, { actor, name: town, tier: 'township', serves: [town] });
  const { value: account } = await changeCounty(county, { kind: 'bench', actor }, async (tx) => {
    const [row] = await tx.query<{ id: number }>(
      `insert into account (kind, name, staff_number, state, added_in) values ('staff', $1, $1, 'active', $2)
       returning id`,
      [`B${town}`, tx.event],
    );
    return row!.id;
  });
  await addPost(county, { actor, now, account, role: 'clerk', unit });
  const { value } = await changeCounty(county, { kind: 'bench', actor }, async (tx) => {
    const people = await tx.query<{ id: number; name: string }>(
      `select person.id, name from person join fact on person_id = person.id
       where kind = 21 and retracted_in is null and until_day = 'infinity' and low between $1 and $2
       order by hashint8(person.id) limit $3`,
      [Number(`${town}000`), Number(`${town}999`), tasks],
    );
    const rows = await tx.query<{ task: number; person: number }>(
      `insert into task (person_id, purpose, basis, unit_id, opened_in)
       select id, 'benefit', 'asked-for', $2, $3 from unnest($1::bigint[]) as id
       returning id as task, person_id as person`,
      [people.map(({ id }) => id), unit, tx.event],
    );
    const session = await startSession(tx, { account, factors: ['password', 'totp'], now });
    return { rows, names: people.map(({ name }) => name), token: session.token };
  });
  const cookie = `__Host-nuanjia=${county.code}.${value.token}`;
  return { cookie, tasks: value.rows, names: value.names };
}
