/** Papers of the office as A4 PDF: letters, statements, lists and notices. */
import { contract, exactly, FileAnswer, Type } from '../../contract.ts';
import { byId, byPerson, Id } from '../../shapes.ts';

/** In which language it is printed: hers, which need not be that of who prints it. */
const inLanguage = {
  language: Type.Optional(Type.Union([Type.Literal('zh-CN'), Type.Literal('en')])),
};
const byLanguage = exactly(inLanguage);
const paper = { method: 'GET', answer: FileAnswer, givesFile: 'application/pdf' } as const;
const byStep = exactly({ id: Id, step: Id });

export const printLetter = contract({
  ...paper,
  path: '/api/cases/:id/letters/:step/paper',
  summary: 'The letter about a step of a case, with a code by which anybody can check it.',
  access: 'case.read',
  params: byStep,
  query: byLanguage,
});

export const printOwnLetter = contract({
  ...paper,
  path: '/api/own/cases/:id/letters/:step/paper',
  summary: 'The letter about a step of an own case, with a code by which anybody can check it.',
  access: 'case.own',
  params: byStep,
  query: byLanguage,
});

export const printStatement = contract({
  ...paper,
  path: '/api/people/:person/statement/paper',
  summary: 'What somebody was paid, or is about to be, on paper.',
  access: 'right.read',
  params: byPerson,
  query: byLanguage,
});

export const printRun = contract({
  ...paper,
  path: '/api/payment-runs/:id/paper',
  summary: 'A run with its sums and the lines of people served, to be signed by both units.',
  access: 'money.read',
  params: byId,
  query: byLanguage,
});

export const printUnreached = contract({
  ...paper,
  path: '/api/unreached/paper',
  summary: 'People served who are owed money that nobody claims, as a list to take along.',
  access: 'right.list',
  query: byLanguage,
});

export const printPosted = contract({
  ...paper,
  path: '/api/public-notices/paper',
  summary: 'What is posted today, to be hung up: masked names, the village and the program.',
  access: 'public',
  query: exactly({
    ...inLanguage,
    county: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
  }),
});
