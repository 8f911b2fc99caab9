/** Alerts: what looks like misuse of the record. */
import { contract, exactly, Type } from '../contract.ts';
import { byId, Done, Id, Instant, paging, text } from '../shapes.ts';

export const listAlerts = contract({
  method: 'GET',
  path: '/api/alerts',
  summary: 'What looks like misuse of the record and nobody has looked into.',
  access: 'log.review',
  query: exactly(paging),
  answer: exactly({
    alerts: Type.Array(
      exactly({
        id: Id,
        rule: Type.String(),
        words: Type.String({ description: 'What the rule looks for.' }),
        account: Id,
        accountName: Type.String(),
        entries: Type.Array(Id, { description: 'Audit rows that it rests on.' }),
        foundAt: Instant,
      }),
    ),
    next: Type.Optional(Id),
  }),
});

export const closeAlert = contract({
  method: 'POST',
  path: '/api/alerts/:id/close',
  summary: 'Close an alert with what came of it; nobody closes one about themselves.',
  access: 'log.review',
  params: byId,
  body: exactly({ reason: text(2000) }),
  answer: Done,
});

export const searchMisuse = contract({
  method: 'POST',
  path: '/api/alerts/search',
  summary: 'Look for misuse in the log of the last weeks now; the server does so every hour.',
  access: 'log.review',
  answer: exactly({ found: Type.Integer({ description: 'Alerts that are new.' }) }),
});
