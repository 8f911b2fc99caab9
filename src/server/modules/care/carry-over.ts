/**
 * A version before this one kept facts of care beside all others. They are carried into care records,
 * sealed, where nobody but the woman herself reads them until she consents.
 */
import type { County } from '../../../db/county.ts';
import { type Client, withClient } from '../../../db/database.ts';
import { careKindIds } from '../../../db/fact-kinds.ts';
import type { CareKeys } from '../../../db/keys/care-keys.ts';
import { careKinds } from '../../../model/facts/care.ts';
import { packs } from '../../../programs/registry.ts';
import { mayBeListed } from '../../../programs/safeguards.ts';
import { hasCare } from './access.ts';
import {
  type Carried,
  deleteLeftovers,
  hasPrograms,
  insertCarried,
  isCarriedOver,
  type Leftover,
  leftoversOf,
  lockCarrying,
  noteCarriedOver,
} from './carry-queries.ts';
import { textOf } from './facts.ts';

/** What an office wrote down before; it is not known what it rested on. */
const source = '—';

/**
 * Carries what an earlier version left, all or nothing; gives how many facts. Done once, it costs a look.
 * A county whose care records were dropped keeps none of them.
 */
export async function carryOver(
  county: County,
  careKeys: () => Promise<CareKeys>,
): Promise<number> {
  return withClient(county.db, async (client) => {
    if (await isCarriedOver(client, county.schema)) return 0;
    const keys = await careKeys();
    const isKept = await hasCare(county);
    await client.query('begin');
    try {
      await lockCarrying(client);
      const count = await carry(client, county.schema, isKept ? keys : undefined);
      await client.query('commit');
      return count;
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw error;
    }
  });
}

async function carry(client: Client, schema: string, keys: CareKeys | undefined): Promise<number> {
  // Another process that opened at the same moment may have been first.
  if (await isCarriedOver(client, schema)) return 0;
  const leftovers = await leftoversOf(client, schema, careKindIds);
  const held = leftovers.filter(({ holds }) => holds);
  if (keys && held.length > 0) await insertCarried(client, schema, sealed(held, keys));
  if (leftovers.length > 0 || (await hasPrograms(client, schema, carePrograms))) {
    const kinds = { ids: careKindIds, names: careKinds };
    await deleteLeftovers(client, schema, kinds, carePrograms);
  }
  await noteCarriedOver(client, schema);
  return held.length;
}

const carePrograms = packs.flatMap(({ programs }) =>
  programs.flatMap((program) => (mayBeListed(program) ? [] : [program.id])),
);

function sealed(leftovers: readonly Leftover[], keys: CareKeys): readonly Carried[] {
  return [...Map.groupBy(leftovers, ({ person }) => person)].map(([person, rows]) => {
    const wrapped = keys.newPersonKey(person);
    const key = keys.openPersonKey(wrapped, person);
    const facts = rows.map(({ kind, from, until, low, high }) => {
      const value = { low: low ?? undefined, high: high ?? undefined };
      return key.seal(textOf({ kind, from, until, ...value }, source));
    });
    return { person, wrapped, facts };
  });
}
