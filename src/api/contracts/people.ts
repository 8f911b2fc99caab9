/** People: who somebody is, registering somebody, correcting name and number, and what happens in a life. */
import { contract, exactly, Type } from '../contract.ts';
import { byPerson, DayText, days, Done, Id, text } from '../shapes.ts';
import { FactStatement } from './facts.ts';
import { Relation } from './kinship.ts';

export const Sex = Type.Union([Type.Literal('female'), Type.Literal('male')]);

/** Days within which something happened; absent ends are open. */
export const Within = exactly(days);

export const AreaCode = Type.String({ pattern: '^(\\d{6}|\\d{9}|\\d{12})$' });

export const Place = exactly({
  code: Type.String(),
  name: Type.String({ description: 'In words, from the county down to the village.' }),
});

/** 18 or 15 characters; whether it can be a number is checked by its rules. */
export const IdentityNumber = Type.String({ pattern: '^[0-9]{14,17}[0-9Xx]$' });

/** What is shown of somebody to whoever serves where she lives. */
export const Identity = {
  person: Id,
  name: Type.String(),
  born: Type.Optional(Within),
  died: Type.Optional(Within),
  sex: Type.Optional(Sex),
  residence: Type.Optional(Place),
};

export const getPerson = contract({
  method: 'GET',
  path: '/api/people/:person',
  summary: 'Say who somebody is, where she lives and with whom.',
  access: 'person.read',
  params: byPerson,
  answer: exactly({
    ...Identity,
    household: Type.Optional(Type.String({ description: 'Number of the household.' })),
    members: Type.Array(exactly({ person: Id, name: Type.String() })),
  }),
  etag: 'gives',
});

const sourceText = Type.Optional(text(200));
const nameText = text(60);

const RelativeStatement = exactly({ relation: Relation, other: Id, ...days });

/** That a number was taken says nothing about who else may have it. */
const NumberState = Type.Optional(
  Type.Literal('to-be-verified', { description: 'The number will be verified.' }),
);

export const registerPerson = contract({
  method: 'POST',
  path: '/api/people',
  summary: 'Register somebody with facts and relatives.',
  access: 'person.register',
  body: exactly({
    name: nameText,
    identityNumber: Type.Optional(IdentityNumber),
    facts: Type.Optional(Type.Array(FactStatement, { maxItems: 40 })),
    relatives: Type.Optional(Type.Array(RelativeStatement, { maxItems: 20 })),
    source: sourceText,
  }),
  answer: exactly({ ...Done.properties, person: Id, number: NumberState }),
  status: 201,
});

export const correctName = contract({
  method: 'PUT',
  path: '/api/people/:person/name',
  summary: 'Write a name as it should be.',
  access: 'person.correct',
  params: byPerson,
  body: exactly({ name: nameText, source: sourceText }),
  answer: Done,
  etag: 'needs',
});

export const setIdentityNumber = contract({
  method: 'PUT',
  path: '/api/people/:person/identity-number',
  summary: 'Give somebody an identity number, or another one after a correction.',
  access: 'person.correct',
  params: byPerson,
  body: exactly({ identityNumber: IdentityNumber, source: sourceText }),
  answer: exactly({ ...Done.properties, number: NumberState }),
  etag: 'needs',
});

const kind = <const Kind extends string>(name: Kind) => ({ kind: Type.Literal(name) });

export const recordLifeEvent = contract({
  method: 'POST',
  path: '/api/people/:person/life-events',
  summary: 'Record what happened in a life, as one act: all that follows from it, or nothing.',
  access: 'person.correct',
  params: byPerson,
  body: exactly({
    event: Type.Union([
      exactly({
        ...kind('birth'),
        name: nameText,
        day: DayText,
        sex: Sex,
        identityNumber: Type.Optional(IdentityNumber),
        otherParent: Type.Optional(Id),
        residence: Type.Optional(AreaCode),
        household: Type.Optional(exactly({ number: text(60), role: text(20) })),
      }),
      exactly({ ...kind('death'), day: DayText }),
      exactly({ ...kind('move'), day: DayText, residence: AreaCode }),
      exactly({ ...kind('marriage'), day: DayText, spouse: Id }),
      exactly({ ...kind('divorce'), day: DayText, spouse: Id }),
    ]),
    source: sourceText,
  }),
  answer: exactly({
    ...Done.properties,
    person: Id,
    number: NumberState,
  }),
  status: 201,
});
