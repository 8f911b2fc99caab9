/** Finding people by how they are called: characters, or the pinyin of them. */
import { type County, readCounty } from '../../../db/county.ts';
import { findNamed } from './search-queries.ts';

/** Somebody of that name, with what tells people of one name apart. */
export type NamedPerson = {
  readonly person: number;
  readonly name: string;
  /** Days `[from, until)` within which the person was born; absent where nothing is known. */
  readonly born?: { readonly from: number; readonly until: number };
};

/** People whose name begins so; who has exactly that name comes first. */
export function findByName(
  county: County,
  { actor, name, limit }: { readonly actor: string; readonly name: string; readonly limit: number },
): Promise<readonly NamedPerson[]> {
  return readCounty(county, { kind: 'find-name', actor }, async (tx) => {
    const written = name.trim();
    const prefix = `${written.replace(/[\\%_]/g, '\\$&')}%`;
    const isReading = /^[a-z ]{2,}$/i.test(written);
    const reading = isReading ? prefix.toLowerCase() : '';
    const rows = await findNamed(tx, { name: written, prefix, reading }, limit);
    tx.seen(...rows.map(({ id }) => id));
    return rows.map(({ id, name: called, born_from, born_until }) => ({
      person: id,
      name: called,
      ...(born_from !== null &&
        born_until !== null && { born: { from: born_from, until: born_until } }),
    }));
  });
}
