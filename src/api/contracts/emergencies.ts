/** Emergencies: one record opened for an hour, with a reason, told to the resident and reviewed by somebody else. */
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
