/**
 * Phones that hold a caseload: each has a signing key of its own and half of the key to its store. The other half is
 * lent by the server for a few days at a time, and not at all once the phone is reported lost.
 */
import { contract, exactly, Type } from '../../contract.ts';
import { byId, Id, Instant, text } from '../../shapes.ts';

/** An ECDSA P-256 public key. */
const PublicKey = exactly({
  kty: Type.Literal('EC'),
  crv: Type.Literal('P-256'),
  x: Type.String({ minLength: 43, maxLength: 43 }),
  y: Type.String({ minLength: 43, maxLength: 43 }),
});

/** What a phone may go on with. */
const Lease = exactly({
  share: Type.String({ description: 'Server’s half of the key to the store: 32 bytes, base64.' }),
  until: Type.String({
    description: 'After this the store stays shut until the server is reached.',
  }),
  epoch: Type.String({
    description: 'Another one than before: the server was restored; send everything again.',
  }),
  now: Instant,
});

export const addDevice = contract({
  method: 'POST',
  path: '/api/devices',
  summary:
    'Let this phone hold the caseload of the post; its store opens with a share that is lent.',
  access: 'sync.use',
  body: exactly({ name: text(60), key: PublicKey }),
  answer: exactly({ device: Id, lease: Lease }),
  status: 201,
  shownOnce: true,
});

export const renewLease = contract({
  method: 'POST',
  path: '/api/devices/:id/lease',
  summary:
    'Renew the lease of an own phone. Refused, with the order to delete everything, once it was reported lost.',
  access: 'sync.use',
  params: byId,
  answer: Lease,
  repeatable: true,
  shownOnce: true,
});

export const listDevices = contract({
  method: 'GET',
  path: '/api/devices',
  summary: 'Own phones, and when each was last heard of.',
  access: 'sync.use',
  answer: exactly({
    devices: Type.Array(
      exactly({
        id: Id,
        name: Type.String(),
        state: Type.Union([Type.Literal('active'), Type.Literal('lost'), Type.Literal('ended')]),
        addedAt: Instant,
        heardOfAt: Type.Optional(Instant),
        events: Type.Integer({ description: 'Events that arrived.' }),
        missing: Type.Integer({ description: 'Numbers below the highest one that never arrived.' }),
      }),
    ),
  }),
});

export const endDevice = contract({
  method: 'POST',
  path: '/api/devices/:id/end',
  summary:
    'Report an own phone lost, or end it: its share is deleted at once, and it deletes its store when it is next online.',
  access: 'sync.use',
  params: byId,
  body: exactly({ because: Type.Union([Type.Literal('lost'), Type.Literal('replaced')]) }),
  answer: exactly({ state: Type.String() }),
});

export const endDevicesOf = contract({
  method: 'POST',
  path: '/api/accounts/:id/devices/end',
  summary: 'Report every phone of somebody else lost: their shares are deleted at once.',
  access: 'account.manage',
  params: byId,
  answer: exactly({ ended: Type.Integer() }),
  repeatable: true,
});
