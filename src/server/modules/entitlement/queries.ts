/** SQL of evaluations and of the rows that they keep. */
import { copyIn } from '../../../db/copy/copy-in.ts';
import type { Changing, Reading } from '../../../db/county.ts';
import type { PersonGroup, StoredGroup } from './groups.ts';

export type EvaluationRow = {
  readonly id: number;
  readonly policy_version_id: number;
  readonly since_day: number;
  readonly until_seq: number;
  readonly state: 'running' | 'ready' | 'current' | 'past';
};

/** Who writes the rows of evaluations waits for the others. */
const EVALUATION_LOCK = 7_426_655;

export const lockEvaluations = (tx: Reading, county: string) =>
  tx.query('select pg_advisory_xact_lock($1, $2)', [EVALUATION_LOCK, Number(county)]);

/** Changes that rights can depend on. */
const isOfPeople = `kind in ('person', 'fact', 'kinship', 'merge') and person_id is not null`;

const evaluationColumns = 'id, policy_version_id, since_day, until_seq, state';

export async function findEvaluation(tx: Reading, id: number): Promise<EvaluationRow | undefined> {
  const text = `select ${evaluationColumns} from evaluation where id = $1`;
  return (await tx.query<EvaluationRow>(text, [id]))[0];
}

export async function findCurrentEvaluation(tx: Reading): Promise<EvaluationRow | undefined> {
  const text = `select ${evaluationColumns} from evaluation where state = 'current'`;
  return (await tx.query<EvaluationRow>(text))[0];
}

export const evaluationsIn = (tx: Reading, states: readonly EvaluationRow['state'][]) =>
  tx.query<EvaluationRow>(
    `select ${evaluationColumns} from evaluation where state = any($1) order by id`,
    [states],
  );

/** Evaluations that are kept up and have not seen the last change yet. */
export const evaluationsBehind = (tx: Reading) =>
  tx.query<EvaluationRow>(
    `select ${evaluationColumns} from evaluation
     where state in ('current', 'ready') and exists (
       select from change where seq > until_seq and ${isOfPeople})
     order by id`,
  );

export async function insertEvaluation(
  tx: Changing,
  row: Pick<EvaluationRow, 'policy_version_id'> & { readonly sinceText: string },
): Promise<number> {
  const [made] = await tx.query<{ id: number }>(
    `insert into evaluation (policy_version_id, since_day, until_seq, added_in)
     values ($1, $2, 0, $3) returning id`,
    [row.policy_version_id, row.sinceText, tx.event],
  );
  return made!.id;
}

/**
 * Sees to it that an evaluation is not discarded before the transaction ends.
 * Errors: EVALUATION_NOT_READY when a later one has been begun: its rows are gone.
 */
export async function keepRunning(tx: Changing, id: number): Promise<void> {
  const text = `select state from evaluation where id = $1 and state = 'running' for share`;
  if ((await tx.query(text, [id])).length === 1) return;
  throw Object.assign(new Error(`evaluation ${id} was replaced by a later one`), {
    code: 'EVALUATION_NOT_READY',
    detail: { evaluation: id, state: 'past' },
  });
}

/** Puts an evaluation aside that is still being made; says whether it was. */
export async function putAside(tx: Changing, id: number): Promise<boolean> {
  const text = `update evaluation set state = 'past' where id = $1 and state = 'running' returning id`;
  return (await tx.query(text, [id])).length === 1;
}

export const updateEvaluation = (
  tx: Changing,
  id: number,
  { until_seq, state }: Partial<Pick<EvaluationRow, 'until_seq' | 'state'>>,
) =>
  tx.query(
    `update evaluation set until_seq = coalesce($2, until_seq), state = coalesce($3, state)
     where id = $1`,
    [id, until_seq ?? null, state ?? null],
  );

export async function journalSeq(tx: Reading): Promise<number> {
  const [row] = await tx.query<{ seq: number }>('select seq from journal');
  return row!.seq;
}

export async function definitionOf(tx: Reading, policyVersionId: number): Promise<string> {
  const text = 'select definition from policy_version where id = $1';
  return (await tx.query<{ definition: string }>(text, [policyVersionId]))[0]!.definition;
}

/** People whose facts or kinship changed after a change number, in the order of the changes. */
export const changedAfter = (tx: Reading, seq: number, limit: number) =>
  tx.query<{ seq: number; person_id: number }>(
    `select seq, person_id from change
     where seq > $1 and ${isOfPeople}
     order by seq limit $2`,
    [seq, limit],
  );

