/** Bank accounts of those who are paid, and what they were paid. */
import { contract, exactly, Type } from '../../contract.ts';
import { byPerson, DayText, Done, Fen, Id, text } from '../../shapes.ts';

const Account = exactly({
  holder: Type.String(),
  bank: Type.String(),
  lastDigits: Type.String(),
});

export const getPayeeAccount = contract({
  method: 'GET',
  path: '/api/people/:person/bank-account',
  summary: 'The bank account to which somebody is paid, by its last digits.',
  access: 'money.account',
  params: byPerson,
  answer: exactly({ account: Type.Optional(Account) }),
});

export const setPayeeAccount = contract({
  method: 'POST',
  path: '/api/people/:person/bank-account',
  summary: 'Put a bank account on record in place of the one before.',
  access: 'money.account',
  params: byPerson,
  body: exactly({ holder: text(100), bank: text(100), number: text(60) }),
  answer: Done,
});

export const declareOwnAccount = contract({
  method: 'POST',
  path: '/api/me/own-bank-account',
  summary:
    'Of staff: the own bank account, kept as a keyed hash, so that nobody can be paid into it unseen.',
  access: 'unit.read',
  body: exactly({ number: text(60) }),
  answer: Done,
});

export const getStatement = contract({
  method: 'GET',
  path: '/api/people/:person/statement',
  summary:
    'What somebody was paid, or is about to be: for which period, why so late, when and to which account.',
  access: 'right.read',
  params: byPerson,
  answer: exactly({
    person: Id,
    paidFen: Fen,
    lines: Type.Array(
      exactly({
        program: Type.String(),
        from: DayText,
        until: DayText,
        part: Type.Integer(),
        fen: Fen,
        state: Type.String({ description: 'paid, on-its-way, held, or refused by the bank' }),
        words: Type.Array(Type.String({ description: 'Why it is late or held.' })),
        paidOn: Type.Optional(DayText),
        lastDigits: Type.Optional(Type.String()),
        run: Type.Optional(Id),
      }),
    ),
  }),
});
