/**
 * A crawl of all routes that read, as somebody who may: whoever is in an answer is in the log, nobody else is, and it
 * was written before the answer went out.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmergency } from '../../src/api/contracts/oversight.ts';
import { openRightsRequest } from '../../src/api/contracts/rights-desk.ts';
import { openTask } from '../../src/api/contracts/tasks.ts';
import { ownUsage, questionUsage } from '../../src/api/contracts/usage.ts';
import { snapshotCounty } from '../../src/db/county.ts';
import { hasActWords } from '../../src/i18n/usage-words.ts';
import type { PackedPerson } from '../../src/model/sync/caseload.ts';
import { routes } from '../../src/server/routes.ts';
import { fillCounty } from '../../src/server/modules/answer/fixtures/model.ts';
import { readPdf } from '../../src/papers/fixtures/read-pdf.ts';
import { isWithoutCare } from '../postgres/county.ts';
import { examples, nameOfRoute, type Scene } from './examples.ts';
import { type Answer, runServer, towns } from './running.ts';

let scene: Scene;
beforeAll(async () => {
  const at = await runServer();
  await fillCounty(at, 11, 1500);
  scene = { at, she: await inCompany() };
  const worker = await at.staff('family-worker', { town: towns[0] });
  const body = { person: scene.she, purpose: 'service', basis: 'asked-for' };
  await worker.call(openTask, { body });
  const resident = await at.resident(scene.she);
  const [entry] = (await resident.call(ownUsage, { query: { limit: 1 } })).body.usage;
  const asked = { params: { id: entry.id }, body: { question: '为什么？' } };
  await resident.call(questionUsage, asked);
  const request = { params: { person: scene.she }, body: { kind: 'copy' } };
  await resident.call(openRightsRequest, request);
  const emergency = { person: scene.she, reason: '电话中听到呼救，需要家人联系方式' };
  await worker.call(openEmergency, { body: emergency });

  /** Somebody of the first town who keeps house with others. */
  async function inCompany(): Promise<number> {
    const [row] = await snapshotCounty(at.county, (tx) =>
      tx.query<{ id: number }>(
        `select person_id as id from fact where kind = 21 and retracted_in is null
           and low between $1 and $2 and until_day = 'infinity'
           and (select count(*) from housemates(array[person_id])) > 2 order by 1 limit 1`,
        [Number(`${towns[0]}000`), Number(`${towns[0]}999`)],
      ),
    );
    return row!.id;
  }
});
afterAll(() => scene.at.stop());

const reading = routes.map(({ contract }) => contract).filter(({ method }) => method === 'GET');
const ofRecords = reading.filter(
  ({ access, isCare }) => access !== 'public' && access !== 'session' && !(isCare && isWithoutCare),
);

/** They show no resident: what they read is of the office, or of nobody. */
const concernsNobody = new Set([
  ...['GET /api/audit/verify', 'GET /api/alerts', 'GET /api/accounts'],
  ...['GET /api/posts', 'GET /api/units', 'GET /api/areas', 'GET /api/load', 'GET /api/stock'],
  ...['GET /api/devices', 'GET /api/devices/:device/receipts', 'GET /api/policies/:hash'],
  ...['GET /api/payment-runs', 'GET /api/payment-runs/:id', 'GET /api/ledger'],
  ...['GET /api/ledger/runs', 'GET /api/payable'],
  ...['GET /api/budget/forecast', 'GET /api/budget/commitments'],
  ...['GET /api/budget/levers', 'GET /api/budget/tries/:try'],
  ...['GET /api/policy/values', 'GET /api/county-settings'],
  ...['GET /api/extracts', 'GET /api/extracts-made'],
  ...['GET /api/area-list', 'GET /api/unreached/sums', 'GET /api/objections'],
  ...['GET /api/unreached/places', 'GET /api/case-ages'],
]);

/** Names under which a number is that of a person. */
const personKeys = new Set([
  'person',
  'other',
  'about',
  'guardian',
  'spouse',
  'otherParent',
  'applicant',
  'payee',
  'housemate',
]);

const isPacked = (value: object): value is PackedPerson => 'seenBy' in value;

/** Numbers of people in an answer, and their names, wherever they stand. */
function peopleIn(value: unknown, key = ''): { numbers: number[]; names: string[] } {
  if (typeof value === 'object' && value !== null && isPacked(value)) {
    const { id, name, links, questions } = value;
    const others = [...links.map(([, , other]) => other), ...questions.map(([, about]) => about)];
    return { numbers: [id, ...others], names: [name] };
  }
  if (typeof value === 'number' && personKeys.has(key)) return { numbers: [value], names: [] };
  if (typeof value === 'string' && /name$/i.test(key)) return { numbers: [], names: [value] };
  if (typeof value !== 'object' || value === null) return { numbers: [], names: [] };
  const parts = Object.entries(value).map(([name, one]) =>
    peopleIn(one, Array.isArray(value) ? key.replace(/s$/, '') : name),
  );
  return {
    numbers: parts.flatMap(({ numbers }) => numbers),
    names: parts.flatMap(({ names }) => names),
  };
}

