/** Payments, by two: somebody proposes what is owed, somebody else approves. */
import { contract, exactly, Type } from '../contract.ts';
import { byId, DayText, Done, Fen, Id, paging, text } from '../shapes.ts';

const Line = exactly({
  person: Id,
  program: Type.String(),
  from: DayText,
  until: Type.Optional(DayText),
  amountFen: Fen,
});

export const proposePayments = contract({
  method: 'POST',
  path: '/api/payments/proposals',
  summary: 'Propose to record periods as paid that are owed to people whom the unit serves.',
  access: 'money.propose',
  body: exactly({
    periods: Type.Array(exactly({ person: Id, program: text(100), from: DayText }), {
      minItems: 1,
      maxItems: 200,
    }),
    paidOn: DayText,
    reference: text(100),
  }),
  answer: exactly({ ...Done.properties, proposal: Id }),
  status: 201,
});

export const listProposals = contract({
  method: 'GET',
  path: '/api/payments/proposals',
  summary: 'Proposals that wait for a decision.',
  access: 'money.decide',
  query: exactly(paging),
  answer: exactly({
    proposals: Type.Array(
      exactly({
        id: Id,
        proposer: Type.String(),
        paidOn: DayText,
        reference: Type.String(),
        lines: Type.Array(Line),
        totalFen: Fen,
      }),
    ),
    next: Type.Optional(Id),
  }),
});

export const approvePayments = contract({
  method: 'POST',
  path: '/api/payments/proposals/:id/approve',
  summary: 'Approve a proposal of somebody else; the payments are recorded at once.',
  access: 'money.decide',
  params: byId,
  answer: Done,
});

export const refusePayments = contract({
  method: 'POST',
  path: '/api/payments/proposals/:id/refuse',
  summary: 'Refuse a proposal, with the reason; nothing is paid.',
  access: 'money.decide',
  params: byId,
  body: exactly({ reason: text(1000) }),
  answer: Done,
});
