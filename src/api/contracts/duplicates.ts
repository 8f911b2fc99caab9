/** Records that may be one person, for a registrar to decide. */
import { contract, exactly, Type } from '../contract.ts';
import { days, Done, Id, text } from '../shapes.ts';
import { FactValue } from './facts.ts';

/** Where a page ended, as it was given. */
const After = Type.String({ pattern: '^\\d{1,9}\\.\\d{1,15}\\.\\d{1,15}$' });

export const listDuplicates = contract({
  method: 'GET',
  path: '/api/duplicates',
  summary:
    'Pairs of records that may be one person, the surest first; of people whom the asker serves.',
  access: 'person.merge',
  query: exactly({
    after: Type.Optional(After),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  answer: exactly({
    pairs: Type.Array(
      exactly({
        person: Id,
        personName: Type.String(),
        other: Id,
        otherName: Type.String(),
        score: Type.Integer(),
        level: Type.String({ description: 'certain, likely or possible.' }),
        evidence: Type.Array(Type.String({ description: 'What speaks for and against it.' })),
      }),
    ),
    next: Type.Optional(Type.String()),
  }),
});

const Said = exactly({
  ...days,
  value: Type.Optional(FactValue),
  words: Type.Optional(Type.String()),
});

export const mergePeople = contract({
  method: 'POST',
  path: '/api/duplicates/merge',
  summary: 'Take two records for one person; both stay and are read together.',
  access: 'person.merge',
  body: exactly({
    person: Id,
    /** The record that stays, and is believed where the two differ. */
    into: Id,
    reason: Type.Optional(text(200)),
  }),
  answer: exactly({
    ...Done.properties,
    merge: Id,
    person: Id,
    into: Id,
    contradictions: Type.Array(
      exactly({ kind: Type.String(), name: Type.String(), person: Said, into: Said }),
    ),
  }),
});

export const undoMerge = contract({
  method: 'POST',
  path: '/api/duplicates/unmerge',
  summary: 'Undo a merge: two people again, each with her own rows.',
  access: 'person.merge',
  body: exactly({ merge: Id }),
  answer: Done,
});

export const decideDifferent = contract({
  method: 'POST',
  path: '/api/duplicates/different',
  summary: 'Two records are of different people.',
  access: 'person.merge',
  body: exactly({ person: Id, other: Id }),
  answer: Done,
});
