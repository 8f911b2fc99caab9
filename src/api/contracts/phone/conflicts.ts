/** What phones said and somebody must decide: versions that differ, and what came from a phone that no longer serves the person. */
import { contract, exactly, Type } from '../../contract.ts';
import { byId, Done, Id, Instant, paging } from '../../shapes.ts';

const Side = exactly({
  id: Type.String({ description: 'Of the event.' }),
  value: Type.Unknown(),
  /** The value in words, in the language of the request. */
  words: Type.String(),
  account: Id,
  accountName: Type.String(),
  receivedAt: Instant,
  /** What the phone's clock said. */
  saidAt: Type.String(),
  isStanding: Type.Boolean(),
});

export const listPhoneConflicts = contract({
  method: 'GET',
  path: '/api/phone-conflicts',
  summary: 'What phones of the unit said differently, both versions in plain words, oldest first.',
  access: 'sync.decide',
  query: exactly(paging),
  answer: exactly({
    conflicts: Type.Array(
      exactly({
        id: Id,
        kind: Type.Union([
          Type.Literal('differs'),
          Type.Literal('elsewhere'),
          Type.Literal('refused'),
        ]),
        person: Type.Optional(Id),
        /** What was said is shown to whom the person’s record is open: with a task of the unit for her. */
        isOpen: Type.Boolean(),
        name: Type.Optional(Type.String()),
        record: Type.String(),
        field: Type.String(),
        /** What the field is, in the language of the request. */
        words: Type.String(),
        sides: Type.Array(Side),
        openedAt: Instant,
      }),
    ),
    next: Type.Optional(Id),
  }),
});

export const decidePhoneConflict = contract({
  method: 'POST',
  path: '/api/phone-conflicts/:id/decide',
  summary:
    'Say which version holds, or that none does; both stay on record and both workers are told.',
  access: 'sync.decide',
  params: byId,
  body: exactly({
    event: Type.Union([Type.String({ minLength: 36, maxLength: 36 }), Type.Null()]),
  }),
  answer: Done,
});
