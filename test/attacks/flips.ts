/** What is different in one of two twins: a fact of somebody, by class, written without moving a number. */
import type { County } from '../../src/db/county.ts';
import { factKindId } from '../../src/db/fact-kinds.ts';
import { packs } from '../../src/programs/registry.ts';
import type { DataClass } from '../../src/server/access/index.ts';
import { evaluateCounty, switchEvaluation } from '../../src/server/modules/entitlement/index.ts';
import { registerPolicy } from '../../src/server/modules/policy/index.ts';
import { addLink } from '../../src/server/modules/registry/index.ts';
import { generatedOn } from '../postgres/county.ts';
import { livingIn, towns } from '../server/running.ts';
import { statementOf } from './full-record.ts';

const actor = 'test';

/** Facts that are flipped, by class: one person for each. A link is a relative on record. */
export const flips: Readonly<
  Record<Exclude<DataClass, 'identity' | 'ordinary'>, readonly string[]>
> = {
  sensitive: [
    ...['disability-level', 'complication-grade', 'encounter/care-visit', 'encounter/child-check'],
    ...['encounter/health-record-opened', 'encounter/newborn-home-visit'],
  ],
  'child-count': ['one-child-certificate', 'children-ever', 'unlisted/children', 'link/children'],
  'civil-status': [
    ...['marital-status', 'household-registration-type', 'unlisted/spouse', 'unlisted/parents'],
    'link/spouse',
  ],
};

/** Writes the fact into the twin without moving a number: only what it means may make a difference. */
export async function flip(county: County, person: number, kind: string): Promise<void> {
  if (kind.startsWith('link/')) {
    const relation = kind === 'link/spouse' ? 'spouse' : 'children';
    const other = (await livingIn(county, towns[1])).at(-1)!;
    await addLink(county, { actor, person, relation, other });
    return;
  }
  const { value } = statementOf(kind);
  const [low, from, until] =
    value === undefined
      ? [0, '2026-11-12', '2026-11-13']
      : [
          kind === 'marital-status' ? 2 : Number(value === true || value) || 0,
          '-infinity',
          'infinity',
        ];
  const { pool } = county.db;
  const id = factKindId(kind);
  await pool.query('delete from county_990101.fact where person_id = $1 and kind = $2', [
    person,
    id,
  ]);
  await pool.query(
    `insert into county_990101.fact (person_id, kind, from_day, until_day, low, high, added_in)
     values ($1, $2, $3, $4, $5, $5, 1)`,
    [person, id, from, until, low],
  );
}

/** What everybody is owed in a twin, worked out anew. */
export async function evaluate(county: County): Promise<void> {
  const options = { actor, since: generatedOn, workers: 1 };
  const policy = await registerPolicy(county, packs, 'cn', { actor });
  const { evaluation } = await evaluateCounty(county, policy, options);
  await switchEvaluation(county, evaluation, { actor });
}
