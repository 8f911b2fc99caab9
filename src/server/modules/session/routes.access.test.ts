/** Whose session and factors these are: the owner's alone, in this very session, shortly after signing in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, runServer } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/session.ts';
import { signIn } from '../../../api/contracts/sign-in.ts';
import { goodPassword } from '../account/fixtures/desk.ts';
import { later, newBrowser, newOwner, type Owner } from '../sign-in/fixtures/browser.ts';

let at: RunningServer;
let owner: Owner;
let other: Owner;
beforeAll(async () => {
  at = await runServer();
  owner = await newOwner(at, 'Q100');
  other = await newOwner(at, 'Q101');
});
afterAll(() => at.stop());

const code = '000000';
const response = { clientDataJSON: 'e30', attestationObject: 'e30' };
const made = { id: 'x', rawId: 'x', type: 'public-key', response };
/** What each route takes, for those that take something. */
const requests: Readonly<Record<string, object>> = {
  choosePost: { body: { post: 1 } },
  endSession: { params: { id: 1 } },
  changePassword: { body: { old: goodPassword, password: 'eight lamps over quiet water' } },
  addTotp: { body: { handle: 'x', code } },
  addPasskey: { body: { made, name: 'x' } },
  removePasskey: { params: { id: 1 } },
};
const named = Object.entries(contracts);

test.each(named)('%s is for whoever is signed in', async (name, contract) => {
  const { status, body } = await at.stranger.call(contract, requests[name]);
  expect([status, body.code]).toEqual([401, 'SESSION_NEEDED']);
});

describe('an owner', () => {
  test('sees her own sessions, and ends no other’s', async () => {
    const list = async ({ browser }: Owner) =>
      (await browser.call(contracts.listSessions)).body.sessions as { id: number }[];
    const [own, others] = [await list(owner), await list(other)];
    expect(own.map(({ id }) => id)).not.toContain(others[0]!.id);
    const params = { id: others[0]!.id };
    expect((await owner.browser.call(contracts.endSession, { params })).status).toBe(200);
    expect(await list(other)).toEqual(others);
  });

  test('chooses no post that is not hers', async () => {
    const { post } = await at.staff('family-worker');
    const { status, body } = await owner.browser.call(contracts.choosePost, { body: { post } });
    expect([status, body.code]).toEqual([422, 'SESSION_POST']);
  });

  const asked = named.filter(([name]) => /password|totp|passkey|recovery/i.test(name));
  test.each(asked)('cannot do %s in a browser that was left open', async (name, contract) => {
    const left = await newOwner(at, `Q-${name}`);
    later(at, 10 * 60);
    const { status, body } = await left.browser.call(contract, requests[name]);
    expect([status, body.code]).toEqual([403, 'SESSION_NOT_FRESH']);
    const again = newBrowser(at.stranger);
    expect((await again.call(signIn, { body: left.shown() })).status).toBe(200);
  });
});
