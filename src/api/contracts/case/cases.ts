/** Cases: one person's claim to one program, from hand to hand until somebody signs. */
import { contract, exactly, Type } from '../../contract.ts';
import { byId, byPerson, DayText, Done, Fen, Id, text } from '../../shapes.ts';

const State = Type.String({ description: 'See src/model/casework/case.ts.' });
const CaseDone = exactly({ ...Done.properties, case: Id });

const brief = {
  id: Id,
  person: Id,
  program: Type.String(),
  programName: Type.String(),
  state: State,
  appliedOn: Type.Optional(DayText),
  due: Type.Optional(DayText),
  /** False: counted over a year whose working days nobody has published yet. */
  isDueCertain: Type.Optional(Type.Boolean()),
};

const Reason = exactly({
  text: text(1000),
  paper: Type.Optional(text(64)),
});
const Reasons = Type.Array(Reason, { minItems: 1, maxItems: 20 });

const Step = exactly({
  id: Id,
  step: Type.String(),
  round: Type.Integer(),
  day: DayText,
  unit: Type.Optional(Id),
  unitName: Type.Optional(Type.String()),
  reasons: Type.Array(exactly({ text: Type.String(), paper: Type.Optional(Type.String()) })),
  law: Type.Optional(Type.String()),
  appealUntil: Type.Optional(DayText),
  checks: Type.Array(Type.String()),
  note: Type.Optional(Type.String()),
});

const Paper = exactly({
  id: Type.String(),
  name: Type.String(),
  /** False: an agency's own data shows it already, so nobody asks for it. */
  isNeeded: Type.Boolean(),
  isOnlySome: Type.Boolean(),
});

export const CaseShown = exactly({
  ...brief,
  round: Type.Integer(),
  origin: Type.String(),
  applicant: Type.Optional(Id),
  payee: Type.Optional(Id),
  task: Type.Optional(Id),
  /** Name of the unit whose turn it is. */
  turn: Type.Optional(Type.String()),
  /** Steps that can happen to it now and that who asks may take; the server judges again each time. */
  may: Type.Array(Type.String()),
  isReviewDue: Type.Boolean(),
  steps: Type.Array(Step),
  papers: Type.Array(Paper),
  officerChecks: Type.Array(exactly({ id: Type.String(), text: Type.String() })),
});

/** Days after which a case counts to the next group of those that wait. */
export const waitBands = [0, 6, 16, 31] as const;
const WaitBand = Type.Union(waitBands.map((days) => Type.Literal(days)));

