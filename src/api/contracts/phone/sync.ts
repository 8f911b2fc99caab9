/** What phones fetch and send: the caseload whole or what changed of it, and what was written down without signal. */
import { contract, exactly, Type } from '../../contract.ts';
import { Id } from '../../shapes.ts';

/** Short rows; which place of them is what stands in src/model/sync/caseload.ts. Later versions only add. */
const Rows = Type.Array(Type.Array(Type.Unknown()));

/** A person as phones hold her, see src/model/sync/caseload.ts. */
const PackedPerson = exactly({
  id: Id,
  name: Type.String(),
  pinyin: Type.Array(Type.String()),
  phone: Type.Optional(Type.String()),
  seenBy: Type.Union([Type.Literal('task'), Type.Literal('area')]),
  facts: Rows,
  links: Rows,
  households: Rows,
  entitled: Rows,
  unpaid: Rows,
  windows: Rows,
  questions: Rows,
  tasks: Type.Array(Type.Unknown()),
  consents: Type.Record(Type.String(), Type.String()),
  isContactWanted: Type.Optional(Type.Boolean()),
  whole: Type.Array(Type.String()),
  heads: Type.Record(Type.String(), Type.Array(Type.String())),
});

const device = exactly({ device: Id });

export const fetchCaseload = contract({
  method: 'GET',
  path: '/api/devices/:device/caseload',
  summary: 'The caseload of the post, page by page; a page that was cut off is asked for again.',
  access: 'sync.use',
  params: device,
  query: exactly({
    /** Number of the last person of the page before. */
    after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  }),
  isCompressed: true,
  answer: exactly({
    epoch: Type.String(),
    /** Hash of the policy that the answers rest on. */
    policy: Type.String(),
    /** Change number from which to ask for changes, as it was before this page was read. */
    cursor: Type.Integer(),
    people: Type.Array(PackedPerson),
    next: Type.Optional(Id),
  }),
});

export const fetchChanges = contract({
  method: 'GET',
  path: '/api/devices/:device/changes',
  summary: 'Who of the caseload changed after a change number, whole, and who is no longer in it.',
  access: 'sync.use',
  params: device,
  query: exactly({
    after: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    epoch: Type.String({ minLength: 36, maxLength: 36 }),
    policy: Type.String({ minLength: 64, maxLength: 64 }),
  }),
  isCompressed: true,
  answer: exactly({
    epoch: Type.String(),
    policy: Type.String(),
    cursor: Type.Integer(),
    people: Type.Array(PackedPerson),
    gone: Type.Array(Id),
    /** Too much changed to be told one by one: fetch the caseload again. */
    isWhole: Type.Boolean(),
    hasMore: Type.Boolean(),
  }),
});

export const fetchPolicy = contract({
  method: 'GET',
  path: '/api/policies/:hash',
  summary: 'The rules of a policy version, as text: what a phone works out rights with.',
  access: 'sync.use',
  params: exactly({ hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  isCompressed: true,
  answer: exactly({ definition: Type.String() }),
});

export const fetchAreas = contract({
  method: 'GET',
  path: '/api/area-list',
  summary:
    'The places of the county by name, for lists to choose from; nothing where they are known.',
  access: 'sync.use',
  query: exactly({ known: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })) }),
  isCompressed: true,
  answer: exactly({
    /** Of the list; brought along the next time as `known`. */
    hash: Type.String(),
    /** Each after the one it lies in; absent: the list is the known one. */
    areas: Type.Optional(
      Type.Array(
        exactly({
          code: Type.String(),
          name: Type.String(),
          level: Type.String(),
          parent: Type.Optional(Type.String()),
        }),
      ),
    ),
  }),
});

export const SignedEvent = exactly({
  text: Type.String({ minLength: 2, maxLength: 8192 }),
  signature: Type.String({ minLength: 88, maxLength: 88 }),
});

export const Receipt = exactly({
  id: Type.String(),
  number: Type.Integer(),
  state: Type.Union([
    Type.Literal('accepted'),
    Type.Literal('merged'),
    Type.Literal('conflict'),
    Type.Literal('refused'),
    Type.Literal('waiting'),
    Type.Literal('elsewhere'),
    Type.Literal('held'),
  ]),
  code: Type.Optional(Type.String()),
  seq: Type.Optional(Type.Integer()),
  person: Type.Optional(Id),
});

/** Events of one call at most. */
export const EVENTS_MAX = 100;

export const sendEvents = contract({
  method: 'POST',
  path: '/api/devices/:device/events',
  summary:
    'Take what a phone wrote down. Each event counts once however often it is sent; every one gets a receipt.',
  access: 'sync.send',
  params: device,
  body: exactly({ events: Type.Array(SignedEvent, { minItems: 1, maxItems: EVENTS_MAX }) }),
  answer: exactly({ epoch: Type.String(), receipts: Type.Array(Receipt) }),
  repeatable: true,
});

export const fetchReceipts = contract({
  method: 'GET',
  path: '/api/devices/:device/receipts',
  summary: 'Receipts of a phone’s events with a number above one, as they stand now.',
  access: 'sync.use',
  params: device,
  query: exactly({ after: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }) }),
  answer: exactly({ epoch: Type.String(), receipts: Type.Array(Receipt), hasMore: Type.Boolean() }),
});

/** Bytes of a paper's photo, in pieces that may be sent again. */
export const sendPaper = contract({
  method: 'PUT',
  path: '/api/devices/:device/papers/:paper/:offset',
  summary: 'Send a piece of a photo of a paper; the whole is checked against its hash.',
  access: 'sync.use',
  params: exactly({
    device: Id,
    paper: Type.String({ minLength: 36, maxLength: 36 }),
    offset: Type.Integer({ minimum: 0, maximum: 8 * 1024 * 1024 }),
  }),
  body: exactly({ data: Type.String({ maxLength: 180_000, description: 'base64' }) }),
  answer: exactly({ received: Type.Integer(), isWhole: Type.Boolean() }),
  repeatable: true,
});