export async function countChangedAfter(tx: Reading, seq: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(distinct person_id) as count from change
     where seq > $1 and ${isOfPeople}`,
    [seq],
  );
  return row!.count;
}

/** Numbers are given one after the other. */
const PROGRAM_LOCK = 7_426_659;

/** Numbers of programs by name; names that are new to the county get one. */
export async function programIds(
  tx: Changing,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  await tx.query('select pg_advisory_xact_lock($1, hashtext(current_schema()))', [PROGRAM_LOCK]);
  await tx.query(
    `insert into program (id, name)
     select (select coalesce(max(id), 0) from program) + row_number() over (), name
     from jsonb_array_elements_text($1) as name
     where name not in (select name from program)`,
    [JSON.stringify(names)],
  );
  return knownProgramIds(tx);
}

export async function knownProgramIds(tx: Reading): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: number; name: string }>('select id, name from program');
  return new Map(rows.map(({ id, name }) => [name, id]));
}

const tables = ['entitlement', 'payment_line', 'due_window', 'question'] as const;

/** Removes the rows of some people and programs of an evaluation. */
export async function deleteGroups(
  tx: Changing,
  evaluation: number,
  keys: readonly { readonly personId: number; readonly program: number }[],
): Promise<void> {
  const values = [evaluation, keys.map((key) => key.personId), keys.map((key) => key.program)];
  for (const table of tables) {
    await tx.query(
      `delete from ${table} using unnest($2::bigint[], $3::smallint[]) as gone (person_id, program)
       where evaluation_id = $1 and ${table}.person_id = gone.person_id
         and ${table}.program = gone.program`,
      values,
    );
  }
}

/** Removes all rows of an evaluation that is not current. */
export async function deleteEvaluationRows(tx: Changing, evaluation: number): Promise<void> {
  for (const table of [...tables, 'rule_failure']) {
    await tx.query(`delete from ${table} where evaluation_id = $1`, [evaluation]);
  }
}

/** Which people: a few by number, or everybody within a stretch of numbers `[from, until)`. */
export type Whose = readonly number[] | { readonly from: number; readonly until: number };

const whoseText = (whose: Whose) =>
  'from' in whose ? 'person_id >= $2 and person_id < $3' : 'person_id = any($2)';
const whoseValues = (whose: Whose) =>
  'from' in whose ? [whose.from, whose.until] : [whose as readonly number[]];

type KeyRow = { readonly person_id: number; readonly name: string };
type EntitlementRow = KeyRow & {
  readonly from_day: number;
  readonly until_day: number;
  readonly is_certain: boolean;
  readonly reason_hash: string;
};
type PaymentRow = KeyRow & {
  readonly from_day: number;
  readonly until_day: number;
  readonly years: number;
  readonly amount_fen: number;
  readonly up_to_fen: number | null;
  readonly standing: number;
  readonly is_certain: boolean;
  readonly claim_until_day: number;
};
type WindowRow = KeyRow & {
  readonly step: string;
  readonly from_day: number;
  readonly until_day: number;
  readonly catch_up_until_day: number;
  readonly kept_on_day: number;
  readonly is_certain: boolean;
};
type QuestionRow = KeyRow & { readonly about_id: number; readonly fact: string };

const selected = <Row extends object>(
  tx: Reading,
  table: (typeof tables)[number],
  columns: string,
  evaluation: number,
  whose: Whose,
) =>
  tx.query<Row>(
    `select person_id, name, ${columns}
     from ${table} join program on program.id = program
     where evaluation_id = $1 and ${whoseText(whose)}`,
    [evaluation, ...whoseValues(whose)],
  );

/** Reads stored rows as groups, in the order in which they are worked out. */
export async function storedGroups(
  tx: Reading,
  evaluation: number,
  whose: Whose,
): Promise<readonly PersonGroup[]> {
  const entitlements = await selected<EntitlementRow>(
    tx,
    'entitlement',
    'from_day, until_day, is_certain, reason_hash::text',
    evaluation,
    whose,
  );
  const payments = await selected<PaymentRow>(
    tx,
    'payment_line',
    'from_day, until_day, years, amount_fen, up_to_fen, standing, is_certain, claim_until_day',
    evaluation,
    whose,
  );
  const windows = await selected<WindowRow>(
    tx,
    'due_window',
    'step, from_day, until_day, catch_up_until_day, kept_on_day, is_certain',
    evaluation,
    whose,
  );
  const questions = await selected<QuestionRow>(
    tx,
    'question',
    'about_id, fact',
    evaluation,
    whose,
  );
  return gathered(entitlements, payments, windows, questions);
}

type Gathering = { [K in keyof StoredGroup]: StoredGroup[K][number][] };

function gathered(
  entitlements: readonly EntitlementRow[],
  payments: readonly PaymentRow[],
  windows: readonly WindowRow[],
  questions: readonly QuestionRow[],
): readonly PersonGroup[] {
  const groups = new Map<string, { personId: number; program: string; group: Gathering }>();
  const groupOf = ({ person_id, name }: KeyRow): Gathering => {
    const key = `${person_id}/${name}`;
    const known = groups.get(key);
    if (known) return known.group;
    const group: Gathering = { entitlements: [], payments: [], windows: [], questions: [] };
    groups.set(key, { personId: person_id, program: name, group });
    return group;
  };
  for (const row of entitlements) {
    groupOf(row).entitlements.push({
      from: row.from_day,
      until: row.until_day,
      isCertain: row.is_certain,
      reasonHash: BigInt(row.reason_hash),
    });
  }
  for (const row of payments) {
    groupOf(row).payments.push({
      from: row.from_day,
      until: row.until_day,
      years: row.years,
      lowFen: row.amount_fen,
      highFen: row.up_to_fen ?? Number.POSITIVE_INFINITY,
      status: row.standing,
      isCertain: row.is_certain,
      claimUntil: row.claim_until_day,
    });
  }
  for (const row of windows) {
    groupOf(row).windows.push({
      step: row.step,
      from: row.from_day,
      until: row.until_day,
      catchUpUntil: row.catch_up_until_day,
      keptOn: row.kept_on_day,
      isCertain: row.is_certain,
    });
  }
  for (const row of questions) groupOf(row).questions.push({ fact: row.fact, about: row.about_id });
  return [...groups.values()];
}

/** People of whom some row of one evaluation is not in the other. */
export async function differingPersons(
  tx: Reading,
  [one, other]: readonly [number, number],
  { from, until }: { readonly from: number; readonly until: number },
): Promise<readonly number[]> {
  const text = Object.entries(comparedColumns)
    .flatMap(([table, columns]) => {
      const rows = (evaluation: string) =>
        `select person_id, program, ${columns} from ${table}
         where evaluation_id = ${evaluation} and person_id >= $3 and person_id < $4`;
      return [`(${rows('$1')} except ${rows('$2')})`, `(${rows('$2')} except ${rows('$1')})`];
    })
    .map((difference) => `select person_id from ${difference} as differing`)
    .join(' union ');
  const found = await tx.query<{ person_id: number }>(text, [one, other, from, until]);
  return found.map(({ person_id }) => person_id);
}

const comparedColumns = {
  entitlement: 'from_day, until_day, is_certain, reason_hash',
  payment_line: `from_day, until_day, years, amount_fen, up_to_fen, standing, is_certain,
    claim_until_day`,
  due_window: 'step, from_day, until_day, catch_up_until_day, kept_on_day, is_certain',
  question: 'about_id, fact',
} as const satisfies Readonly<Record<(typeof tables)[number], string>>;

export type ChangeRow = {
  readonly personId: number;
  readonly program: number;
  readonly reasonHash: bigint | undefined;
  readonly before: unknown;
  readonly after: unknown;
};

export async function insertChanges(
  tx: Changing,
  policyVersion: number,
  changes: readonly ChangeRow[],
): Promise<void> {
  if (changes.length === 0) return;
  const to = copyIn(
    tx.client,
    `entitlement_change
      (event_id, person_id, program, policy_version_id, reason_hash, before, after)`,
  );
  const json = (value: unknown) => {
    if (value === undefined) to.none();
    // Binary jsonb is a version byte and the text.
    else to.text(`\u0001${JSON.stringify(value)}`);
  };
  for (const { personId, program, reasonHash, before, after } of changes) {
    to.row(7);
    to.int8(tx.event);
    to.int8(personId);
    to.int2(program);
    to.int4(policyVersion);
    if (reasonHash === undefined) to.none();
    else to.bigint(reasonHash);
    json(before);
    json(after);
    if (to.isFull()) await to.drain();
  }
  await to.end();
}

/** The greatest number that a person has; -1 where there is nobody. */
export async function lastPersonId(tx: Reading): Promise<number> {
  const [row] = await tx.query<{ last: number | null }>('select max(id) as last from person');
  return row?.last ?? -1;
}

/** People on record, merged ones counted once for each record. */
export async function countPeople(tx: Reading): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*) as count from person where is_on_record',
  );
  return row!.count;
}
