/** Facts about somebody, one by one: what is known, since when, and what was believed before. */
import { contract, exactly, Type } from '../contract.ts';
import { byPerson, DayText, days, Done, Id, text } from '../shapes.ts';

/** Null: known to be unknown. An object: at least and at most so many. */
export const FactValue = Type.Union([
  Type.String({ maxLength: 60 }),
  Type.Number(),
  Type.Boolean(),
  Type.Null(),
  exactly({ low: Type.Integer(), high: Type.Integer() }),
]);

const factKind = text(60);

/** What holds has a value and `[from, until)`; what happened has a day, or the first and last possible one. */
export const FactStatement = exactly({
  kind: factKind,
  value: Type.Optional(FactValue),
  day: Type.Optional(Type.Union([DayText, exactly({ earliest: DayText, latest: DayText })])),
  ...days,
});

export const KnownFact = exactly({
  fact: Id,
  kind: Type.String(),
  name: Type.String({ description: 'The kind in words.' }),
  value: Type.Optional(FactValue),
  words: Type.Optional(Type.String({ description: 'The value in words.' })),
  ...days,
  addedAt: Type.Integer({ description: 'Change number with which it came.' }),
  retractedAt: Type.Optional(Type.Integer({ description: 'Change number with which it went.' })),
  event: Type.Integer({ description: 'Number of the act by which it came.' }),
  act: Type.String(),
  source: Type.Optional(Type.String()),
});

export const listFacts = contract({
  method: 'GET',
  path: '/api/people/:person/facts',
  summary: 'The facts of somebody, now or as they were known at a change number.',
  access: 'record.read',
  params: byPerson,
  query: exactly({
    asKnownAt: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
    history: Type.Optional(Type.Boolean({ description: 'Also what was taken back.' })),
  }),
  answer: exactly({ person: Id, facts: Type.Array(KnownFact) }),
  etag: 'gives',
});

export const listResidences = contract({
  method: 'GET',
  path: '/api/people/:person/residences',
  summary: 'Where somebody lived and lives, and where she is registered.',
  access: 'record.read',
  params: byPerson,
  answer: exactly({ person: Id, facts: Type.Array(KnownFact) }),
  etag: 'gives',
});

const sourceText = Type.Optional(text(200));
const FactDone = exactly({ ...Done.properties, fact: Id });
const byFact = exactly({ person: Id, fact: Id });

export const addFact = contract({
  method: 'POST',
  path: '/api/people/:person/facts',
  summary: 'Add a fact beside what is known.',
  access: 'record.write',
  params: byPerson,
  body: exactly({ ...FactStatement.properties, source: sourceText }),
  answer: FactDone,
  status: 201,
});

export const changeFact = contract({
  method: 'POST',
  path: '/api/people/:person/facts/change',
  summary: 'Something changed on a day: what held before ends there.',
  access: 'record.write',
  params: byPerson,
  body: exactly({ ...FactStatement.properties, source: sourceText }),
  answer: FactDone,
  etag: 'needs',
  status: 201,
});

export const correctFact = contract({
  method: 'PUT',
  path: '/api/people/:person/facts/:fact',
  summary: 'A fact was wrong: say what is right.',
  access: 'record.write',
  params: byFact,
  body: exactly({ ...FactStatement.properties, source: sourceText }),
  answer: FactDone,
  etag: 'needs',
});

export const endFact = contract({
  method: 'POST',
  path: '/api/people/:person/facts/:fact/end',
  summary: 'What holds ends on a day, and nothing is known of what follows.',
  access: 'record.write',
  params: byFact,
  body: exactly({ until: DayText, source: sourceText }),
  answer: FactDone,
  etag: 'needs',
});

export const retractFact = contract({
  method: 'DELETE',
  path: '/api/people/:person/facts/:fact',
  summary: 'Take a fact back: it was never true.',
  access: 'record.write',
  params: byFact,
  answer: FactDone,
  etag: 'needs',
});
