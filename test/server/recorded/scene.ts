/** The county that recordings are made in and sent to again: the same people, each with an open task of one worker. */
import type { CountyPerson } from '../../../src/datagen/index.ts';
import { generateCounty } from '../../../src/datagen/index.ts';
import { openTask } from '../../../src/api/contracts/tasks.ts';
import { packs } from '../../../src/programs/registry.ts';
import { evaluateCounty, switchEvaluation } from '../../../src/server/modules/entitlement/index.ts';
import { registerPolicy } from '../../../src/server/modules/policy/index.ts';
import { importRoster } from '../../../src/server/modules/roster/index.ts';
import { moveSupply } from '../../../src/server/modules/supply/index.ts';
import { generatedOn, incomingOf, testCounty } from '../../postgres/county.ts';
import { type Caller, livingIn, type RunningServer, runServer, towns } from '../running.ts';

const actor = 'test';
const HOUSEHOLDS = 12;
const SMALL_DAYS = 1200;

/** Households of the first town in which somebody is small. */
export function somePeople(): readonly CountyPerson[] {
  const all = [...generateCounty({ seed: 5, size: 1500, on: generatedOn })];
  const isHere = ({ facts, born }: CountyPerson) =>
    born !== undefined &&
    born.earliest > generatedOn - SMALL_DAYS &&
    facts.some(
      ({ kind, value, until }) =>
        kind === 'residence' && String(value).startsWith(towns[0]) && until === undefined,
    );
  const homes = new Set(all.filter(isHere).flatMap(({ household }) => household?.number ?? []));
  const chosen = new Set([...homes].slice(0, HOUSEHOLDS));
  return all.filter(({ household }) => household && chosen.has(household.number));
}

export type Scene = { readonly at: RunningServer; readonly worker: Caller };

export async function openScene(people: readonly CountyPerson[]): Promise<Scene> {
  const county = await testCounty();
  await importRoster(county.county, incomingOf(people, 'recorded'), { actor, keys: county.keys });
  const policy = await registerPolicy(county.county, packs, 'cn', { actor });
  const options = { actor, since: generatedOn, workers: 1 };
  const { evaluation } = await evaluateCounty(county.county, policy, options);
  await switchEvaluation(county.county, evaluation, { actor });
  const at = await runServer({ county });
  const worker = await at.staff('family-worker', { town: towns[0] });
  for (const person of await livingIn(at.county, towns[0])) {
    await worker.call(openTask, { body: { person, purpose: 'service', basis: 'asked-for' } });
  }
  await moveSupply(at.county, {
    ...{ kind: 'received', item: 'thermometer', quantity: 5, actor, today: generatedOn },
    by: { account: worker.account, unit: at.units.towns.get(towns[0])! },
  });
  return { at, worker };
}
