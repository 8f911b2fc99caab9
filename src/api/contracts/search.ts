/** Finding people. What is looked for travels in the body, so that no name stands in a log of addresses. */
import { contract, exactly, Type } from '../contract.ts';
import { DayText, Id, text } from '../shapes.ts';
import { IdentityNumber, Sex } from './people.ts';

export const searchPeople = contract({
  method: 'POST',
  path: '/api/people/search',
  summary:
    'Find people by name where the asker serves, or one person by name with number or birth.',
  access: 'person.search',
  body: exactly({
    name: text(60),
    identityNumber: Type.Optional(IdentityNumber),
    /** With `sex`. */
    born: Type.Optional(DayText),
    sex: Type.Optional(Sex),
  }),
  answer: exactly({
    people: Type.Array(
      exactly({
        person: Id,
        name: Type.String(),
        bornYear: Type.Optional(Type.Integer()),
        place: Type.Optional(Type.String({ description: 'Where she lives, in words.' })),
      }),
      { maxItems: 20 },
    ),
    elsewhere: Type.Optional(
      exactly({
        unit: Type.Optional(Type.String({ description: 'The unit that serves her.' })),
      }),
    ),
  }),
  repeatable: true,
});
