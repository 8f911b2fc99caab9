/** Oversight: emergencies and their review, what looks like misuse, and whether the record is what the software wrote. */
import { contract, exactly, Type } from '../contract.ts';
import { byId, DayText, Done, Id, Instant, paging, text } from '../shapes.ts';

export const openEmergency = contract({
  method: 'POST',
  path: '/api/emergencies',
  summary: 'Open one record for an hour in an emergency; she is told and it is reviewed.',
  access: 'emergency.open',
  body: exactly({ person: Id, reason: text(1000) }),
  answer: exactly({ ...Done.properties, emergency: Id, until: Instant }),
  status: 201,
});

export const endEmergency = contract({
  method: 'POST',
  path: '/api/emergencies/:id/end',
  summary: 'Close the record again before the hour is over.',
  access: 'emergency.open',
  params: byId,
  answer: Done,
});

export const listEmergencies = contract({
  method: 'GET',
  path: '/api/emergencies',
  summary: 'Emergencies that wait for a review.',
  access: 'emergency.review',
  query: exactly({ ...paging, state: Type.Optional(Type.Literal('open')) }),
  answer: exactly({
    emergencies: Type.Array(
      exactly({
        id: Id,
        person: Id,
        account: Id,
        accountName: Type.String(),
        role: Type.String(),
        unitName: Type.Optional(Type.String()),
        reason: Type.String(),
        openedAt: Instant,
        until: Instant,
        reviewBy: DayText,
      }),
    ),
    next: Type.Optional(Id),
  }),
});

export const reviewEmergency = contract({
  method: 'POST',
  path: '/api/emergencies/:id/review',
  summary: 'Say whether it was an emergency; nobody reviews their own.',
  access: 'emergency.review',
  params: byId,
  body: exactly({
    verdict: Type.Union([Type.Literal('justified'), Type.Literal('not-justified')]),
  }),
  answer: Done,
});

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

export const verifyAudit = contract({
  method: 'GET',
  path: '/api/audit/verify',
  summary: 'Check that nobody wrote past the software, and say where the first trace of it is.',
  access: 'audit.verify',
  answer: exactly({
    rows: Type.Integer({ description: 'Audit rows that were checked.' }),
    head: Type.String({ description: 'Hash of the last one: write it down elsewhere.' }),
    isWhole: Type.Boolean(),
    findings: Type.Array(Type.String(), { description: 'In words, the first one first.' }),
  }),
});
