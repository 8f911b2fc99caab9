/**
 * Non-interference of phones: one fact about somebody is different in the twin county, and the phone of a post that may
 * not see its class is told the very same in both, to the byte: whom it holds, what changed, and what became of what it
 * said, even of what it said about that fact.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as sync from '../../src/api/contracts/phone/sync.ts';
import { changeCounty, type County, snapshotCounty } from '../../src/db/county.ts';
import { careKinds } from '../../src/model/facts/care.ts';
import { catalog } from '../../src/model/facts/catalog.ts';
import { packs } from '../../src/programs/registry.ts';
import { addCareFact, enrol } from '../../src/server/modules/care/index.ts';
import { registerPolicy } from '../../src/server/modules/policy/index.ts';
import { addPhone, type Phone } from '../../src/server/modules/sync/fixtures/phone.ts';
import { generatedOn, importGenerated } from '../postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../server/running.ts';
import { evaluate, flip, flips } from './flips.ts';
import { statementOf } from './full-record.ts';
import { told, type Twin, twinOf } from './twins.ts';

const actor = 'test';
const PEOPLE = 12;

let at: RunningServer;
/** Whom the flips are about; grown up, living in the first town, each with an open task of its office. */
let people: readonly number[];
let phones: { readonly onTask: Phone; readonly inArea: Phone; readonly elsewhere: Phone };
/** Of somebody who may see every class. */
let clerk: Phone;

beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 600 });
  await registerPolicy(at.county, packs, 'cn', { actor });
  const here = await livingIn(at.county, towns[0]);
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query<{ id: number }>(
      `select person_id as id from fact where kind = 1 and person_id = any($1) and until_day < '1995-01-01'
         and not exists (select from fact death where death.person_id = fact.person_id and death.kind = 2)
       order by 1 limit $2`,
      [here, PEOPLE],
    ),
  );
  people = rows.map(({ id }) => id);
  const worker = async (where: Parameters<RunningServer['staff']>[1]) =>
    addPhone(await at.staff('family-worker', where));
  phones = {
    onTask: await worker({ town: towns[0] }),
    inArea: await worker({ areas: [towns[0]] }),
    elsewhere: await worker({ town: towns[1] }),
  };
  clerk = await addPhone(await at.staff('clerk', { town: towns[0] }));
  await openTasks();
  const { onTask } = phones;
  expect((await onTask.send(await employment(onTask, people[0]!))).status).toBe(200);
});
afterAll(() => at.stop());

const openTasks = () =>
  changeCounty(at.county, { kind: 'test', actor }, (tx) =>
    tx.query(
      `insert into task (person_id, purpose, basis, unit_id, opened_in)
       select id, 'service', 'asked-for', $2, $3 from unnest($1::bigint[]) as id`,
      [people, at.units.towns.get(towns[0]), tx.event],
    ),
  );

const employment = (phone: Phone, person: number) => {
  const ref = `person/${person}` as const;
  const value = { value: 'employed', from: '2026-11-03' };
  return phone.say({ record: ref, about: ref, field: 'fact/employment', value });
};

/** Numbers go on alike in both twins: a flip by hand takes some for itself. */
async function level({ db }: County): Promise<void> {
  await db.pool.query('update county_990101.journal set seq = 1000000');
  await db.pool.query(
    `select setval(format('%I.%I', schemaname, sequencename), 1000000) from pg_sequences
     where schemaname = 'county_990101' and data_type = 'bigint'::regtype`,
  );
}

/** Two counties, in which everybody's rights are worked out and then some people change. */
async function withTwins(
  change: (county: County) => Promise<void>,
  work: (twins: readonly [Twin, Twin]) => Promise<void>,
): Promise<void> {
  const evaluated = async (county: County) => {
    await evaluate(county);
    await level(county);
    await changeCounty(county, { kind: 'test', actor }, async (tx) => {
      for (const person of people) tx.changed('person', person);
    });
  };
  const first = await twinOf(at, evaluated);
  const second = await twinOf(at, async (county) => {
    await change(county);
    await evaluated(county);
  });
  await work([first, second]).finally(() => Promise.all([first.stop(), second.stop()]));
}

