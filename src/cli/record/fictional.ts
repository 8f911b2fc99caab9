/**
 * The fictional county that a first start makes, so that there is something to look at: made-up people
 * who cannot be anybody's, and what its office has paid them so far.
 */
import { createHash } from 'node:crypto';
import { type CountyPerson, fictionalAreaList, generateCounty } from '../../datagen/index.ts';
import { type County, snapshotCounty } from '../../db/county.ts';
import type { KeyRing } from '../../db/keys/key-ring.ts';
import { peopleBuilder } from '../../model/people.ts';
import { type Day, day, firstOfYear, yearOf } from '../../rules/index.ts';
import { importAreas } from '../../server/modules/area/index.ts';
import { importRoster, importsFrom, type Incoming } from '../../server/modules/roster/index.ts';
import { countPeople } from '../../server/modules/entitlement/index.ts';
import { recordPayments, unpaidPeriods } from '../../server/modules/payment/index.ts';

export const fictionalCounty = { code: '990101', name: '云溪县', pack: 'cn' } as const;

/** The day on which the fictional people are looked at; part of what makes them the same everywhere. */
export const fictionalDay: Day = day('2026-11-22');
const SEED = 1;

const contentHash = (size: number) =>
  createHash('sha256').update(`fictional county, seed ${SEED}, ${size} people`).digest('hex');

/** The name of the import that made it. */
export const fictionalSource = 'fictional county';

/**
 * Reads the people in where nobody is yet, or the rest of those that an interrupted start left out;
 * false where there is nothing to do.
 */
export async function fillFictionalCounty(
  county: County,
  keys: KeyRing,
  size: number,
  onProgress: (done: number, of: number) => void,
): Promise<boolean> {
  const [begun] = await importsFrom(county, fictionalSource);
  const isFilled = begun ? begun.state === 'done' : (await snapshotCounty(county, countPeople)) > 0;
  if (isFilled) return false;
  const people = begun?.people ?? size;
  await importAreas(county, fictionalAreaList(people), {
    actor: 'nuanjia start',
    source: fictionalSource,
  });
  const generated = generateCounty({ seed: SEED, size: people, on: fictionalDay });
  const incoming = incomingCounty(generated, people);
  // In one chunk numbers follow the order of the people, so that the guides speak of the same ones.
  const chunk = Math.min(people, 20_000);
  await importRoster(county, incoming, { actor: 'nuanjia start', keys, chunk, onProgress });
  return true;
}

function incomingCounty(people: Iterable<CountyPerson>, size: number): Incoming {
  const builder = peopleBuilder();
  const households: CountyPerson['household'][] = [];
  for (const person of people) {
    builder.add(person);
    households.push(person.household);
  }
  return {
    people: builder,
    householdOf: (person) => households[person],
    placeOf: (person) => `${person + 1}`,
    complete: [],
    source: fictionalSource,
    contentHash: contentHash(size),
  };
}

/** Of ten people who are owed something, the fictional office has found nine. */
const isReached = (personId: number) => Math.imul(personId, 0x9e3779b1) >>> 0 < 0.9 * 2 ** 32;

/** What the fictional office paid for the years before the fictional day, in December of each. */
export async function payFictionalCounty(county: County): Promise<void> {
  const periods = await unpaidPeriods(county, firstOfYear(yearOf(fictionalDay)));
  const payments = periods
    .filter(({ personId }) => isReached(personId))
    .map((period) => ({
      ...period,
      paidOn: firstOfYear(yearOf(period.from) + 1) - 11,
      reference: 'fictional',
    }));
  if (payments.length === 0) return;
  await recordPayments(county, payments, { actor: 'nuanjia start', source: fictionalSource });
}
