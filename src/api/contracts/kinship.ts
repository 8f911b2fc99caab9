/** Relatives, and who keeps house together. */
import { contract, exactly, Type } from '../contract.ts';
import { byPerson, DayText, days, Done, Id, text } from '../shapes.ts';

/** What the other is to the person. */
export const Relation = Type.Union([
  Type.Literal('parents'),
  Type.Literal('children'),
  Type.Literal('guardians'),
  Type.Literal('spouse'),
]);

/** `other` is the parent, child, guardian or spouse of `person`; one of them is whom was asked about. */
const KnownLink = exactly({
  link: Id,
  relation: Relation,
  person: Id,
  other: Id,
  ...days,
  addedAt: Type.Integer(),
  event: Type.Integer(),
  act: Type.String(),
  source: Type.Optional(Type.String()),
});

export const listLinks = contract({
  method: 'GET',
  path: '/api/people/:person/kinship',
  summary: 'The relatives of somebody, as they were stated from either side.',
  access: 'record.read',
  params: byPerson,
  answer: exactly({ person: Id, links: Type.Array(KnownLink) }),
  etag: 'gives',
});

const sourceText = Type.Optional(text(200));
const LinkDone = exactly({ ...Done.properties, link: Id });
const byLink = exactly({ person: Id, link: Id });

export const addLink = contract({
  method: 'POST',
  path: '/api/people/:person/kinship',
  summary: 'State that somebody is a parent, child, guardian or spouse.',
  access: 'record.write',
  params: byPerson,
  body: exactly({ relation: Relation, other: Id, ...days, source: sourceText }),
  answer: LinkDone,
  status: 201,
});

export const endLink = contract({
  method: 'POST',
  path: '/api/people/:person/kinship/:link/end',
  summary: 'A link ends on a day.',
  access: 'record.write',
  params: byLink,
  body: exactly({ until: DayText, source: sourceText }),
  answer: LinkDone,
  etag: 'needs',
});

export const retractLink = contract({
  method: 'DELETE',
  path: '/api/people/:person/kinship/:link',
  summary: 'Take a link back: it never was.',
  access: 'record.write',
  params: byLink,
  answer: LinkDone,
  etag: 'needs',
});

export const joinHousehold = contract({
  method: 'POST',
  path: '/api/people/:person/household',
  summary: 'Somebody belongs to a household from a day on.',
  access: 'person.correct',
  params: byPerson,
  body: exactly({
    household: text(60),
    role: text(20),
    from: Type.Optional(DayText),
    source: sourceText,
  }),
  answer: Done,
  status: 201,
});

export const leaveHousehold = contract({
  method: 'POST',
  path: '/api/people/:person/household/leave',
  summary: 'Somebody no longer belongs to a household from a day on.',
  access: 'person.correct',
  params: byPerson,
  body: exactly({ household: text(60), until: DayText, source: sourceText }),
  answer: Done,
});
