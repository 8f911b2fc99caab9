/** Names of programs in words, as the policy in force has them. */
import { type County, snapshotCounty, softwareOf } from '../../../db/county.ts';
import type { Language } from '../../../rules/index.ts';
import { currentPolicy } from '../answer/queries.ts';
import { jurisdictionOf } from '../policy/index.ts';

/** Gives a program's name by its id; the id where the policy in force knows none. */
export async function programNames(
  county: County,
  language: Language,
): Promise<(id: string) => string> {
  const policy = await snapshotCounty(county, currentPolicy);
  const programs =
    policy === undefined ? [] : (await jurisdictionOf(softwareOf(county), policy)).programs;
  const names = new Map(programs.map(({ id, messages }) => [id, messages[language].name]));
  return (id) => names.get(id) ?? id;
}
