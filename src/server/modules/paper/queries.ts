/** SQL of letters that were printed: by what they say, and by their code. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

/** The code of a text that was printed before. */
export async function findCode(tx: Reading, textHash: Buffer): Promise<string | undefined> {
  const text = 'select code from issued_paper where text_hash = $1';
  return (await tx.query<{ code: string }>(text, [textHash]))[0]?.code;
}

/** Keeps a code; where the same words were printed at the same time theirs stays. */
export const insertIssued = (
  tx: Changing,
  one: {
    readonly code: string;
    readonly textHash: Buffer;
    readonly unit: number | null;
    readonly program: string;
    readonly day: string;
  },
) =>
  tx.query(
    `insert into issued_paper (code, text_hash, unit_id, program, day, added_in)
     values ($1, $2, $3, (select id from program where name = $4), $5, $6)
     on conflict (text_hash) do nothing`,
    [one.code, one.textHash, one.unit, one.program, one.day, tx.event],
  );

export type IssuedRow = {
  readonly office: string | null;
  readonly program: string | null;
  readonly day: number;
};

export async function findIssued(tx: Reading, code: string): Promise<IssuedRow | undefined> {
  const [row] = await tx.query<IssuedRow>(
    `select unit.name as office, program.name as program, issued_paper.day from issued_paper
       left join unit on unit.id = unit_id left join program on program.id = issued_paper.program
     where code = $1`,
    [code],
  );
  return row;
}

export type LetterStepRow = { readonly case: number; readonly step: number };

/** Steps of some kinds on days `[from, until)`, those of one unit together. */
export const stepsBetween = (
  tx: Reading,
  kinds: readonly string[],
  { from, until }: { readonly from: number; readonly until: number },
) =>
  tx.query<LetterStepRow>(
    `select case_id as case, id as step from case_step
     where step = any($1) and day >= $2 and day < $3 order by unit_id, id`,
    [kinds, dayText(from), dayText(until)],
  );
