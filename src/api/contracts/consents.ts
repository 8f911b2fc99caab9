/** Consents: what a resident decides about the use of her data. */
import { purposeIds } from '../../model/consent/purposes.ts';
import { contract, exactly, Type } from '../contract.ts';
import { byPerson, Done, Id, Instant } from '../shapes.ts';

const Purpose = Type.Enum([...purposeIds]);
const Language = Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]);
const Decision = Type.Union([
  Type.Literal('given'),
  Type.Literal('refused'),
  Type.Literal('withdrawn'),
]);

export const listConsents = contract({
  method: 'GET',
  path: '/api/people/:person/consents',
  summary:
    'What somebody decided about each use of her data, with the words that she would be shown today.',
  access: 'consent.read',
  params: byPerson,
  answer: exactly({
    yesBy: Type.Union([Type.Literal('herself'), Type.Literal('guardian')]),
    isContactWanted: Type.Optional(Type.Boolean()),
    purposes: Type.Array(
      exactly({
        purpose: Purpose,
        isSensitive: Type.Boolean(),
        textVersion: Type.Integer(),
        title: Type.String(),
        text: Type.String(),
        ifRefused: Type.String(),
        retention: Type.String(),
        standing: Type.Union([
          Decision,
          Type.Literal('not-asked'),
          Type.Literal('to-be-asked-again'),
        ]),
      }),
    ),
    history: Type.Array(
      exactly({
        purpose: Purpose,
        decision: Decision,
        textVersion: Type.Integer(),
        language: Language,
        readAloud: Type.Boolean(),
        saidBy: Type.Union([Type.Literal('herself'), Type.Literal('guardian')]),
        isAtDesk: Type.Boolean(),
        at: Instant,
      }),
    ),
  }),
});

export const answerConsent = contract({
  method: 'POST',
  path: '/api/people/:person/consents',
  summary:
    'Write down a yes or a no to one use of her data; both take the same, and a no needs no reason.',
  access: 'consent.record',
  params: byPerson,
  body: exactly({
    purpose: Purpose,
    answer: Type.Union([Type.Literal('yes'), Type.Literal('no')]),
    textVersion: Type.Integer({ minimum: 1, maximum: 1000 }),
    language: Language,
    readAloud: Type.Boolean(),
    /** The parent or guardian who speaks for a child under 14. */
    guardian: Type.Optional(Id),
  }),
  answer: exactly({ ...Done.properties, decision: Decision }),
  status: 201,
});

export const setContactWish = contract({
  method: 'POST',
  path: '/api/people/:person/contact-wish',
  summary: 'Write down whether she wants to be contacted beyond what a law requires.',
  access: 'consent.record',
  params: byPerson,
  body: exactly({ isContactWanted: Type.Boolean() }),
  answer: Done,
  status: 201,
});
