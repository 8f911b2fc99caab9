/** Rights: what somebody is owed and why, what to ask, and the lists of whoever is served. */
import { contract, exactly, Type } from '../contract.ts';
import { byPerson, DayText, days, Fen, Id, Instant, paging } from '../shapes.ts';

const Program = Type.String({ description: 'Id of the program.' });
const stay = { program: Program, ...days };
const certain = {
  isCertain: Type.Boolean({ description: 'False: it depends on facts that nobody has told yet.' }),
};
const UpToFen = Type.Optional(
  Type.Integer({ description: 'Fen; absent where nothing known bounds it.' }),
);

const Asked = exactly({
  program: Program,
  fact: Type.String(),
  about: Type.Integer({ description: 'Number of the person whom the fact is about.' }),
});

export const getRights = contract({
  method: 'GET',
  path: '/api/people/:person/rights',
  summary: 'Everything that somebody is owed, was paid and may still be asked, over all days.',
  access: 'right.read',
  params: byPerson,
  answer: exactly({
    person: Id,
    name: Type.String(),
    rights: Type.Array(exactly({ ...stay, ...certain })),
    lines: Type.Array(
      exactly({
        ...stay,
        ...certain,
        amountFen: Fen,
        upToFen: UpToFen,
        standing: Type.String({
          description: 'verified, secondary, or withheld until an office signs the amount.',
        }),
        claimUntil: Type.Optional(DayText),
        paidFen: Fen,
      }),
    ),
    received: Type.Array(exactly({ ...stay, paidOn: DayText, fen: Fen })),
    overpaid: Type.Array(exactly({ ...stay, paidOn: DayText, paidFen: Fen, overpaidFen: Fen })),
    windows: Type.Array(
      exactly({
        ...stay,
        ...certain,
        step: Type.String(),
        offerUntil: Type.Optional(DayText),
      }),
    ),
    questions: Type.Array(Asked),
    changes: Type.Array(
      exactly({
        seq: Type.Integer({ description: 'Change number.' }),
        act: Type.String(),
        at: Instant,
        program: Program,
      }),
    ),
  }),
});

const OpenEnd = Type.Union([DayText, Type.Null()]);
const Spans = Type.Array(Type.Array(OpenEnd), { description: '[from, until); null: open.' });

const Line = exactly({
  from: DayText,
  until: DayText,
  amountFen: Fen,
  upToFen: UpToFen,
  status: Type.String(),
  claimUntil: Type.Optional(DayText),
});

const Question = exactly({
  fact: Type.String(),
  about: Id,
  text: Type.String({ description: 'What to ask, in words.' }),
});

export const Explanation = exactly({
  program: Program,
  name: Type.String(),
  kind: Type.String(),
  state: Type.String({ description: 'entitled, not-entitled or ask, on the day asked.' }),
  certain: Spans,
  possible: Spans,
  payments: Type.Array(Line),
  withheld: Type.Array(Line),
  possiblePayments: Type.Array(Line),
  due: Type.Array(
    exactly({
      step: Type.String(),
      text: Type.String(),
      from: DayText,
      until: DayText,
      catchUpUntil: Type.Optional(DayText),
      keptOn: Type.Optional(DayText),
      ...certain,
    }),
  ),
  questions: Type.Array(Question),
  reasons: Type.Array(
    exactly({
      condition: Type.String(),
      holds: Type.String({ description: 'yes, no or unknown.' }),
      sentence: Type.String(),
      sources: Type.Array(Type.String()),
    }),
  ),
  conditions: Type.Array(
    exactly({
      condition: Type.String(),
      text: Type.String(),
      depth: Type.Integer({ description: '0: of the program itself; 1: what that is made of.' }),
      certain: Spans,
      possible: Spans,
    }),
    { description: 'The days of each condition, for a timeline.' },
  ),
  nextChange: Type.Optional(DayText),
  checks: Type.Array(exactly({ id: Type.String(), text: Type.String() })),
});

export const explainRights = contract({
  method: 'GET',
  path: '/api/people/:person/explanation',
  summary: 'Why somebody has a right to what on a day, in sentences.',
  access: 'right.read',
  params: byPerson,
  query: exactly({ on: Type.Optional(DayText), program: Type.Optional(Type.String()) }),
  answer: exactly({
    person: Id,
    name: Type.String(),
    programs: Type.Array(Explanation),
    unknown: Type.Array(Program, {
      description: 'Programs whose rule was cut off: what they owe is not known.',
    }),
  }),
});

export const getQuestions = contract({
  method: 'GET',
  path: '/api/people/:person/questions',
  summary: 'What to ask somebody, so that nothing she is owed is missed.',
  access: 'right.read',
  params: byPerson,
  answer: exactly({
    person: Id,
    questions: Type.Array(exactly({ program: Program, ...Question.properties })),
  }),
});

const listed = exactly({
  on: Type.Optional(DayText),
  program: Type.Optional(Type.String({ maxLength: 100 })),
  ...paging,
});
const who = { person: Id, name: Type.String() };
const next = { next: Type.Optional(Id) };

export const listEntitled = contract({
  method: 'GET',
  path: '/api/rights/entitled',
  summary: 'Who of those served has a certain or possible right on a day.',
  access: 'right.list',
  query: listed,
  answer: exactly({
    people: Type.Array(exactly({ ...who, rights: Type.Array(exactly({ ...stay, ...certain })) })),
    ...next,
  }),
});

export const listUnpaid = contract({
  method: 'GET',
  path: '/api/rights/unpaid',
  summary: 'To whom of those served money is owed and unpaid on a day.',
  access: 'right.list',
  query: listed,
  answer: exactly({
    people: Type.Array(
      exactly({
        ...who,
        programs: Type.Array(Program),
        from: Type.Optional(DayText),
        lines: Type.Integer(),
        fen: Fen,
        claimUntil: Type.Optional(DayText),
        closedLines: Type.Integer(),
        closedFen: Fen,
      }),
    ),
    ...next,
  }),
});

export const listQuestions = contract({
  method: 'GET',
  path: '/api/rights/questions',
  summary: 'About whose rights facts are missing, and what the answers decide.',
  access: 'right.list',
  query: listed,
  answer: exactly({
    people: Type.Array(
      exactly({
        ...who,
        programs: Type.Array(
          exactly({
            program: Program,
            facts: Type.Array(exactly({ fact: Type.String(), about: Id })),
            upToFen: UpToFen,
            withheldUpToFen: UpToFen,
          }),
        ),
      }),
    ),
    ...next,
  }),
});
