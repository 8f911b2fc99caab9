/** What a contract does not name leaves no server, at whatever depth, and what it does not name comes into none. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract, exactly, Type } from '../../src/api/contract.ts';
import { route } from '../../src/server/http/route.ts';
import { type RunningServer, runServer } from './running.ts';

const narrow = contract({
  method: 'POST',
  path: '/api/test/narrow',
  summary: 'Answer with more than the contract names.',
  access: 'public',
  body: exactly({ inner: exactly({ known: Type.String() }) }),
  answer: exactly({
    known: Type.String(),
    inner: exactly({ known: Type.String() }),
    rows: Type.Array(exactly({ known: Type.Integer() })),
  }),
});

let at: RunningServer;
beforeAll(async () => {
  const more = { known: 'shown', secret: 'hidden', __proto__: { secret: 'hidden' } };
  const rows = [
    { known: 1, secret: 'hidden' },
    { known: 2, secret: 'hidden' },
  ];
  at = await runServer({
    routes: [route(narrow, async () => ({ ...more, inner: more, rows }))],
  });
});
afterAll(() => at.stop());

test('an answer holds what its contract names, and not a property more', async () => {
  const { status, text } = await at.stranger.call(narrow, { body: { inner: { known: 'x' } } });
  expect([status, JSON.parse(text)]).toEqual([
    ...[200, { known: 'shown', inner: { known: 'shown' }, rows: [{ known: 1 }, { known: 2 }] }],
  ]);
  expect(text).not.toContain('hidden');
});

test('a request holds what its contract names, and not a property more, at any depth', async () => {
  for (const body of [
    '{"inner":{"known":"x"},"role":"registrar"}',
    '{"inner":{"known":"x","approved_by":7}}',
    '{"inner":{"known":"x","constructor":{}}}',
    '{"inner":{"known":7}}',
  ]) {
    expect((await at.stranger.call(narrow, { body })).status).toBe(400);
  }
});
