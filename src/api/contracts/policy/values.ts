/** Values of policy that nobody verified: what hangs on each, and how two people sign one with its document. */
import { contract, exactly, Type } from '../../contract.ts';
import { byId, DayText, Done, Fen, Id, text } from '../../shapes.ts';

const value = { program: Type.String(), parameter: Type.String(), unit: Type.String() };

const Effects = exactly({
  people: Type.Integer(),
  gaining: Type.Integer(),
  losing: Type.Integer(),
  programs: Type.Array(
    exactly({
      program: Type.String(),
      gaining: Type.Integer(),
      losing: Type.Integer(),
      gainedFen: Fen,
      lostFen: Fen,
      gainedAheadFen: Fen,
      lostAheadFen: Fen,
    }),
  ),
  failures: Type.Integer({ description: 'People for whom a rule was cut off.' }),
});

const Proposal = exactly({
  id: Id,
  program: Type.String(),
  parameter: Type.String(),
  from: DayText,
  value: Type.Number(),
  document: Type.String(),
  office: Type.String(),
  state: Type.String({ description: 'proposed, agreed, in-force or refused' }),
  proposer: Type.String(),
  unitName: Type.String(),
  isMine: Type.Boolean({ description: 'Proposed by the asker or her unit: another one decides.' }),
  decider: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  effects: Type.Optional(Effects),
  seen: Type.Optional(Type.String({ description: 'To be named by who agrees.' })),
  fate: Type.Optional(
    Type.String({
      description:
        'Of one in force: laid, or what the software’s own rules say by now: same, differs, unknown.',
    }),
  ),
});

export const listPolicyValues = contract({
  method: 'GET',
  path: '/api/policy/values',
  summary:
    'What nobody verified of the policy in force, how many people and fen wait for it, and what was proposed or signed.',
  access: 'policy.read',
  answer: exactly({
    open: Type.Array(
      exactly({
        ...value,
        from: Type.Optional(DayText),
        until: Type.Optional(DayText),
        value: Type.Optional(Type.Number()),
        source: Type.Optional(Type.String()),
        people: Type.Integer(),
        fen: Fen,
        isShared: Type.Boolean({ description: 'Some of them wait for another value, too.' }),
      }),
    ),
    proposals: Type.Array(Proposal),
    signed: Type.Array(Proposal),
  }),
});

export const proposeValue = contract({
  method: 'POST',
  path: '/api/policy/value-proposals',
  summary: 'Enter a value as it stands in a document, with its number and who issued it.',
  access: 'policy.propose',
  body: exactly({
    program: text(100),
    parameter: text(100),
    from: DayText,
    value: Type.Number({ minimum: 0, maximum: 1e9 }),
    document: Type.String({ minLength: 2, maxLength: 100, pattern: '\\S' }),
    office: Type.String({ minLength: 2, maxLength: 100, pattern: '\\S' }),
  }),
  answer: exactly({ ...Done.properties, id: Id }),
  status: 201,
});

export const agreeToValue = contract({
  method: 'POST',
  path: '/api/policy/value-proposals/:id/agree',
  summary:
    'Agree to a value of another unit whose effects were seen; the county is worked out with it soon after.',
  access: 'policy.decide',
  params: byId,
  body: exactly({ seen: text(64) }),
  answer: Done,
});

export const refuseValue = contract({
  method: 'POST',
  path: '/api/policy/value-proposals/:id/refuse',
  summary: 'Refuse a value of another unit, and say why.',
  access: 'policy.decide',
  params: byId,
  body: exactly({ reason: Type.String({ minLength: 4, maxLength: 500, pattern: '\\S' }) }),
  answer: Done,
});
