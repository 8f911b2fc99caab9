/** What is asked back of somebody who was paid too much: by people, with reasons and an appeal, never by software. */
import { contract, exactly, Type } from '../../contract.ts';
import { byId, DayText, Done, Fen, Id, paging, text } from '../../shapes.ts';

const reason = Type.String({ minLength: 4, maxLength: 1000, pattern: '\\S' });

const ofHer = {
  person: Type.Optional({ ...Id, description: 'Only of her, with what a task about her opens.' }),
};

export const listOverpaid = contract({
  method: 'GET',
  path: '/api/recoveries/overpaid',
  summary:
    'What was paid beyond what anybody can be owed today, of people whom the asker serves; a list and no more. The program stands there where the post sees it of her.',
  access: 'money.propose',
  query: exactly({ ...paging, ...ofHer }),
  answer: exactly({
    people: Type.Array(
      exactly({
        ...{ person: Id, name: Type.String(), program: Type.Optional(Type.String()) },
        ...{ from: DayText, until: DayText, paidOn: DayText, fen: Fen },
      }),
    ),
    next: Type.Optional(Id),
  }),
});

const outline = {
  id: Id,
  person: Id,
  from: DayText,
  until: DayText,
  fen: Fen,
  repaidFen: Fen,
  state: Type.String({
    description: 'proposed, notified, agreed, appealed, dismissed, waived or repaid',
  }),
  unitName: Type.String({ description: 'Office that decided, or proposed as long as none did.' }),
  appealUntil: Type.Optional(DayText),
};

const program = Type.String();

/** What was said about her. */
const words = exactly({
  cause: Type.String({ description: 'record-changed or untrue' }),
  reason: Type.String(),
  law: Type.String(),
  appeal: Type.Optional(Type.String()),
  answer: Type.Optional(Type.String({ description: 'What was found about the appeal.' })),
  endedReason: Type.Optional(Type.String()),
});

export const listRecoveries = contract({
  method: 'GET',
  path: '/api/recoveries',
  summary:
    'What is asked back of people whom the asker serves, the newest first. Program and words stand there where the post sees them of her.',
  access: 'money.read',
  query: exactly({ before: Type.Optional(Id), limit: paging.limit, ...ofHer }),
  answer: exactly({
    recoveries: Type.Array(
      exactly({
        ...{ ...outline, name: Type.String(), program: Type.Optional(program) },
        ...Type.Partial(words).properties,
      }),
    ),
    next: Type.Optional(Id),
  }),
});

export const proposeRecovery = contract({
  method: 'POST',
  path: '/api/recoveries',
  summary: 'Propose to ask money back, with reason and law, and no more than the limits allow.',
  access: 'recovery.propose',
  body: exactly({
    person: Id,
    program: text(100),
    from: DayText,
    fen: Type.Integer({ minimum: 1 }),
    cause: Type.Union([
      Type.Literal('office-erred'),
      Type.Literal('record-changed'),
      Type.Literal('untrue'),
    ]),
    reason,
    law: reason,
  }),
  answer: exactly({ ...Done.properties, id: Id }),
  status: 201,
});

const change = { method: 'POST', params: byId, answer: Done } as const;

export const notifyRecovery = contract({
  ...change,
  path: '/api/recoveries/:id/notify',
  summary: 'Decide, as another unit, that it is asked back; she is told, with the way to appeal.',
  access: 'recovery.decide',
});

export const waiveRecovery = contract({
  ...change,
  path: '/api/recoveries/:id/waive',
  summary: 'Let it go, with the reason; the same period is not asked back again.',
  access: 'recovery.decide',
  body: exactly({ reason }),
});

export const readRecoveryAppeal = contract({
  ...change,
  path: '/api/recoveries/:id/appeal-decision',
  summary: 'Decide an appeal in which the own unit had no hand: let it go, or say why it stands.',
  access: 'appeal.decide',
  body: exactly({
    outcome: Type.Union([Type.Literal('waived'), Type.Literal('dismissed')]),
    answer: reason,
  }),
});

export const takeRepayment = contract({
  ...change,
  path: '/api/recoveries/:id/repayments',
  summary: 'Record money that came back; the books give it to those who had borne it.',
  access: 'recovery.decide',
  body: exactly({
    fen: Type.Integer({ minimum: 1 }),
    day: DayText,
    reference: Type.String({ minLength: 2, maxLength: 100, pattern: '\\S' }),
  }),
});

export const ownRecoveries = contract({
  method: 'GET',
  path: '/api/own/recoveries',
  summary: 'What is asked back of the asker herself, why, and until when she may appeal.',
  access: 'case.own',
  answer: exactly({
    recoveries: Type.Array(exactly({ ...outline, program, ...words.properties })),
  }),
});

export const answerOwnRecovery = contract({
  ...change,
  path: '/api/own/recoveries/:id/answer',
  summary: 'Say yes to what is asked back, or appeal.',
  access: 'case.own',
  body: exactly({
    answer: Type.Union([Type.Literal('agreed'), Type.Literal('appealed')]),
    reasons: Type.Optional(text(2000)),
  }),
});
