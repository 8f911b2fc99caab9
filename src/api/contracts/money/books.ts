/** The books of runs: what every account comes to, which payer bears what of which program, and the runs behind it. */
import { contract, exactly, Type } from '../../contract.ts';
import { DayText, Fen, Id, paging, text } from '../../shapes.ts';

export const getBooks = contract({
  method: 'GET',
  path: '/api/ledger',
  summary:
    'What every account of the books comes to, of the runs of the unit, or of all for who serves the whole county.',
  access: 'money.read',
  answer: exactly({
    books: Type.Array(exactly({ account: Type.String(), fen: Fen })),
    programs: Type.Array(exactly({ program: Type.String(), payer: Type.String(), fen: Fen }), {
      description: 'What each payer bears of each program: agreed to and not taken out again.',
    }),
    paid: Type.Array(exactly({ month: Type.String(), program: Type.String(), fen: Fen }), {
      description: 'What the bank paid, by month as YYYY-MM.',
    }),
  }),
});

export const listBookRuns = contract({
  method: 'GET',
  path: '/api/ledger/runs',
  summary:
    'The runs behind an account of the books, with what each adds to it, the newest first; and what no run moved.',
  access: 'money.read',
  query: exactly({ account: text(120), before: Type.Optional(Id), limit: paging.limit }),
  answer: exactly({
    runs: Type.Array(
      exactly({
        run: Id,
        program: Type.String(),
        unitName: Type.String(),
        cutOff: DayText,
        state: Type.String(),
        fen: Fen,
      }),
    ),
    others: Type.Array(exactly({ event: Type.String(), fen: Fen }), {
      description: 'What no run moved: repaid, gift or grant. With the first page.',
    }),
    next: Type.Optional(Id),
  }),
});
