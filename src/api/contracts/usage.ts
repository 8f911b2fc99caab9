/** The read log: who read or changed a resident's record, as she sees it, and her questions about it. */
import { contract, exactly, Type } from '../contract.ts';
import { byId, Done, Id, Instant, paging, text } from '../shapes.ts';

const Entry = exactly({
  id: Id,
  logtime: Instant,
  action: Type.String({ description: 'In words.' }),
  actionCode: Type.String(),
  receiverCode: Type.String({
    description: 'Number of the unit; or self, command-line or software.',
  }),
  receiverName: Type.String(),
  receiverRole: Type.Optional(Type.String()),
  purpose: Type.String({ description: 'In words.' }),
  purposeCode: Type.String(),
  categories: Type.Array(Type.String(), { description: 'Kinds of data that were open.' }),
  task: Type.Optional(Id),
  isChange: Type.Boolean(),
  reason: Type.Optional(Type.String({ description: 'Of an emergency.' })),
  question: Type.Optional(Type.String()),
  answer: Type.Optional(Type.String()),
});

const Usage = exactly({
  usagePeriod: exactly({ from: Instant, until: Instant }),
  heartbeat: Instant,
  usage: Type.Array(Entry),
  next: Type.Optional(Id),
});

/** Newest first, so a page begins before an entry. */
const newestFirst = exactly({
  before: Type.Optional(Id),
  limit: paging.limit,
});

export const ownUsage = contract({
  method: 'GET',
  path: '/api/me/usage',
  summary: 'Who read or changed your own record, when, for which unit and what for; newest first.',
  access: 'log.own',
  query: newestFirst,
  answer: Usage,
});

export const ownCareUsage = contract({
  method: 'GET',
  path: '/api/me/care/usage',
  summary: 'Who read or changed your own care record; empty where there is none.',
  access: 'log.own',
  query: newestFirst,
  answer: Usage,
});

export const questionUsage = contract({
  method: 'POST',
  path: '/api/me/usage/:id/question',
  summary: 'Ask the privacy officer about an entry of your read log.',
  access: 'log.own',
  params: byId,
  body: exactly({ question: text(2000) }),
  answer: exactly({ ...Done.properties, question: Id }),
  status: 201,
});

export const listUsageQuestions = contract({
  method: 'GET',
  path: '/api/usage-questions',
  summary: 'Questions of residents about their read log that nobody has answered.',
  access: 'log.review',
  query: exactly(paging),
  answer: exactly({
    questions: Type.Array(
      exactly({
        id: Id,
        person: Id,
        question: Type.String(),
        askedAt: Instant,
        entry: exactly({ id: Id, logtime: Instant, actor: Type.String(), action: Type.String() }),
      }),
    ),
    next: Type.Optional(Id),
  }),
});

export const answerUsageQuestion = contract({
  method: 'POST',
  path: '/api/usage-questions/:id/answer',
  summary: 'Answer a question about the read log; the resident sees it beside the entry.',
  access: 'log.review',
  params: byId,
  body: exactly({ answer: text(2000) }),
  answer: Done,
});
