/** A household with everybody in it: what a visit or a desk needs to see at once. */
import { contract, exactly, Type } from '../contract.ts';
import { byPerson, Id } from '../shapes.ts';
import { KnownFact } from './facts.ts';
import { Identity } from './people.ts';

export const getHousehold = contract({
  method: 'GET',
  path: '/api/households/:person',
  summary: 'The household of somebody: every member whose record may be seen, with the facts.',
  access: 'record.read',
  params: byPerson,
  answer: exactly({
    household: Type.Optional(Type.String({ description: 'Number of the household.' })),
    members: Type.Array(
      exactly({
        ...Identity,
        person: Id,
        role: Type.Optional(Type.String({ description: 'What she is to the head.' })),
        facts: Type.Array(KnownFact),
      }),
    ),
  }),
});