export const listCases = contract({
  method: 'GET',
  path: '/api/cases',
  summary: 'Cases whose turn is the own unit’s, those that are due first.',
  access: 'case.list',
  query: exactly({
    state: Type.Optional(text(20)),
    /** Only those that have waited for at least so many days, and for fewer than the next group. */
    waited: Type.Optional(WaitBand),
    /** Where the page before ended. */
    afterDue: Type.Optional(DayText),
    after: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  answer: exactly({
    cases: Type.Array(
      exactly({
        ...brief,
        name: Type.Optional(Type.String()),
        task: Type.Optional(Id),
        /** Since when it is as it is. */
        since: Type.Optional(DayText),
      }),
    ),
    next: Type.Optional(exactly({ due: Type.Optional(DayText), id: Id })),
  }),
});

export const listCaseAges = contract({
  method: 'GET',
  path: '/api/case-ages',
  summary:
    'How long the cases have waited whose turn is the own unit’s: counts, and nobody’s name.',
  access: 'case.list',
  answer: exactly({
    ages: Type.Array(
      exactly({
        state: State,
        waited: Type.Integer({ description: 'At least so many days: 0, 6, 16 or 31.' }),
        cases: Type.Integer(),
        overdue: Type.Integer(),
      }),
    ),
  }),
});

export const getCase = contract({
  method: 'GET',
  path: '/api/cases/:id',
  summary: 'A case with everything that happened to it and what is to be brought, under its task.',
  access: 'case.read',
  params: byId,
  answer: CaseShown,
});

export const casesOfPerson = contract({
  method: 'GET',
  path: '/api/people/:person/cases',
  summary: 'Cases of somebody, the last one first.',
  access: 'case.read',
  params: byPerson,
  answer: exactly({ cases: Type.Array(CaseShown) }),
});

/** She signs that what she says is true. */
const isTrue = Type.Literal(true);

export const applyForCase = contract({
  method: 'POST',
  path: '/api/cases',
  summary: 'Apply for somebody who is at the desk or at her door, or whose paper is.',
  access: 'case.apply',
  body: exactly({
    person: Id,
    program: text(100),
    applicant: Type.Optional(Id),
    payee: Type.Optional(Id),
    origin: Type.Union([Type.Literal('assisted'), Type.Literal('paper')]),
    isTrue,
    note: Type.Optional(text(1000)),
  }),
  answer: CaseDone,
  status: 201,
});

const claim = exactly({
  step: Type.Union([
    Type.Literal('resubmitted'),
    Type.Literal('withdrawn'),
    Type.Literal('appealed'),
    Type.Literal('reviewed'),
  ]),
  /** Of an appeal: what she says against it. */
  reasons: Type.Optional(Reasons),
  /** Of a late appeal: why. */
  lateReason: Type.Optional(text(1000)),
  note: Type.Optional(text(1000)),
});

export const claimStep = contract({
  method: 'POST',
  path: '/api/cases/:id/claim',
  summary:
    'Write down what who claims says: brought what was missing, withdraws, appeals, confirms.',
  access: 'case.apply',
  params: byId,
  body: claim,
  answer: CaseDone,
});

const said = {
  reasons: Type.Optional(Reasons),
  law: Type.Optional(text(500)),
  checks: Type.Optional(Type.Array(text(64), { maxItems: 20 })),
  note: Type.Optional(text(1000)),
};
const decided = exactly({
  outcome: Type.Union([Type.Literal('done'), Type.Literal('returned'), Type.Literal('refused')]),
  ...said,
});

export const verifyCase = contract({
  method: 'POST',
  path: '/api/cases/:id/verify',
  summary: 'Say that it is as stated on the spot, or return it with all that is missing.',
  access: 'case.verify',
  params: byId,
  body: decided,
  answer: CaseDone,
});

export const checkCase = contract({
  method: 'POST',
  path: '/api/cases/:id/check',
  summary: 'Check it, return it with all that is missing, or refuse it with reasons and law.',
  access: 'case.check',
  params: byId,
  body: decided,
  answer: CaseDone,
});

export const confirmCase = contract({
  method: 'POST',
  path: '/api/cases/:id/confirm',
  summary: 'Confirm it, return it, or refuse it; what it rested on is frozen with the decision.',
  access: 'case.confirm',
  params: byId,
  body: decided,
  answer: CaseDone,
});

export const endConfirmedCase = contract({
  method: 'POST',
  path: '/api/cases/:id/end',
  summary: 'End a confirmed case because the right is over, with reasons and law.',
  access: 'case.confirm',
  params: byId,
  body: exactly({ reasons: Reasons, law: text(500), note: Type.Optional(text(1000)) }),
  answer: CaseDone,
});

export const decideCaseAppeal = contract({
  method: 'POST',
  path: '/api/cases/:id/appeal-decision',
  summary: 'Decide an appeal, as somebody who had no hand in the case.',
  access: 'appeal.decide',
  params: byId,
  body: exactly({
    outcome: Type.Union([Type.Literal('upheld'), Type.Literal('dismissed')]),
    ...said,
  }),
  answer: CaseDone,
});

export const ownCases = contract({
  method: 'GET',
  path: '/api/own/cases',
  summary: 'The own cases, and those of the own children under 14.',
  access: 'case.own',
  answer: exactly({ cases: Type.Array(CaseShown) }),
});

export const applyMyself = contract({
  method: 'POST',
  path: '/api/own/cases',
  summary: 'Apply for oneself or an own child under 14: one yes.',
  access: 'case.own',
  body: exactly({ program: text(100), person: Type.Optional(Id), isTrue }),
  answer: CaseDone,
  status: 201,
});

export const claimMyself = contract({
  method: 'POST',
  path: '/api/own/cases/:id/claim',
  summary: 'Say that what was missing is there, withdraw, appeal, or confirm that nothing changed.',
  access: 'case.own',
  params: byId,
  body: claim,
  answer: CaseDone,
});

/** What a letter says; the words around it are the printer's. */
const Letter = exactly({
  case: Id,
  person: Id,
  step: Type.String(),
  day: DayText,
  office: Type.Optional(Type.String()),
  name: Type.String(),
  program: Type.String(),
  programName: Type.String(),
  reasons: Type.Array(Type.String()),
  law: Type.Optional(Type.String()),
  papers: Type.Array(Type.String()),
  appealUntil: Type.Optional(DayText),
  /** Conditions that decided, each a sentence with its dates. */
  because: Type.Array(Type.String()),
  payments: Type.Array(exactly({ from: DayText, until: DayText, amountFen: Fen })),
  /** First 16 hexadecimal digits of the decision's hash, for its QR code. */
  code: Type.Optional(Type.String()),
});

const byStep = exactly({ id: Id, step: Id });

export const getLetter = contract({
  method: 'GET',
  path: '/api/cases/:id/letters/:step',
  summary: 'What the letter about a step of a case says.',
  access: 'case.read',
  params: byStep,
  answer: Letter,
});

export const ownLetter = contract({
  method: 'GET',
  path: '/api/own/cases/:id/letters/:step',
  summary: 'What the letter about a step of an own case says.',
  access: 'case.own',
  params: byStep,
  answer: Letter,
});
