/** The rights desk: what a resident asks about her own data, and what became of it. */
import { requestKinds, requestStates } from '../../model/rights/requests.ts';
import { contract, exactly, Type } from '../contract.ts';
import { byId, byPerson, DayText, Done, Id, Instant, paging, text } from '../shapes.ts';

const Kind = Type.Enum([...requestKinds]);
const State = Type.Enum([...requestStates]);

/** By when there is an answer, and where that comes from. */
const Clock = exactly({
  days: Type.Integer(),
  status: Type.Union([Type.Literal('law'), Type.Literal('project convention')]),
  source: Type.String(),
});

const Request = {
  id: Id,
  kind: Kind,
  state: State,
  said: Type.Optional(Type.String()),
  received: DayText,
  due: DayText,
  isLate: Type.Boolean(),
  clock: Clock,
};

export const openRightsRequest = contract({
  method: 'POST',
  path: '/api/people/:person/rights-requests',
  summary:
    'Ask for a copy, a correction, a deletion, a hand-over, an explanation, or object to a use of her data.',
  access: 'rights-request.open',
  params: byPerson,
  body: exactly({ kind: Kind, said: Type.Optional(text(2000)) }),
  answer: exactly({ ...Done.properties, request: Id, due: DayText, clock: Clock }),
  status: 201,
});

export const ownRightsRequests = contract({
  method: 'GET',
  path: '/api/me/rights-requests',
  summary: 'What she asked about her data, with the answers, the newest first.',
  access: 'rights-request.own',
  answer: exactly({
    requests: Type.Array(
      exactly({
        ...Request,
        answer: Type.Optional(Type.String()),
        remedy: Type.Optional(Type.String()),
      }),
    ),
  }),
});

export const listRightsRequests = contract({
  method: 'GET',
  path: '/api/rights-requests',
  summary:
    'Requests about their data that residents of the own unit are waiting for, or no unit has taken up.',
  access: 'rights-request.handle',
  query: exactly({ ...paging, late: Type.Optional(Type.Boolean()) }),
  answer: exactly({
    requests: Type.Array(exactly({ ...Request, person: Id, task: Type.Optional(Id) })),
    next: Type.Optional(Id),
  }),
});

export const beginRightsRequest = contract({
  method: 'POST',
  path: '/api/rights-requests/:id/begin',
  summary: 'Take a request up; the task that comes back opens her record.',
  access: 'rights-request.handle',
  params: byId,
  answer: exactly({ ...Done.properties, task: Id }),
});

export const answerRightsRequest = contract({
  method: 'POST',
  path: '/api/rights-requests/:id/answer',
  summary: 'Answer a request, under its task.',
  access: 'rights-request.handle',
  params: byId,
  body: exactly({ answer: text(5000) }),
  answer: Done,
});

export const refuseRightsRequest = contract({
  method: 'POST',
  path: '/api/rights-requests/:id/refuse',
  summary: 'Refuse a request, under its task, with the reason and what she can do about it.',
  access: 'rights-request.handle',
  params: byId,
  body: exactly({ reason: text(5000), remedy: text(2000) }),
  answer: Done,
});

const Copy = exactly({
  person: Id,
  madeOn: DayText,
  sections: Type.Array(
    exactly({
      table: Type.String(),
      rows: Type.Array(Type.Record(Type.String(), Type.Unknown())),
    }),
  ),
  page: Type.Optional(
    Type.String({ description: 'The same as a page to read and keep, as HTML.' }),
  ),
});

const copyQuery = exactly({ page: Type.Optional(Type.Boolean()) });

export const ownCopy = contract({
  method: 'GET',
  path: '/api/me/copy',
  summary: 'Everything that is on record about her, as data and when asked for as a page.',
  access: 'rights-request.own',
  query: copyQuery,
  answer: Copy,
});

export const deskCopy = contract({
  method: 'GET',
  path: '/api/rights-requests/:id/copy',
  summary:
    'The copy for a resident who asked for one or for a hand-over at the desk, under its task.',
  access: 'rights-request.handle',
  params: byId,
  query: copyQuery,
  answer: Copy,
});

export const erasePerson = contract({
  method: 'POST',
  path: '/api/rights-requests/:id/erase',
  summary:
    'Delete what is on record about who asked for it, under the task of her request; it cannot be undone.',
  access: 'rights-request.handle',
  params: byId,
  answer: exactly({
    ...Done.properties,
    kept: Type.Array(
      exactly({
        what: Type.String(),
        why: Type.String(),
        /** Of the source of the reason. */
        status: Type.String(),
      }),
    ),
  }),
});

export const openPortal = contract({
  method: 'POST',
  path: '/api/people/:person/portal-access',
  summary:
    'Give a resident whose identity card was seen a one-time code for an account of her own, or a new code.',
  access: 'resident.invite',
  params: byPerson,
  body: exactly({
    hasSeenCard: Type.Literal(true),
    /** Her mobile number, for an account that is not there yet. */
    login: Type.Optional(text(40)),
  }),
  answer: exactly({ account: Id, code: Type.String(), until: Instant }),
  status: 201,
  shownOnce: true,
});