/** Schemas with a log of their own: the county, and its care records where they are kept. */
async function logs(): Promise<readonly string[]> {
  const { rows } = await scene.at.db.pool.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname ~ '^county_990101(_repro)?$'`,
  );
  return rows.map(({ name }) => name);
}

/** The last audit event of each log. */
const lastSeqs = async () =>
  Promise.all(
    (await logs()).map(async (log) => {
      const text = `select audit_seq as seq from ${log}.journal`;
      return { log, seq: (await scene.at.db.pool.query<{ seq: number }>(text)).rows[0]!.seq };
    }),
  );

/** Whom the logs say that an account read since then. */
async function loggedSince(seqs: Awaited<ReturnType<typeof lastSeqs>>, account: number) {
  const found = await Promise.all(
    seqs.map(({ log, seq }) =>
      scene.at.db.pool.query<{ person: number; name: string }>(
        `select distinct person_id as person, coalesce(name, '') as name
         from ${log}.audit_event join ${log}.audit_subject on audit_seq = seq
           left join county_990101.person on id = person_id
         where seq > $1 and actor = $2`,
        [seq, `account ${account}`],
      ),
    ),
  );
  const people = new Map(found.flatMap(({ rows }) => rows).map((row) => [row.person, row]));
  return [...people.values()].toSorted((one, other) => one.person - other.person);
}

/**
 * People on a printed paper. It holds names and no numbers: every name of the county that stands in it, and for numbers
 * those of the log, so that a name that the log lacks is found.
 */
async function peopleOn(bytes: Uint8Array, logged: readonly { readonly person: number }[]) {
  const { text } = await readPdf(bytes);
  const all = await snapshotCounty(scene.at.county, (tx) =>
    tx.query<{ name: string }>("select distinct name from person where name <> ''"),
  );
  const names = all.map(({ name }) => name).filter((name) => text.includes(name));
  return { names, numbers: names.length === 0 ? [] : logged.map(({ person }) => person) };
}

async function crawled(name: string) {
  const { caller, asked = {}, self } = await examples[name]!(scene);
  const contract = reading.find((one) => nameOfRoute(one) === name)!;
  const before = await lastSeqs();
  const answer: Answer = await caller.call(contract, asked);
  const logged = await loggedSince(before, caller.account);
  const { numbers, names } =
    contract.givesFile === undefined ? peopleIn(answer.body) : await peopleOn(answer.bytes, logged);
  const named = (asked.params as { person?: number } | undefined)?.person;
  const shown = new Set([...numbers, ...(named ? [named] : []), ...(self ? [self] : [])]);
  return { status: answer.status, shown, names, logged };
}

describe('every route that reads', () => {
  test('has an example, and no example is without its route', () => {
    const known = new Set(reading.map(nameOfRoute));
    expect(ofRecords.map(nameOfRoute).filter((name) => !(name in examples))).toEqual([]);
    expect(Object.keys(examples).filter((name) => !known.has(name))).toEqual([]);
  });

  test.each(Object.keys(examples))('%s: whom it shows are whom the log names', async (name) => {
    const { status, shown, names, logged } = await crawled(name);
    expect([status, shown.size > 0 || concernsNobody.has(name)]).toEqual([200, true]);
    expect(logged.map(({ person }) => person)).toEqual([...shown].toSorted((a, b) => a - b));
    const people = await snapshotCounty(scene.at.county, (tx) =>
      tx.query<{ name: string }>('select name from person where name = any($1)', [names]),
    );
    const known = new Set(logged.map((one) => one.name));
    expect(people.filter((one) => !known.has(one.name))).toEqual([]);
  });
});

test('every act that stands in somebody’s log is said in words', async () => {
  for (const name of Object.keys(examples)) await crawled(name);
  const found = await Promise.all(
    (await logs()).map((log) =>
      scene.at.db.pool.query<{ action: string }>(
        `select distinct action from ${log}.audit_event where cardinality(subjects) > 0
           or event_id in (select event_id from ${log}.change where person_id is not null)`,
      ),
    ),
  );
  const silent = found
    .flatMap(({ rows }) => rows)
    .map(({ action }) => action)
    .filter((action) => !hasActWords(action));
  expect(silent).toEqual([]);
});
