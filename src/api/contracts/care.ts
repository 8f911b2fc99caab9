/** The care record: for a woman herself, and for the care providers of the one unit that she consented to. */
import { contract, exactly, Type } from '../contract.ts';
import { byPerson, days, Id, text } from '../shapes.ts';
import { FactStatement, FactValue } from './facts.ts';
import { Explanation } from './rights.ts';

export const enrolInCare = contract({
  method: 'POST',
  path: '/api/people/:person/care/enrolment',
  summary:
    'Write down her consent that the unit of who asks keeps a care record of her, from today.',
  access: 'care.enrol',
  isCare: true,
  params: byPerson,
  body: exactly({
    textVersion: text(40),
    language: Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]),
    readAloud: Type.Boolean(),
  }),
  answer: exactly({ person: Id }),
  status: 201,
});

export const endCare = contract({
  method: 'DELETE',
  path: '/api/people/:person/care/enrolment',
  summary: 'End her consent: at once nobody but herself reads anything of her care record.',
  access: 'care.write',
  isCare: true,
  params: byPerson,
  answer: exactly({ person: Id }),
});

export const getCare = contract({
  method: 'GET',
  path: '/api/people/:person/care',
  summary:
    'What she told of pregnancy, birth care and screening, and the services that are due to her.',
  access: 'care.read',
  isCare: true,
  params: byPerson,
  answer: exactly({
    person: Id,
    facts: Type.Array(
      exactly({
        fact: Id,
        kind: Type.String(),
        name: Type.String({ description: 'The kind in words.' }),
        value: Type.Optional(FactValue),
        words: Type.Optional(Type.String({ description: 'The value in words.' })),
        ...days,
        source: Type.String({ description: 'What she showed or told.' }),
      }),
    ),
    services: Type.Array(Explanation),
    unknown: Type.Array(Type.String(), {
      description: 'Programs whose rule was cut off: what they owe is not known.',
    }),
  }),
});

export const addCareFact = contract({
  method: 'POST',
  path: '/api/people/:person/care/facts',
  summary: 'Add something that she told to her care record.',
  access: 'care.write',
  isCare: true,
  params: byPerson,
  body: exactly({ ...FactStatement.properties, source: text(200) }),
  answer: exactly({ fact: Id }),
  status: 201,
});

export const retractCareFact = contract({
  method: 'DELETE',
  path: '/api/people/:person/care/facts/:fact',
  summary: 'Take something back from her care record: it was never so.',
  access: 'care.write',
  isCare: true,
  params: exactly({ person: Id, fact: Id }),
  answer: exactly({ fact: Id }),
});
