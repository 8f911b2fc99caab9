/** Who is owed money that nobody has claimed. */
import { contract, exactly, Type } from '../../contract.ts';
import { DayText, Fen, Id, text } from '../../shapes.ts';

const Place = {
  claimUntil: Type.Optional(DayText),
  person: Id,
  program: Type.String(),
};

export const listUnreached = contract({
  method: 'GET',
  path: '/api/unreached',
  summary:
    'People served who are certainly owed money that nobody claims, those whose claim closes first.',
  access: 'right.list',
  query: exactly({
    program: Type.Optional(text(100)),
    /** Only those who live there, or are registered there where no residence is on record. */
    village: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
    /** Where the page before ended. */
    afterClaimUntil: Type.Optional(DayText),
    afterPerson: Type.Optional(Id),
    afterProgram: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  answer: exactly({
    people: Type.Array(
      exactly({
        ...Place,
        name: Type.String(),
        fen: Fen,
        since: DayText,
        /** never-asked, question-open, no-answer, wants-help or returned. */
        why: Type.String(),
        hasPhone: Type.Boolean(),
        housemate: Type.Optional(Id),
        visitedOn: Type.Optional(DayText),
      }),
    ),
    next: Type.Optional(exactly({ ...Place, program: Id })),
  }),
});

export const sumUnreached = contract({
  method: 'GET',
  path: '/api/unreached/sums',
  summary: 'What is owed to people served and claimed by nobody, by program.',
  access: 'right.list',
  answer: exactly({
    programs: Type.Array(exactly({ program: Type.String(), people: Type.Integer(), fen: Fen })),
  }),
});

export const listUnreachedPlaces = contract({
  method: 'GET',
  path: '/api/unreached/places',
  summary: 'What is owed to people served and claimed by nobody, by village and program.',
  access: 'right.list',
  answer: exactly({
    villages: Type.Array(
      exactly({
        /** Absent: no village is on record. */
        village: Type.Optional(Type.String()),
        name: Type.Optional(Type.String()),
        program: Type.String(),
        people: Type.Integer(),
        fen: Fen,
      }),
    ),
  }),
});
