/** The relief fund: gifts in, help out by two hands, and a ledger that everybody reads and nobody is recognised in. */
import { contract, exactly, Type } from '../../contract.ts';
import { byId, DayText, Done, Fen, Id, paging } from '../../shapes.ts';

const words = Type.String({ minLength: 4, maxLength: 1000, pattern: '\\S' });
const Purpose = Type.Union([
  Type.Literal('medical'),
  Type.Literal('living'),
  Type.Literal('care'),
  Type.Literal('schooling'),
  Type.Literal('disaster'),
]);

const Month = Type.String({ description: 'YYYY-MM' });

export const readPublicFund = contract({
  method: 'GET',
  path: '/api/relief-fund',
  summary:
    'What the relief fund was given, what it helped with and what is left: sums of five people or more, never a name.',
  access: 'public',
  query: exactly({ county: Type.Optional(Type.String({ pattern: '^\\d{6}$' })) }),
  answer: exactly({
    stretches: Type.Array(
      exactly({
        from: Month,
        to: Month,
        givenFen: Fen,
        grantedFen: Fen,
        balanceFen: Fen,
        grants: Type.Array(
          exactly({ purpose: Type.Optional(Purpose), people: Type.Integer(), fen: Fen }),
        ),
      }),
    ),
  }),
});

const Grant = exactly({
  id: Id,
  person: Id,
  name: Type.String(),
  /** Purpose and words: only with her record open. */
  purpose: Type.Optional(Purpose),
  fen: Fen,
  reason: Type.Optional(Type.String()),
  state: Type.String({ description: 'proposed, granted or refused' }),
  unitName: Type.String({ description: 'Office that proposed it.' }),
  day: Type.Optional(DayText),
  refusedBecause: Type.Optional(Type.String()),
});

export const listGrants = contract({
  method: 'GET',
  path: '/api/relief-fund/grants',
  summary:
    'Help out of the relief fund, of people whom the asker serves, with what is left. For what and why stands there where the post sees it of her.',
  access: 'money.read',
  query: exactly({
    before: Type.Optional(Id),
    limit: paging.limit,
    person: Type.Optional({ ...Id, description: 'Only of her, with what a task about her opens.' }),
  }),
  answer: exactly({ balanceFen: Fen, grants: Type.Array(Grant), next: Type.Optional(Id) }),
});

export const recordGift = contract({
  method: 'POST',
  path: '/api/relief-fund/gifts',
  summary: 'Record a gift by the number of its receipt; who gave it stands there and not here.',
  access: 'fund.propose',
  body: exactly({
    day: DayText,
    fen: Type.Integer({ minimum: 1, maximum: 1e12 }),
    reference: Type.String({ minLength: 2, maxLength: 100, pattern: '\\S' }),
  }),
  answer: exactly({ ...Done.properties, id: Id }),
  status: 201,
});

export const proposeGrant = contract({
  method: 'POST',
  path: '/api/relief-fund/grants',
  summary: 'Propose to help somebody, for what and why.',
  access: 'fund.propose',
  body: exactly({
    person: Id,
    purpose: Purpose,
    fen: Type.Integer({ minimum: 1, maximum: 1e12 }),
    reason: words,
  }),
  answer: exactly({ ...Done.properties, id: Id }),
  status: 201,
});

const change = { method: 'POST', params: byId, answer: Done } as const;

export const giveGrant = contract({
  ...change,
  path: '/api/relief-fund/grants/:id/give',
  summary: 'Grant, as another unit, what was proposed, as long as the fund has it.',
  access: 'fund.decide',
});

export const refuseGrant = contract({
  ...change,
  path: '/api/relief-fund/grants/:id/refuse',
  summary: 'Refuse, as another unit, what was proposed, and say why.',
  access: 'fund.decide',
  body: exactly({ reason: words }),
});
