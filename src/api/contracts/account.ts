/**
 * Accounts of staff, as the security administrator handles them. Whoever gets a code hands it to the owner and to
 * nobody else; the software never shows a password, and shows a code once.
 */
import { contract, exactly, Type } from '../contract.ts';
import { byId, Id, Instant, paging, text } from '../shapes.ts';

const access = 'account.manage';

const Invited = exactly({
  account: Id,
  code: Type.String({ description: 'For the owner alone; shown once.' }),
  until: Instant,
});

export const listAccounts = contract({
  method: 'GET',
  path: '/api/accounts',
  summary: 'The accounts of staff, and when each was last signed in to.',
  access,
  query: exactly(paging),
  answer: exactly({
    accounts: Type.Array(
      exactly({
        id: Id,
        name: Type.String(),
        login: Type.String({ description: 'Staff number, or phone with its middle hidden.' }),
        state: Type.Union([
          Type.Literal('invited'),
          Type.Literal('active'),
          Type.Literal('disabled'),
        ]),
        roles: Type.Array(Type.String()),
        lastSignIn: Type.Optional(Instant),
      }),
    ),
    next: Type.Optional(Id),
  }),
});

export const inviteAccount = contract({
  method: 'POST',
  path: '/api/accounts',
  summary: 'Add an account for somebody of the staff and give the one-time code for its owner.',
  access,
  body: exactly({
    login: text(100),
    name: text(100),
  }),
  answer: Invited,
  status: 201,
  shownOnce: true,
});

export const inviteAgain = contract({
  method: 'POST',
  path: '/api/accounts/:id/invitation',
  summary: 'Give a new code, with which the owner sets the account up anew.',
  access,
  params: byId,
  answer: Invited,
  status: 201,
  shownOnce: true,
});

export const disableAccount = contract({
  method: 'POST',
  path: '/api/accounts/:id/disable',
  summary: 'Let nobody sign in to an account, and end its sessions at once.',
  access,
  params: byId,
  answer: exactly({}),
});

export const enableAccount = contract({
  method: 'POST',
  path: '/api/accounts/:id/enable',
  summary: 'Let the owner of a disabled account sign in again.',
  access,
  params: byId,
  answer: exactly({}),
});

export const endSessions = contract({
  method: 'DELETE',
  path: '/api/accounts/:id/sessions',
  summary: 'End all sessions of an account.',
  access,
  params: byId,
  answer: exactly({ ended: Type.Integer() }),
});
