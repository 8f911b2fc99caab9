/** Visits and calls: what was done and found for somebody, and what a unit did. */
import { contract, exactly, Type } from '../../contract.ts';
import { byPerson, DayText, Id, Instant, paging } from '../../shapes.ts';

const Step = exactly({
  person: Id,
  purpose: Type.String(),
  program: Type.Optional(Type.String()),
  step: Type.Optional(Type.String()),
  outcome: Type.String(),
  bookedFor: Type.Optional(Instant),
});

const visit = {
  id: Id,
  /** Of the phone; absent: written down at the desk. */
  visit: Type.Optional(Type.String()),
  person: Id,
  /** Absent until the phone's word on it arrives. */
  day: Type.Optional(DayText),
  place: Type.Optional(Type.String()),
  minutes: Type.Optional(Type.Integer()),
  account: Id,
  unit: Id,
  steps: Type.Array(Step),
};

export const listVisitsOf = contract({
  method: 'GET',
  path: '/api/people/:person/visits',
  summary: 'What was done and measured for somebody, and where she was sent, latest first.',
  access: 'record.read',
  params: byPerson,
  answer: exactly({
    person: Id,
    visits: Type.Array(
      exactly({
        ...visit,
        note: Type.Optional(Type.String()),
        observations: Type.Array(
          exactly({
            kind: Type.String(),
            words: Type.String(),
            value: Type.Number(),
            unit: Type.String(),
          }),
        ),
      }),
    ),
    referrals: Type.Array(
      exactly({
        id: Id,
        to: Type.String(),
        toUnit: Type.Optional(Id),
        reason: Type.String(),
        day: DayText,
        due: DayText,
        state: Type.String(),
        note: Type.Optional(Type.String()),
      }),
    ),
  }),
});

export const listVisits = contract({
  method: 'GET',
  path: '/api/visits',
  summary: 'Visits of the own unit, newest first: with whom, when, and what was done.',
  access: 'task.read',
  query: exactly(paging),
  answer: exactly({
    visits: Type.Array(exactly({ ...visit, name: Type.Optional(Type.String()) })),
    next: Type.Optional(Id),
  }),
});
