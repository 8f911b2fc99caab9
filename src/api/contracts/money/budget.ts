/** The budget of a county: what people on record will be owed, what is committed and paid, and what other values would cost. */
import { contract, exactly, Type } from '../../contract.ts';
import { DayText, Fen, text } from '../../shapes.ts';

/** Group of provinces that the county belongs to; without it shares by group are assigned to nobody. */
const Tier = Type.Integer({ minimum: 1, maximum: 5 });

/** Parts of an amount by who bears it; they add up to it. */
const ByPayer = exactly({ central: Fen, province: Fen, county: Fen, unassigned: Fen });

const MonthCost = exactly({
  /** First day of the month. */
  month: DayText,
  program: Type.String(),
  fen: Type.Integer({ description: 'Certain and payable.' }),
  byPayer: ByPayer,
  withheldFen: Type.Integer({ description: 'Certain, while nobody has verified the amount.' }),
  possibleFen: Type.Optional(
    Type.Integer({ description: 'What unknown facts may add at most; absent: not bounded.' }),
  ),
});

const Status = Type.String({ description: 'verified, signed, secondary or unverified' });

export const getForecast = contract({
  method: 'GET',
  path: '/api/budget/forecast',
  summary:
    'What the people on record will be owed, month by month, by program and payer. No births and no deaths are assumed.',
  access: 'budget.read',
  query: exactly({
    months: Type.Optional(Type.Integer({ minimum: 1, maximum: 72 })),
  }),
  answer: exactly({
    from: DayText,
    months: Type.Integer(),
    tier: Type.Optional(Tier),
    /** Nothing is worked out from this day on. */
    workedOutUntil: Type.Optional(DayText),
    costs: Type.Array(MonthCost),
    shares: Type.Array(
      exactly({
        program: Type.String(),
        /** Of the text that says who pays; absent: none was seen. */
        status: Type.Optional(Status),
      }),
    ),
  }),
  isCompressed: true,
});

export const getCommitments = contract({
  method: 'GET',
  path: '/api/budget/commitments',
  summary: 'What has begun to be owed: not asked for or decided yet, in a run, sent, paid.',
  access: 'budget.read',
  answer: exactly({
    tier: Type.Optional(Tier),
    sums: Type.Array(
      exactly({
        /** Month in which the period begins; for what is paid, in which it was paid. */
        month: DayText,
        program: Type.String(),
        kind: Type.String({
          description: 'open, closed, withheld, proposed, ordered or paid',
        }),
        fen: Fen,
        byPayer: ByPayer,
      }),
    ),
    /** In runs, and not owed any more since. */
    beyondFen: Fen,
  }),
  isCompressed: true,
});

export const getLevers = contract({
  method: 'GET',
  path: '/api/budget/levers',
  summary: 'Amounts and ages of the policy in force that can be tried, with status and source.',
  access: 'budget.read',
  answer: exactly({
    levers: Type.Array(
      exactly({
        lever: Type.String(),
        program: Type.String(),
        kind: Type.Union([Type.Literal('amount'), Type.Literal('age')]),
        value: Type.Integer({ description: 'Fen, or months of age.' }),
        name: Type.Optional(Type.String({ description: 'Of the parameter.' })),
        unit: Type.Optional(Type.String()),
        bound: Type.Optional(Type.String({ description: 'at-least or below' })),
        since: Type.Optional(DayText),
        status: Type.Optional(Status),
        source: Type.String({ description: 'Heading of the program’s source.' }),
      }),
    ),
  }),
});

const Try = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const byTry = exactly({ try: Try });

export const startTry = contract({
  method: 'POST',
  path: '/api/budget/tries',
  summary:
    'Work out what other values would cost everybody on record. Nothing is stored, and nothing that anybody is answered changes.',
  access: 'budget.try',
  body: exactly({
    changes: Type.Array(
      exactly({ lever: text(120), value: Type.Integer({ minimum: 0, maximum: 100_000_000 }) }),
      { minItems: 1, maxItems: 20 },
    ),
    /** First of a month: amounts change on it, and five years are counted from it. */
    from: DayText,
  }),
  answer: exactly({ try: Try }),
  status: 202,
  repeatable: true,
});

/** What unknown facts may add is in no count of people, so a try does not tell it. */
const { possibleFen: _, ...certain } = MonthCost.properties;
const TriedCost = exactly(certain);

/** Absent: some of those whom the values touch are fewer than five. */
const FewOr = Type.Optional(Type.Integer());

export const getTry = contract({
  method: 'GET',
  path: '/api/budget/tries/:try',
  summary: 'How far a try has come, and what it found.',
  access: 'budget.try',
  params: byTry,
  answer: exactly({
    state: Type.Union([Type.Literal('running'), Type.Literal('done'), Type.Literal('failed')]),
    people: Type.Integer({ description: 'Done so far.' }),
    of: Type.Integer(),
    code: Type.Optional(Type.String({ description: 'Why it failed.' })),
    found: Type.Optional(
      exactly({
        from: DayText,
        months: Type.Integer(),
        /** Of the programs that the values touch, without those of which the counts are absent. */
        before: Type.Array(TriedCost),
        after: Type.Array(TriedCost),
        people: Type.Array(
          exactly({
            program: Type.String(),
            gaining: FewOr,
            newly: FewOr,
            losing: FewOr,
            noLonger: FewOr,
            cutOff: FewOr,
          }),
        ),
      }),
    ),
  }),
  isCompressed: true,
});

export const cancelTry = contract({
  method: 'DELETE',
  path: '/api/budget/tries/:try',
  summary: 'Stop a try, or forget what it found.',
  access: 'budget.try',
  params: byTry,
  answer: exactly({ isStopped: Type.Boolean() }),
  repeatable: true,
});
