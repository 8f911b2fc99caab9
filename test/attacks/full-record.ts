/** A record in which every kind of fact stands that the county keeps, so that nothing is hidden for want of it. */
import { addFact } from '../../src/server/modules/registry/index.ts';
import { type County, snapshotCounty } from '../../src/db/county.ts';
import { factKinds } from '../../src/db/fact-kinds.ts';
import { catalog } from '../../src/model/facts/catalog.ts';
import { isCareKind } from '../../src/model/facts/care.ts';
import { generatedOn } from '../postgres/county.ts';
import { livingIn, towns } from '../server/running.ts';

type Statement = { readonly value?: string | number | boolean; readonly day?: number };

/** Kinds of the county's record; those of care stand in another schema. */
export const kindsOfRecord = Object.keys(factKinds).filter((kind) => !isCareKind(kind));

/** A statement of each kind, valid for somebody of any age. */
export function statementOf(kind: string): Statement {
  if (kind.startsWith('encounter/') || kind === 'death') return { day: generatedOn - 10 };
  if (kind === 'birth') return { day: generatedOn - 12_000 };
  if (kind === 'sex') return { value: 'female' };
  if (!Object.hasOwn(catalog, kind)) return { value: 1 };
  const known = catalog[kind as keyof typeof catalog];
  if (known.type === 'choice') return { value: known.values[0] };
  if (known.type === 'area') return { value: '990101004001' };
  if (known.type === 'flag') return { value: true };
  return known.type === 'level' ? { value: 2 } : { day: generatedOn - 10 };
}

/** Adds what is missing of every kind but death; gives the kinds that are then on record. */
export async function fillRecord(county: County, person: number): Promise<readonly string[]> {
  const told = { actor: 'test', source: 'brought', today: generatedOn, person };
  const kinds = kindsOfRecord.filter((kind) => kind !== 'death');
  for (const kind of kinds) {
    await addFact(county, { ...told, kind, ...statementOf(kind) }).catch((error: unknown) => {
      const { code } = error as { code?: string };
      if (code !== 'FACT_ALREADY_KNOWN' && code !== 'FACT_OVERLAPS') throw error;
    });
  }
  return kinds;
}

/** Four people with full records: two who keep house together and a neighbour in the first town, one in the second. */
export async function fullRecords(county: County) {
  const here = await livingIn(county, towns[0]);
  const [row] = await snapshotCounty(county, (tx) =>
    tx.query<{ she: number; mate: number }>(
      `select person_id as she, member_id as mate from housemates($1) where person_id <> member_id
       order by person_id limit 1`,
      [here],
    ),
  );
  const { she, mate } = row!;
  const neighbour = here.findLast((one) => one !== she && one !== mate)!;
  const elsewhere = (await livingIn(county, towns[1]))[0]!;
  for (const person of [she, mate, neighbour, elsewhere]) await fillRecord(county, person);
  return { she, mate, neighbour, elsewhere };
}
