/** What a county's evaluations look like once the work is done. */
import { type County, snapshotCounty } from '../../src/db/county.ts';
import {
  differencesBetween,
  evaluateCounty,
  findCurrent,
} from '../../src/server/modules/entitlement/index.ts';
import { since } from './work.ts';

/** How the stored rows differ from an evaluation from nothing; also runs the next evaluation. */
export async function differencesFromNothing(county: County): Promise<readonly unknown[]> {
  const current = (await findCurrent(county))!;
  const options = { actor: 'test', since };
  const { evaluation } = await evaluateCounty(county, current.policy_version_id, options);
  return snapshotCounty(county, async (tx) => {
    const all = [];
    for await (const some of differencesBetween(tx, current, { id: evaluation })) all.push(...some);
    return all.slice(0, 5);
  });
}

/** Evaluations by state, and rows of those that are neither ready nor current. */
const statesText = `
  with row as (
    select evaluation_id from entitlement union all select evaluation_id from payment_line
    union all select evaluation_id from due_window union all select evaluation_id from question)
  select count(*) filter (where state = 'current') as current,
    count(*) filter (where state = 'running') as running,
    (select count(*) from row join evaluation on evaluation.id = evaluation_id
      where state in ('running', 'past')) as rows_left
  from evaluation`;

export const statesOf = (county: County) => snapshotCounty(county, (tx) => tx.query(statesText));

type ChangeRow = {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
};

/**
 * What the history says happened to each person's rights in all: from the first `before` to the last
 * `after`. A change that is written twice, or is missing, does not join what was before it.
 */
export async function historyOf(county: County): Promise<readonly string[]> {
  const rows = await snapshotCounty(county, (tx) =>
    tx.query<ChangeRow>(`select person_id || ' ' || program.name as key, before, after
      from entitlement_change join event on event.id = event_id join program on program.id = program
      order by event.seq`),
  );
  return [...Map.groupBy(rows, ({ key }) => key)].flatMap(([key, changes]) => {
    const texts = changes.map(({ before, after }) => [sorted(before), sorted(after)] as const);
    const breaks = texts.slice(1).filter(([before], i) => before !== texts[i]![1]);
    const inAll = `${key}: ${texts[0]![0]} → ${texts.at(-1)![1]}`;
    return [inAll, ...breaks.map(([before]) => `${key} does not join: ${before}`)];
  });
}

/** JSON whose lists are in one order; rows have none of their own. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    Array.isArray(part) ? part.map((one) => JSON.stringify(one)).toSorted() : part,
  );