/** Everything that a phone is told by a twin. */
async function toldTo({ as }: Twin, { caller, device }: Phone): Promise<readonly string[]> {
  const ask = (
    contract: Parameters<typeof caller.call>[0],
    query: Record<string, string | number>,
  ) => as(caller).call(contract, { params: { device }, query });
  const pages = [await ask(sync.fetchCaseload, {})];
  while (pages.at(-1)!.body.next !== undefined) {
    pages.push(await ask(sync.fetchCaseload, { after: pages.at(-1)!.body.next }));
  }
  const { epoch, policy, cursor } = pages[0]!.body;
  const since = { epoch, policy, after: cursor - PEOPLE };
  const changes = await ask(sync.fetchChanges, since);
  expect(changes.body.isWhole).toBe(false);
  return [...pages, changes, await ask(sync.fetchReceipts, { after: 0 })].map(told);
}

/** Where twins differ for a phone; nothing where it cannot tell them apart. */
async function apart([first, second]: readonly [Twin, Twin], phone: Phone): Promise<unknown> {
  const [a, b] = [await toldTo(first, phone), await toldTo(second, phone)];
  const place = a.findIndex((one, i) => one !== b[i]);
  if (place < 0 && a.length === b.length) return undefined;
  const from = [...(a[place] ?? '')].findIndex((one, i) => one !== b[place]?.[i]);
  return [a, b].map((all) => all[place]?.slice(from - 80, from + 120));
}

/** What a phone says of facts that it may not see, some of them as they stand on the record of one of the twins. */
async function guesses(phone: Phone, kinds: readonly string[]) {
  const guessed = kinds.filter((kind) => Object.hasOwn(catalog, kind));
  const said = guessed.flatMap((kind) => {
    const ref = `person/${people[kinds.indexOf(kind)]!}` as const;
    const { value = true } = statementOf(kind);
    return [{}, { from: '2026-11-01' }].map((when) =>
      phone.say({ record: ref, about: ref, field: `fact/${kind}`, value: { value, ...when } }),
    );
  });
  return Promise.all([...said, ...kinds.map((_, i) => employment(phone, people[i]!))]);
}

const flipAll = (kinds: readonly string[]) => async (county: County) => {
  for (const [i, kind] of kinds.entries()) await flip(county, people[i]!, kind);
};

// R01, A03, A28
test.each([
  ['child-count', ['onTask', 'inArea']],
  ['sensitive', ['inArea', 'elsewhere']],
] as const)('facts of the class %s make no difference to phones that may not hold them', async (name, blind) => {
  const kinds = flips[name];
  await withTwins(flipAll(kinds), async (twins) => {
    for (const one of blind)
      expect([one, await apart(twins, phones[one])]).toEqual([one, undefined]);
    // And to one that may, they do: or nothing was flipped.
    expect(await apart(twins, clerk)).toBeDefined();
    for (const one of blind) {
      const events = (await guesses(phones[one], kinds)).map(({ text, signature }) => ({
        ...{ text, signature },
      }));
      const params = { device: phones[one].device };
      const [a, b] = await Promise.all(
        twins.map(({ as }) =>
          as(phones[one].caller).call(sync.sendEvents, { params, body: { events } }),
        ),
      );
      expect([one, told(b!)]).toEqual([one, told(a!)]);
      expect([one, await apart(twins, phones[one])]).toEqual([one, undefined]);
    }
  });
});

// R23, R33, A28
test('care records make no difference to any phone', async () => {
  const keepCare = async (county: County) => {
    const consent = { textVersion: '2026-11', language: 'zh-CN', readAloud: false } as const;
    for (const [i, kind] of careKinds.entries()) {
      const person = people[i % PEOPLE]!;
      const shared = { actor, person };
      if (i < PEOPLE)
        await enrol(county, { ...shared, ...consent, unit: at.units.county, from: generatedOn });
      const stated = { kind, source: '证明', reader: 'herself', today: generatedOn } as const;
      await addCareFact(county, at.careKeys, { ...shared, ...stated, ...statementOf(kind) });
    }
  };
  await withTwins(keepCare, async (twins) => {
    for (const [name, phone] of Object.entries({ ...phones, clerk })) {
      expect([name, await apart(twins, phone)]).toEqual([name, undefined]);
    }
  });
});
