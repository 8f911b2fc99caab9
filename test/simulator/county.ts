/**
 * The county in which seeds run: generated families, each seed with two towns, two offices and some families of its
 * own, so that runs do not meet. A hundred seeds share one database, because filling it takes longer than running one.
 */
import type { CountyPerson } from '../../src/datagen/index.ts';
import { generateCounty } from '../../src/datagen/index.ts';
import { packs } from '../../src/programs/registry.ts';
import {
  evaluateCounty,
  follow,
  switchEvaluation,
} from '../../src/server/modules/entitlement/index.ts';
import { registerPolicy } from '../../src/server/modules/policy/index.ts';
import { importRoster } from '../../src/server/modules/roster/index.ts';
import { raiseTasks } from '../../src/server/modules/service/index.ts';
import { generatedOn, incomingOf, testCounty } from '../postgres/county.ts';
import { type RunningServer, runServer } from '../server/running.ts';

export const SEEDS_PER_COUNTY = 100;
const PEOPLE_PER_SEED = 14;
const actor = 'simulator';

/** The two towns of a seed. */
export const townsOf = (seed: number): readonly [string, string] => {
  const place = (seed % SEEDS_PER_COUNTY) * 2;
  return [townAt(place), townAt(place + 1)];
};

const townAt = (place: number): string => `990101${String(place + 100)}`;

/** A server over the county of these seeds; people, rights and tasks are there. */
export async function countyOf(seed: number): Promise<RunningServer> {
  const block = Math.floor(seed / SEEDS_PER_COUNTY);
  const towns = Array.from({ length: SEEDS_PER_COUNTY * 2 }, (_, place) => townAt(place));
  const at = await runServer({ county: await testCounty(), towns });
  const size = SEEDS_PER_COUNTY * PEOPLE_PER_SEED;
  const people = [...generateCounty({ seed: block, size, on: generatedOn })];
  const incoming = incomingOf(settled(people), `simulator ${block}`);
  await importRoster(at.county, incoming, { actor, keys: at.keys });
  const policy = await registerPolicy(at.county, packs, 'cn', { actor });
  const options = { actor, since: generatedOn, workers: 1 };
  const { evaluation } = await evaluateCounty(at.county, policy, options);
  await switchEvaluation(at.county, evaluation, { actor });
  await follow(at.county);
  await raiseTasks(at.county, { actor, today: generatedOn });
  return at;
}

/** The people in the towns of the seeds, whole households together. */
function* settled(people: readonly CountyPerson[]): Generator<CountyPerson> {
  const places = SEEDS_PER_COUNTY * 2;
  let place = 0;
  let last: string | undefined;
  for (const [index, person] of people.entries()) {
    const home = person.household?.number;
    const due = Math.floor((index * places) / people.length);
    if (due > place && (home === undefined || home !== last)) place = due;
    last = home;
    const facts = person.facts.filter(({ kind }) => kind !== 'residence');
    yield { ...person, facts: [...facts, { kind: 'residence', value: `${townAt(place)}001` }] };
  }
}
