/**
 * Signing in, and setting an account up with a one-time code. What comes of it is a cookie; nobody learns from a
 * refusal what was wrong.
 */
import { contract, exactly, Type } from '../contract.ts';
import { Id, Instant, text } from '../shapes.ts';
import { MadePasskey, PasskeyOptions, ShownPasskey } from './passkeys.ts';

/** The county's code; it may be left out where there is one only. */
const county = { county: Type.Optional(Type.String({ pattern: '^\\d{6}$' })) };
/** Six digits of an authenticator, or a recovery code. */
const code = text(60);
const password = Type.String({ minLength: 1, maxLength: 600 });
const handle = text(200);

/** A post that may be acted in. */
const Post = exactly({ id: Id, role: Type.String(), unit: Type.Optional(Id) });

const signedIn = {
  /** When the session ends at the latest. */
  until: Instant,
  /** The post that the session acts in; absent: choose one of them, if there are any. */
  post: Type.Optional(Id),
  posts: Type.Array(Post),
};
const SignedIn = exactly(signedIn);

export const signIn = contract({
  method: 'POST',
  path: '/api/sign-in',
  summary: 'Sign in with password and code; the cookie that comes back is the session.',
  access: 'public',
  body: exactly({
    ...county,
    login: text(100),
    password,
    /** Staff always need one. */
    code: Type.Optional(code),
    /** Where the old one has ended. */
    newPassword: Type.Optional(password),
  }),
  answer: SignedIn,
});

export const beginPasskeySignIn = contract({
  method: 'POST',
  path: '/api/sign-in/passkey/begin',
  summary: 'Give what a browser needs to sign in with a passkey.',
  access: 'public',
  body: exactly(county),
  answer: exactly({ options: PasskeyOptions }),
});

export const signInWithPasskey = contract({
  method: 'POST',
  path: '/api/sign-in/passkey',
  summary: 'Sign in with a passkey.',
  access: 'public',
  body: exactly({ ...county, passkey: ShownPasskey }),
  answer: SignedIn,
});

export const beginProviderSignIn = contract({
  method: 'POST',
  path: '/api/sign-in/provider/begin',
  summary: 'Give the address at which staff sign in with the account of their employer.',
  access: 'public',
  body: exactly(county),
  answer: exactly({ url: Type.String() }),
});

export const signInFromProvider = contract({
  method: 'POST',
  path: '/api/sign-in/provider',
  summary: 'Sign in with what the provider of single sign-on said on the way back.',
  access: 'public',
  body: exactly({
    ...county,
    /** Of the address that the browser came back to, from the question mark on. */
    search: Type.String({ pattern: '^\\?', maxLength: 4_000 }),
  }),
  answer: Type.Union([
    exactly({ state: Type.Literal('signed-in'), ...signedIn }),
    exactly({ state: Type.Literal('code-needed'), handle }),
  ]),
});

export const signInWithCode = contract({
  method: 'POST',
  path: '/api/sign-in/code',
  summary: 'Show the second factor where the provider saw one only.',
  access: 'public',
  body: exactly({ ...county, handle, code }),
  answer: SignedIn,
});

export const openInvitation = contract({
  method: 'POST',
  path: '/api/invitations/open',
  summary:
    'Give the owner of a one-time code what the account is to be set up with; nothing is used up.',
  access: 'public',
  body: exactly({ ...county, code }),
  answer: exactly({
    kind: Type.Union([Type.Literal('staff'), Type.Literal('resident')]),
    name: Type.String(),
    login: Type.String(),
    totp: exactly({
      handle: Type.String(),
      secret: Type.String(),
      uri: Type.String({ description: 'otpauth://, for an authenticator' }),
      qr: Type.String({ description: 'The same as a picture, as a data: address.' }),
    }),
    passkey: PasskeyOptions,
  }),
});

export const acceptInvitation = contract({
  method: 'POST',
  path: '/api/invitations/accept',
  summary: 'Set an account up with its one-time code, and sign its owner in.',
  access: 'public',
  body: exactly({
    ...county,
    code,
    password: Type.Optional(password),
    totp: Type.Optional(exactly({ handle, code })),
    passkey: Type.Optional(exactly({ made: MadePasskey, name: text(60) })),
  }),
  answer: exactly({
    ...signedIn,
    recoveryCodes: Type.Array(Type.String(), { description: 'To be kept on paper; shown once.' }),
  }),
});
