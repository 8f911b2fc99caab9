/** Payment runs: proposed by one unit from what is owed, agreed to by another, sent to a bank and reconciled. */
import { contract, exactly, Type } from '../../contract.ts';
import { byId, DayText, Done, Fen, Id, paging, text } from '../../shapes.ts';

const BankFormat = Type.Union([Type.Literal('csv'), Type.Literal('iso20022')]);

/** Lines and their fen. */
const Sum = { lines: Type.Integer(), fen: Fen };
const SumBy = <const Name extends string>(name: Name) =>
  Type.Array(exactly({ [name]: Type.String(), ...Sum } as Record<Name, Type.TString> & typeof Sum));

const Run = exactly({
  run: Id,
  program: Type.String(),
  unit: Id,
  unitName: Type.String(),
  cutOff: DayText,
  state: Type.String({ description: 'draft, frozen, filed, closed or cancelled' }),
  proposer: Type.String(),
  approver: Type.Optional(Type.String()),
  /** What the approver agreed to. */
  agreed: Type.Optional(exactly(Sum)),
  format: Type.Optional(BankFormat),
  states: SumBy('state'),
});

export const listRuns = contract({
  method: 'GET',
  path: '/api/payment-runs',
  summary:
    'Payment runs of the unit, or of all units for who serves the whole county; the newest first.',
  access: 'money.read',
  query: exactly({ before: Type.Optional(Id), limit: paging.limit }),
  answer: exactly({ runs: Type.Array(Run), next: Type.Optional(Id) }),
});

export const previewRun = contract({
  method: 'GET',
  path: '/api/payable',
  summary:
    'What a run of a program would take if it were proposed now, and how much of it earlier runs held or the bank refused.',
  access: 'money.propose',
  query: exactly({ program: text(100), cutOff: DayText }),
  answer: exactly({
    ...Sum,
    again: Type.Integer({ description: 'Lines of earlier runs that it takes up.' }),
  }),
});

export const draftRun = contract({
  method: 'POST',
  path: '/api/payment-runs',
  summary:
    'Propose a run of everything that is owed, begun and decided of a program, for whom the unit serves.',
  access: 'money.propose',
  body: exactly({
    program: text(100),
    cutOff: DayText,
  }),
  answer: exactly({ ...Done.properties, run: Id }),
  status: 201,
});

export const getRun = contract({
  method: 'GET',
  path: '/api/payment-runs/:id',
  summary:
    'A run with its sums: by state, by why lines are held or late, by account of the books, and what is open with the bank.',
  access: 'money.read',
  params: byId,
  answer: exactly({
    ...Run.properties,
    holds: SumBy('hold'),
    arrears: SumBy('reason'),
    books: Type.Array(exactly({ account: Type.String(), fen: Fen })),
    findings: Type.Array(
      exactly({
        finding: Id,
        line: Type.Optional(Id),
        reference: Type.String(),
        kind: Type.String(),
        words: Type.String(),
        fen: Type.Optional(Fen),
        state: Type.Optional(Type.String({ description: 'Of the line, now.' })),
        sentFen: Type.Optional(Fen),
      }),
    ),
  }),
});

export const listRunLines = contract({
  method: 'GET',
  path: '/api/payment-runs/:id/lines',
  summary: 'Lines of a run, of people whom the asker serves.',
  access: 'money.read',
  params: byId,
  query: exactly({
    ...paging,
    state: Type.Optional(Type.String({ maxLength: 20, description: 'Or open, arrived, refused.' })),
    hold: Type.Optional(Type.String({ maxLength: 20 })),
    arrears: Type.Optional(Type.String({ maxLength: 20, description: 'Why late, or regular.' })),
    account: Type.Optional(Type.String({ maxLength: 120, description: 'Of the books.' })),
    line: Type.Optional(Id),
  }),
  answer: exactly({
    lines: Type.Array(
      exactly({
        line: Id,
        person: Id,
        name: Type.String(),
        payee: Type.Optional(Id),
        from: DayText,
        until: DayText,
        part: Type.Integer(),
        fen: Fen,
        state: Type.String(),
        arrears: Type.Optional(Type.String({ description: 'Why it is late, in words.' })),
        holds: Type.Array(exactly({ hold: Type.String(), words: Type.String() })),
        lastDigits: Type.Optional(Type.String()),
        bankReason: Type.Optional(Type.String()),
        paidOn: Type.Optional(DayText),
      }),
    ),
    next: Type.Optional(Id),
  }),
});

const change = { method: 'POST', params: byId, answer: Done } as const;

export const checkRun = contract({
  ...change,
  path: '/api/payment-runs/:id/check',
  summary: 'Look at a draft again: hold what is doubtful, let go what no longer is.',
  access: 'money.propose',
});

export const freezeRun = contract({
  ...change,
  path: '/api/payment-runs/:id/freeze',
  summary: 'Agree to a run of another unit that has exactly so many lines and fen.',
  access: 'money.decide',
  body: exactly({ lines: Type.Integer({ minimum: 1 }), fen: Fen }),
});

export const cancelRun = contract({
  ...change,
  path: '/api/payment-runs/:id/cancel',
  summary: 'Take a run out before its file was made; what it would have paid stays owed.',
  access: 'money.propose',
  body: exactly({ reason: text(500) }),
});

export const fileRun = contract({
  ...change,
  path: '/api/payment-runs/:id/file',
  summary: 'Make the file for the bank; from now on its lines count as sent.',
  access: 'money.decide',
  body: exactly({ format: BankFormat }),
});

export const getRunFile = contract({
  method: 'GET',
  path: '/api/payment-runs/:id/file',
  summary: 'The file for the bank, the same bytes every time.',
  access: 'money.decide',
  params: byId,
  answer: exactly({
    name: Type.String(),
    mediaType: Type.String(),
    base64: Type.String(),
    lines: Type.Array(exactly({ line: Id, person: Id, payee: Type.Optional(Id) }), {
      description: 'Who is paid by each line; payee: who receives it for her.',
    }),
  }),
});

export const readReply = contract({
  method: 'POST',
  path: '/api/payment-runs/:id/replies',
  summary: 'Read what the bank said of a run; the same file counts once.',
  access: 'money.decide',
  takesFile: true,
  params: byId,
  body: exactly({ format: BankFormat, base64: Type.String({ minLength: 1 }) }),
  answer: exactly({
    ...Done.properties,
    ...{ lines: Type.Integer(), paid: Type.Integer(), failed: Type.Integer() },
    unknown: Type.Integer(),
  }),
});

export const resolveFinding = contract({
  ...change,
  path: '/api/bank-findings/:id/resolve',
  summary: 'Say what the bank answered about something that its reply left open.',
  access: 'money.decide',
  body: exactly({
    resolution: text(500),
    outcome: Type.Optional(Type.Union([Type.Literal('paid'), Type.Literal('failed')])),
  }),
});

export const closeRun = contract({
  ...change,
  path: '/api/payment-runs/:id/close',
  summary: 'Close a run of which every line has an outcome.',
  access: 'money.decide',
});

export const releaseLine = contract({
  ...change,
  path: '/api/payment-lines/:id/release',
  summary: 'Release a held line of another unit, with what was found.',
  access: 'money.decide',
  body: exactly({ reason: Type.String({ minLength: 4, maxLength: 500, pattern: '\\S' }) }),
});

export const cancelLine = contract({
  ...change,
  path: '/api/payment-lines/:id/cancel',
  summary: 'Take a held line out of a run of the own unit; what is owed stays owed.',
  access: 'money.propose',
  body: exactly({ reason: text(500) }),
});
