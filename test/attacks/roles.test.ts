/** Every route with every role and with none: the verdict is the one that the table of roles gives. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayDo, type Role } from '../../src/server/access/index.ts';
import type { Contract } from '../../src/api/contract.ts';
import { allRoles, contracts, nameOf, openScene, requestsFor, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.at.stop());

const guarded = contracts.filter(({ access }) => access !== 'public');
const byRole = guarded.filter(({ access }) => access !== 'session');

/** Of those who may handle requests, only a role that may see everything hands a copy over. */
const narrower = new Set(['GET /api/rights-requests/:id/copy']);

/** allowed: whatever the module then says; never a 401, and never that the role may not. */
async function verdictOf(contract: Contract, role: Role): Promise<string> {
  const caller = await scene.callerAs(role);
  const [asked] = requestsFor(contract, scene.she);
  const { status, body } = await caller.call(contract, asked);
  if (status === 401 || body?.code === 'ACCESS_ROLE') return `${status} ${body.code}`;
  return status >= 500 ? `broken: ${body?.code}` : 'allowed';
}

// A09
describe('a route', () => {
  test('that is not public is closed without a session, whatever is sent', async () => {
    const cookies = ['', '__Host-nuanjia=', '__Host-nuanjia=990101.', '__Host-nuanjia=x'];
    const forged = `__Host-nuanjia=990101.${'A'.repeat(43)}`;
    const other = { authorization: 'Bearer x', 'x-user': '1', 'x-forwarded-user': 'admin' };
    for (const contract of guarded) {
      const [asked] = requestsFor(contract, scene.she);
      for (const cookie of [...cookies, forged]) {
        const headers = { ...other, cookie };
        const { status, body } = await scene.at.stranger.call(contract, { ...asked, headers });
        expect([nameOf(contract), cookie, status, body.code]).toEqual([
          ...[nameOf(contract), cookie, 401, 'SESSION_NEEDED'],
        ]);
      }
    }
  });

  test.each(allRoles)('%s: exactly what the table of roles lists', async (role) => {
    const seen: [string, string][] = [];
    const listed: [string, string][] = [];
    for (const contract of byRole.filter((one) => !narrower.has(nameOf(one)))) {
      const isListed = mayDo(
        role,
        contract.access as Exclude<Contract['access'], 'public' | 'session'>,
      );
      listed.push([nameOf(contract), isListed ? 'allowed' : '403 ACCESS_ROLE']);
      seen.push([nameOf(contract), await verdictOf(contract, role)]);
    }
    expect(seen).toEqual(listed);
  });

  test('answers other methods than its own as if it were not there', async () => {
    const caller = await scene.callerAs('registrar');
    const known = new Set(contracts.map(nameOf));
    for (const { path, params } of contracts) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const) {
        if (known.has(`${method} ${path}`)) continue;
        const asked = requestsFor({ method: 'GET', path, params } as Contract, scene.she)[0];
        const answer = await caller.call({ method: method as 'GET', path }, asked);
        // Where a number may stand, a word is no number.
        const isNone = answer.status === 404 || answer.body?.code === 'REQUEST_INVALID';
        expect([method, path, answer.status, isNone]).toEqual([method, path, answer.status, true]);
      }
    }
  });
});
