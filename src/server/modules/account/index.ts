/** Accounts, how their owners sign in, and who is signed in. */
export {
  disableAccount,
  enableAccount,
  findAccountByLogin,
  inviteAccount,
  inviteAgain,
  type Invited,
  type ListedAccount,
  listAccounts,
  type NewAccount,
} from './accounts.ts';
export { actorOf, type CountyDesk, type Site } from './desk.ts';
export {
  assertDutiesApart,
  type Duty,
  dutyRoles,
  getDuty,
  giveDuty,
  type NewDuty,
} from './duties.ts';
export { beginPasskey } from './factor/passkey.ts';
export {
  acceptInvitation,
  type OpenedInvitation,
  openInvitation,
  type SetUp,
  type SetUpAccount,
} from './invitation.ts';
export {
  addPasskey,
  addTotp,
  beginOwnPasskey,
  beginTotp,
  type OwnFactors,
  ownFactors,
  removePasskey,
  removeTotp,
  renewRecoveryCodes,
} from './own/factors.ts';
export { changePassword, type PasswordChange } from './own/password.ts';
export { type AccountKind, type AccountState, isOfOneHand, type Settings } from './queries.ts';
export {
  assertFresh,
  choosePost,
  endSession,
  endSessions,
  endSessionsOf,
  type Factor,
  findSession,
  listSessions,
  type OwnSession,
  postsOf,
  type Session,
  type SessionPost,
  type StartedSession,
} from './session/session.ts';
export { changeSettings, settingsOf } from './settings.ts';
export { type NewProvider, removeProvider, setProvider } from './sign-in/provider.ts';
export {
  type SignedIn,
  type SignIn,
  signIn,
  signInWithPasskey,
  type Visit,
} from './sign-in/sign-in.ts';
export {
  type Arrival,
  beginSingleSignOn,
  type Departure,
  finishSingleSignOn,
  finishWithCode,
} from './sign-in/single-sign-on.ts';
export { hashOf } from './tokens.ts';
