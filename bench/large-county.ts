/**
 * A large county on record: generated people, whose stored rows are multiplied because evaluating them one by one would
 * measure that and not the answers.
 */
import { createSecretKey, randomBytes } from 'node:crypto';
import { generateCounty } from '../src/datagen/index.ts';
import type { County } from '../src/db/county.ts';
import { type Client, dayText } from '../src/db/database.ts';
import { newKeyRecords, openKeyRing } from '../src/db/keys/key-ring.ts';
import { peopleBuilder } from '../src/model/people.ts';
import { packs } from '../src/programs/registry.ts';
import { evaluateCounty, switchEvaluation } from '../src/server/modules/entitlement/index.ts';
import { registerPolicy } from '../src/server/modules/policy/index.ts';
import { importRoster } from '../src/server/modules/roster/index.ts';
import { ON, SEED } from './county.ts';

const actor = 'bench';

/** Generated people, evaluated under the national pack. */
export async function fill(county: County, size: number): Promise<void> {
  const master = createSecretKey(randomBytes(32));
  const records = newKeyRecords(master, county.code, 'aes-256-gcm+hmac-sha256');
  const people = peopleBuilder();
  for (const person of generateCounty({ seed: SEED, size, on: ON })) people.add(person);
  const incoming = {
    people,
    householdOf: () => undefined,
    placeOf: (person: number) => `row ${person + 1}`,
    complete: [],
    source: 'generated',
    contentHash: 'generated',
  };
  await importRoster(county, incoming, { actor, keys: openKeyRing(master, county.code, records) });
  const policy = await registerPolicy(county, packs, 'cn', { actor });
  const { evaluation } = await evaluateCounty(county, policy, { actor, since: ON });
  await switchEvaluation(county, evaluation, { actor });
}

/** Tables that are multiplied, with their columns that name people. */
const multiplied = {
  person: ['id'],
  entitlement: ['person_id'],
  payment_line: ['person_id'],
  due_window: ['person_id'],
  question: ['person_id', 'about_id'],
} as const;

/** The same people again under other numbers; nine of ten begun periods are paid. */
export async function multiply(client: Client, { schema }: County, times: number): Promise<void> {
  await client.query(`set search_path to ${schema}, pg_catalog`);
  const { rows: numbers } = await client.query<{ last: number }>(
    'select max(id) as last from person',
  );
  const { last } = numbers[0]!;
  for (const [table, persons] of Object.entries(multiplied)) {
    const { rows } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [table],
    );
    const columns = rows.map(({ name }) => name);
    const shifted = columns.map((name) =>
      (persons as readonly string[]).includes(name) ? `${name} + nth * ${last}` : name,
    );
    await client.query(
      `insert into ${table} (${columns.join()})
       select ${shifted.join()} from ${table} cross join generate_series(1, $1::integer) as nth`,
      [times - 1],
    );
  }
  await client.query(
    `insert into payment (person_id, program, from_day, until_day, amount_fen, paid_on, added_in)
     select person_id, program.id, from_day, until_day, amount_fen, from_day, 1
     from unpaid_line join program on program.name = unpaid_line.program
     where from_day <= $1 and person_id % 10 <> 0`,
    [dayText(ON)],
  );
  await client.query('vacuum analyze');
  await client.query('reset search_path');
}
