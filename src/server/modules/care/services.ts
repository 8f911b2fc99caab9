/**
 * Care that is owed to one woman: worked out when she or her care team asks, with her care record laid
 * beside what the county knows. Nothing of it is stored, and nobody is listed by it.
 */
import { type County, readCounty, type Reading, snapshotCounty } from '../../../db/county.ts';
import { factKindName } from '../../../db/fact-kinds.ts';
import type { CareKeys } from '../../../db/keys/care-keys.ts';
import { findWithin, loadPeople } from '../../../db/population.ts';
import { assessor } from '../../../programs/assess.ts';
import { reachOf } from '../../../programs/owed/reach.ts';
import type { Jurisdiction } from '../../../programs/packs.ts';
import type { Explained } from '../answer/index.ts';
import { getPerson, personUnknown } from '../answer/person.ts';
import { currentPolicy } from '../answer/queries.ts';
import { careJurisdictionOf } from '../policy/index.ts';
import { type CareBy, hasCare, type Hers, isOnTeam, readCare } from './access.ts';
import { openFacts } from './facts.ts';

export type CareServices = Explained & {
  /** Whether a care record was laid beside; if not, they follow from age and sex alone. */
  readonly isWithRecord: boolean;
};

/**
 * The services that rest on a care record, of one person on a day: days, windows and reasons. Her record
 * counts for herself and her care team; for whoever else may see her services, what everybody of her age
 * is offered, as for anybody without a record and in a county without care records.
 *
 * Errors: PERSON_UNKNOWN and those of the access decision; EVALUATION_MISSING where no policy is in force.
 */
export async function careServicesOf(
  county: County,
  keys: CareKeys,
  { person, ...by }: CareBy & Hers,
): Promise<CareServices> {
  const jurisdiction = await careRulesOf(county);
  const told = await toldBy(county, keys, { person, ...by });
  const { id, name } = await nameOf(county, person, told ? undefined : by.actor);
  return snapshotCounty(county, async (tx) => {
    const { people, index } = await besideRecord(tx, { id, name }, jurisdiction, told ?? []);
    const asked = assessor(people, jurisdiction, { on: by.today });
    return {
      personId: id,
      name,
      assessments: asked.person(index),
      cutOff: asked.failures.flatMap((one) => (one.person === index ? [one.program] : [])),
      conditions: (program) => asked.conditions(index, program),
      isWithRecord: told !== undefined,
    };
  });
}

/** Read by an actor; undefined: it stands in the chain of the care records, and here it would say that there is one. */
function nameOf(county: County, person: number, actor: string | undefined) {
  if (actor === undefined) return snapshotCounty(county, (tx) => getPerson(tx, person));
  return readCounty(county, { kind: 'explain-services', actor }, async (tx) => {
    const found = await getPerson(tx, person);
    tx.seen(found.id);
    return found;
  });
}

async function careRulesOf(county: County): Promise<Jurisdiction> {
  const policy = await snapshotCounty(county, currentPolicy);
  if (policy !== undefined) return careJurisdictionOf(county, policy);
  throw Object.assign(new Error(`${county.code} has no evaluation`), {
    code: 'EVALUATION_MISSING',
    detail: { county: county.code },
  });
}

/** What she told; undefined for whoever may not open her record. */
async function toldBy(county: County, keys: CareKeys, by: CareBy & Hers) {
  const { reader, person, today } = by;
  const isOpen =
    reader === 'herself'
      ? await hasCare(county)
      : await isOnTeam(county, { person, unit: reader.unit, on: today });
  if (!isOpen) return undefined;
  return readCare(county, 'care-services', by, (tx, records) => openFacts(tx, keys, records));
}

type Told = NonNullable<Awaited<ReturnType<typeof toldBy>>>;

async function besideRecord(
  tx: Reading,
  { id, name }: { readonly id: number; readonly name: string },
  jurisdiction: Jurisdiction,
  told: Told,
) {
  const near = await findWithin(tx.client, [id], reachOf(jurisdiction).depth);
  const { population, personIds, findIndex } = await loadPeople(
    tx.client,
    near.map((one) => one.id),
    told.map(({ kind, ...fact }) => ({ ...fact, personId: id, kind: factKindName(kind) })),
  );
  const index = findIndex(id);
  // Somebody who is only named as a relative.
  if (index === undefined) throw personUnknown(id);
  const people = {
    population,
    ids: Array.from(personIds, String),
    // Nobody else is named: these rules look at her alone.
    names: Array.from(personIds, (one) => (one === id ? name : '')),
  };
  return { people, index };
}
