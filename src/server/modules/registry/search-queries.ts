/** SQL of finding people by name. */
import type { Reading } from '../../../db/county.ts';
import { basicKinds } from '../../../db/fact-kinds.ts';

export type NamedRow = {
  readonly id: number;
  readonly name: string;
  readonly born_from: number | null;
  readonly born_until: number | null;
};

/** People whose name begins so, or is read so, exact names first; merged records are left out. */
export const findNamed = (
  tx: Reading,
  {
    name,
    prefix,
    reading,
  }: { readonly name: string; readonly prefix: string; readonly reading: string },
  limit: number,
): Promise<NamedRow[]> =>
  tx.query<NamedRow>(
    `select person.id, name, birth.from_day as born_from, birth.until_day as born_until
     from person
       left join fact birth on birth.person_id = person.id and birth.kind = ${basicKinds.birth}
         and birth.retracted_in is null
     where (name like $2 or reading like $3) and is_on_record
       and not exists (select from person_merge merge
         where merge.person_id = person.id and merge.retracted_in is null)
     order by name <> $1, name, person.id limit $4`,
    [name, prefix, reading, limit],
  );
