/** Today's list at the desk: the same order, from the same rows, as on a phone. */
import { contract, exactly, Type } from '../../contract.ts';
import { Fen, Id } from '../../shapes.ts';

export const getToday = contract({
  method: 'GET',
  path: '/api/today',
  summary:
    'Households of the post in the order of what delay would cost them, with the reasons; never by births or number of children.',
  access: 'right.list',
  answer: exactly({
    households: Type.Array(
      exactly({
        household: Type.Optional(Id),
        people: Type.Array(exactly({ person: Id, name: Type.String() })),
        section: Type.Union([Type.Literal('booked'), Type.Literal('today'), Type.Literal('soon')]),
        owedFen: Fen,
        reasons: Type.Array(
          Type.Object(
            { code: Type.String(), person: Id },
            { additionalProperties: true, description: 'See TodayReason in src/programs/today.' },
          ),
        ),
      }),
    ),
    /** The post serves more people than were looked at. */
    isPart: Type.Boolean(),
  }),
});
