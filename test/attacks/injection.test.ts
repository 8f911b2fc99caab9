/** Hostile text in every place where a request may hold text: it is refused or kept as text, and nothing breaks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from '../../src/api/contract.ts';
import type { Answer, Asked } from '../server/running.ts';
import { contracts, nameOf, openScene, reasonsFor, requestsFor, type Scene } from './scene.ts';
import { type Place, put, textPlaces } from './schemas.ts';
import { hostile } from './strings.ts';

let scene: Scene;
let shape: unknown;
let log = '';
beforeAll(async () => {
  scene = await openScene({
    logger: {
      level: 'info',
      stream: {
        write: (line: string) => {
          log += line;
        },
      },
    },
  });
  shape = await schemaOfCounty();
});
afterAll(() => scene.at.stop());

/** Tables, roles and rights: what an injection would change. */
const schemaOfCounty = async () => {
  const { rows } = await scene.at.db.pool.query(
    `select (select count(*) from pg_class where relnamespace = 'county_990101'::regnamespace) as relations,
       (select md5(string_agg(relname || relacl::text, ',' order by oid)) from pg_class
         where relnamespace = 'county_990101'::regnamespace) as rights,
       (select count(*) from pg_proc where pronamespace = 'county_990101'::regnamespace) as functions`,
  );
  return rows[0];
};

const isBroken = ({ status, body, text }: Answer) =>
  status >= 500 ||
  (status >= 400 && body?.code === undefined) ||
  /node_modules|\.ts:\d|relation "|PostgreSQL|errorMissingColumn/.test(text);

/** Every third text, from another one on in every place: all are used, and no place gets all. */
const textsFor = (turn: number) => hostile.filter((_text, i) => i % 3 === turn % 3);

let turn = 0;
/** What hostile texts do in a place of a request that otherwise fits: those that break something. */
async function broken(contract: Contract, asked: Asked, part: 'body' | 'query', place: Place) {
  const caller = await scene.callerFor(contract);
  const texts = textsFor(turn++);
  const found: string[] = [];
  for (let i = 0; i < texts.length; i += 8) {
    const some = texts.slice(i, i + 8);
    const reasons = await reasonsFor(caller, scene.she);
    const answers = await Promise.all(
      some.map((text) =>
        caller.call(contract, { ...asked, ...reasons, [part]: put(asked[part], place, text) }),
      ),
    );
    for (const [k, answer] of answers.entries())
      if (isBroken(answer))
        found.push(`${JSON.stringify(some[k])} in ${place.join('/')}: ${answer.text}`);
  }
  return found;
}

/** Every place once, though several forms of a body may have it. */
function placesOf(contract: Contract): readonly (readonly [Asked, 'body' | 'query', Place])[] {
  const seen = new Set<string>();
  return requestsFor(contract, scene.she).flatMap((asked) =>
    (['body', 'query'] as const).flatMap((part) =>
      textPlaces(asked[part] ?? {}).flatMap((place) => {
        const key = `${part}/${place.join('/')}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return [[asked, part, place] as const];
      }),
    ),
  );
}

// A11, A22: in the catalogue of texts are quotes, comments, formulas, markup, NUL, half characters and days that are none.
describe('hostile text', () => {
  test.each(
    contracts.map((one) => [nameOf(one), one] as const),
  )('breaks nothing in %s', async (_name, contract) => {
    const found: string[] = [];
    for (const place of placesOf(contract)) found.push(...(await broken(contract, ...place)));
    expect(found).toEqual([]);
  });

  test('leaves tables, functions and rights as they were, and nobody the wiser', async () => {
    expect(await schemaOfCounty()).toEqual(shape);
    for (const text of hostile.filter((one) => one.length > 12)) expect(log).not.toContain(text);
  });
});
