/**
 * A county's record as lines of text that do not depend on the order in which it was written: numbers
 * of rows, events and people are left out, people are called by their keyed index.
 */
import { type County, type Reading, snapshotCounty } from '../../src/db/county.ts';
import { loadPeople, type RecordedPeople } from '../../src/db/population.ts';
import { verifyAudit } from '../../src/server/modules/audit/index.ts';

/** Everything an import writes, and the people as they are evaluated. */
export async function recordOf(county: County): Promise<readonly string[]> {
  return snapshotCounty(county, async (tx) => {
    const keys = new Map(
      (await tx.query<{ id: number; key: string }>(keyText)).map(({ id, key }) => [id, key]),
    );
    const people = await loadPeople(tx.client);
    return [...(await rowsOf(tx)), ...linesOf(people, keys)].toSorted();
  });
}

const keyText = `select person_id as id, encode(blind_index, 'hex') as key from person_identity`;

/** One query a table; a row that is there twice gives two lines. */
const tables = [
  `select 'person', key, name, reading, is_on_record from person join key using (id)`,
  `select 'fact', key, fact_kind.name, low, high, from_day, until_day from fact
     join key on key.id = person_id join fact_kind on fact_kind.id = kind where retracted_in is null`,
  // Parents, children and spouses can be written from either side, or from both.
  `select distinct 'link', case relation when 'children' then 'parents' else relation end,
     case when is_turned then other.key else self.key end,
     case when is_turned then self.key else other.key end, from_day, until_day
   from relationship join key self on self.id = person_id join key other on other.id = other_id,
     lateral (select relation = 'children' or relation = 'spouse' and self.key > other.key)
       as side (is_turned) where retracted_in is null`,
  `select 'member', key, number, role, from_day, until_day from household_member
     join household on household.id = household_id join key on key.id = person_id
     where retracted_in is null`,
  `select 'household', number from household`,
  `select 'conflict', key, place, kind, stored, incoming from roster_conflict
     join key on key.id = person_id`,
  `select 'import', content_hash, people, state from roster_import`,
];

async function rowsOf(tx: Reading): Promise<string[]> {
  const lines: string[] = [];
  for (const table of tables) {
    const text = `with key (id, key) as (${keyText})
      select row::text as line from (${table}) as row`;
    for (const { line } of await tx.query<{ line: string }>(text)) lines.push(line);
  }
  return lines;
}

function linesOf({ population, personIds }: RecordedPeople, keys: ReadonlyMap<number, string>) {
  const lines: string[] = [];
  const keyOf = (index: number) => keys.get(personIds[index]!)!;
  const { bornEarliest, bornLatest, diedEarliest, diedLatest, sex } = population;
  for (let index = 0; index < population.size; index++) {
    const own = [bornEarliest, bornLatest, diedEarliest, diedLatest, sex].map((of) => of[index]);
    lines.push(['loaded', keyOf(index), ...own].join(' '));
    for (const [kind, { offsets, from, until, low, high }] of population.facts) {
      for (let i = offsets[index]!; i < offsets[index + 1]!; i++) {
        lines.push([keyOf(index), kind, from[i], until[i], low[i], high[i]].join(' '));
      }
    }
    for (const [relation, { offsets, target, from, until, ...others }] of population.relations) {
      const { unlistedLow, unlistedHigh } = others;
      lines.push([keyOf(index), relation, unlistedLow[index], unlistedHigh[index]].join(' '));
      for (let i = offsets[index]!; i < offsets[index + 1]!; i++) {
        lines.push([keyOf(index), relation, keyOf(target[i]!), from[i], until[i]].join(' '));
      }
    }
  }
  return lines;
}

/** Lines that are on one side only, as often as they are; the first few of them. */
export function differences(expected: readonly string[], found: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of expected) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of found) counts.set(line, (counts.get(line) ?? 0) - 1);
  return [...counts]
    .filter(([, count]) => count !== 0)
    .slice(0, 12)
    .map(([line, count]) => (count > 0 ? `missing: ${line}` : `too much: ${line}`));
}

/** What nobody may write twice: links in one direction, memberships, evaluations in force. */
const twiceText = `
  select 'relationship' as twice, person_id, other_id as other from relationship
    where retracted_in is null group by person_id, other_id, relation, from_day having count(*) > 1
  union all
  select 'household_member', person_id, null from household_member
    where retracted_in is null group by person_id having count(*) > 1`;

/**
 * What is wrong with change numbers, events, pointers and the audit chain, and rows that are there
 * twice; empty when all is well.
 */
export async function unsound(county: County): Promise<readonly unknown[]> {
  const { broken, flaws } = await verifyAudit(county);
  const twice = await snapshotCounty(county, (tx) => tx.query(twiceText));
  return [...(broken ? [broken] : []), ...flaws, ...twice.slice(0, 5)];
}
