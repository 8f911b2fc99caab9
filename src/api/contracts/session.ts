/**
 * What somebody who is signed in does with her own session, password and second factors. Changes of password and
 * factors are for ten minutes after signing in. All of it may be sent twice: the later one counts.
 */
import { contract, exactly, Type } from '../contract.ts';
import { byId, Id, Instant, text } from '../shapes.ts';
import { MadePasskey, PasskeyOptions } from './passkeys.ts';

const Nothing = exactly({});
const access = 'session';
const repeatable = true;

const Post = exactly({
  id: Id,
  role: Type.String(),
  roleName: Type.String(),
  unit: Type.Optional(Id),
  unitName: Type.Optional(Type.String()),
  /** What one may do in it; the server asks again each time. */
  may: Type.Array(Type.String()),
});

export const readSession = contract({
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, in which post, until when.',
  access,
  answer: exactly({
    county: exactly({ code: Type.String(), name: Type.String() }),
    account: Id,
    kind: Type.Union([Type.Literal('staff'), Type.Literal('resident')]),
    name: Type.String(),
    /** Of a resident: her own record. */
    person: Type.Optional(Id),
    factors: Type.Array(Type.String()),
    since: Instant,
    until: Instant,
    idleMinutes: Type.Integer(),
    /** The post that the session acts in. */
    post: Type.Optional(Id),
    posts: Type.Array(Post),
  }),
});

export const choosePost = contract({
  method: 'POST',
  path: '/api/session/post',
  summary: 'Go on in another of the own posts, in a new session.',
  access,
  body: exactly({ post: Id }),
  answer: exactly({ post: Id, until: Instant }),
  repeatable,
});

export const signOut = contract({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Sign out.',
  access,
  answer: Nothing,
  repeatable,
});

export const listSessions = contract({
  method: 'GET',
  path: '/api/me/sessions',
  summary: 'Where the own account is signed in now.',
  access,
  answer: exactly({
    sessions: Type.Array(
      exactly({
        id: Id,
        isThis: Type.Boolean(),
        device: Type.String(),
        since: Instant,
        lastSeen: Instant,
      }),
    ),
  }),
});

export const endSession = contract({
  method: 'DELETE',
  path: '/api/me/sessions/:id',
  summary: 'End one of the own sessions, such as on a computer that was left open.',
  access,
  params: byId,
  answer: Nothing,
  repeatable,
});

const code = text(60);
const password = Type.String({ minLength: 1, maxLength: 600 });

export const changePassword = contract({
  method: 'POST',
  path: '/api/me/password',
  summary: 'Change the own password; all sessions end, and this one goes on as a new one.',
  access,
  body: exactly({ old: Type.Optional(password), password }),
  answer: exactly({ until: Instant }),
  repeatable,
});

export const listFactors = contract({
  method: 'GET',
  path: '/api/me/factors',
  summary: 'What the own account can be signed in to with.',
  access,
  answer: exactly({
    hasPassword: Type.Boolean(),
    hasTotp: Type.Boolean(),
    recoveryCodes: Type.Integer({ description: 'How many were not used yet.' }),
    passkeys: Type.Array(
      exactly({ id: Id, name: Type.String(), added: Instant, used: Type.Optional(Instant) }),
    ),
  }),
});

export const beginTotp = contract({
  method: 'POST',
  path: '/api/me/factors/totp/begin',
  summary: 'Give a secret for an authenticator; it counts once its first code was shown.',
  access,
  answer: exactly({
    handle: Type.String(),
    secret: Type.String(),
    uri: Type.String(),
    qr: Type.String({ description: 'The same as a picture, as a data: address.' }),
  }),
  repeatable,
});

const RecoveryCodes = exactly({
  recoveryCodes: Type.Array(Type.String(), { description: 'To be kept on paper; shown once.' }),
});

export const addTotp = contract({
  method: 'POST',
  path: '/api/me/factors/totp',
  summary: 'Use an authenticator from now on, in place of the one before.',
  access,
  body: exactly({ handle: text(200), code }),
  answer: RecoveryCodes,
  repeatable,
});

export const removeTotp = contract({
  method: 'DELETE',
  path: '/api/me/factors/totp',
  summary: 'Do without the authenticator, where a passkey is left.',
  access,
  answer: Nothing,
  repeatable,
});

export const renewRecoveryCodes = contract({
  method: 'POST',
  path: '/api/me/factors/recovery-codes',
  summary: 'Get new recovery codes in place of the older ones.',
  access,
  answer: RecoveryCodes,
  repeatable,
});

export const beginPasskey = contract({
  method: 'POST',
  path: '/api/me/factors/passkeys/begin',
  summary: 'Give what a browser needs to make a passkey.',
  access,
  answer: exactly({ options: PasskeyOptions }),
  repeatable,
});

export const addPasskey = contract({
  method: 'POST',
  path: '/api/me/factors/passkeys',
  summary: 'Add a passkey to the own account.',
  access,
  body: exactly({ made: MadePasskey, name: text(60) }),
  answer: Nothing,
  repeatable,
});

export const removePasskey = contract({
  method: 'DELETE',
  path: '/api/me/factors/passkeys/:id',
  summary: 'Take a passkey away, where enough is left to sign in with.',
  access,
  params: byId,
  answer: Nothing,
  repeatable,
});
