/** Requests that say more than their contract: unknown properties, hidden fields to sort and filter by, foreign types. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from '../../src/api/contract.ts';
import { contracts, nameOf, openScene, requestsFor, type Scene } from './scene.ts';
import { objectPlaces, type Place, put } from './schemas.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.at.stop());

const withBody = contracts.filter(({ body }) => body);
const reading = contracts.filter(({ method }) => method === 'GET');

/** How much is on record: events, audit rows, and whatever requests were noted. */
const written = async () => {
  const { rows } = await scene.at.db.pool.query(
    `select (select count(*) from county_990101.event) as events,
       (select audit_seq from county_990101.journal) as audited,
       (select count(*) from county_990101.request) as requests`,
  );
  return rows[0];
};

// A05, A06, A24: what is written and by whom is never what a body claims.
const smuggled: readonly (readonly [string, unknown])[] = [
  ...(['role', 'county', 'approved_by', 'approvedBy', 'actor', 'account', 'unit'] as const).map(
    (name) => [name, 'security-administrator'] as const,
  ),
  ...[['amount', 1_000_000] as const, ['amountFen', 1] as const, ['is_test', true] as const],
  ...[['isOnRecord', true] as const, ['id', 1] as const, ['at', '2020-01-01'] as const],
  ...[['constructor', { prototype: { admin: true } }] as const, ['toString', 'x'] as const],
];

/** As it is sent: `__proto__` cannot be written as a property. */
const withProto = (body: unknown, key: string) =>
  JSON.stringify(body).replace('{', `{"${key}":{"isAdmin":true},`).replace(',}', '}');

/** What stands in a place of a value. */
const valueAt = (value: unknown, place: Place): unknown =>
  place.reduce((one, key) => (one as Record<string, unknown>)[String(key)], value);

const strangeBodies = (body: unknown): readonly unknown[] => [
  ...objectPlaces(body).flatMap((place) =>
    smuggled
      .filter(([name]) => !Object.hasOwn(valueAt(body, place) as object, name))
      .map(([name, value]) => put(body, [...place, name], value)),
  ),
  withProto(body, '__proto__'),
  withProto(body, 'constructor'),
  ...[[], 'text', '7', 'null', '{"a":', '{}}'],
];

describe('a body with something that its contract does not know', () => {
  test.each(
    withBody.map((one) => [nameOf(one), one] as const),
  )('is refused and nothing is written: %s', async (_name, contract: Contract) => {
    const [asked] = requestsFor(contract, scene.she);
    const caller = await scene.callerFor(contract);
    const before = await written();
    const wrong = strangeBodies(asked!.body);
    const answers = await Promise.all(
      wrong.map((body) => caller.call(contract, { ...asked, body })),
    );
    const letIn = wrong.filter((_body, i) => answers[i]!.status !== 400);
    expect(letIn).toEqual([]);
    expect(await written()).toEqual(before);
  });

  test('and every example without it fits: a stranger is told to sign in', async () => {
    for (const contract of contracts.filter(({ access }) => access !== 'public')) {
      for (const asked of requestsFor(contract, scene.she)) {
        const { status, body } = await scene.at.stranger.call(contract, asked);
        expect([nameOf(contract), status, body.code]).toEqual([
          nameOf(contract),
          ...[401, 'SESSION_NEEDED'],
        ]);
      }
    }
  });
});

// A08: there is no free sorting, filtering or choosing of fields, so nothing hidden can be asked for by it.
test('a list cannot be sorted, filtered or widened by anything that its contract does not name', async () => {
  const tricks = ['sort', 'order', 'filter', 'fields', 'include', 'where', 'q', 'columns', 'role'];
  for (const contract of reading) {
    const [asked] = requestsFor(contract, scene.she);
    const caller = await scene.callerFor(contract);
    for (const trick of tricks.filter((one) => !(one in (contract.query?.properties ?? {})))) {
      const query = { ...asked!.query, [trick]: 'last-menstrual-period' };
      const { status, body } = await caller.call(contract, { ...asked, query });
      expect([nameOf(contract), trick, status, body.code]).toEqual([
        ...[nameOf(contract), trick, 400, 'REQUEST_INVALID'],
      ]);
    }
  }
});

test('a parameter that is given twice or as an object is refused', async () => {
  for (const contract of reading.filter(({ query }) => query)) {
    const caller = await scene.callerFor(contract);
    const [asked] = requestsFor(contract, scene.she);
    for (const name of Object.keys(contract.query!.properties)) {
      for (const trick of [`${name}=1&${name}=2`, `${name}[a]=1`, `${name}[]=1`]) {
        const path = `${contract.path}?${trick}`;
        const { status } = await caller.call(
          { ...contract, path },
          { params: asked!.params ?? {} },
        );
        expect([nameOf(contract), trick, status]).toEqual([nameOf(contract), trick, 400]);
      }
    }
  }
});
