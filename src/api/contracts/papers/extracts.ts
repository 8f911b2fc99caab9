/** Named extracts: the only tables that leave as files, each with fixed columns and a purpose that is written down. */
import { contract, exactly, FileAnswer, Type } from '../../contract.ts';
import { DayText, Id, paging } from '../../shapes.ts';

export const listExtracts = contract({
  method: 'GET',
  path: '/api/extracts',
  summary: 'Extracts that the post may make, with their columns.',
  access: 'extract.make',
  answer: exactly({
    rowsMost: Type.Integer(),
    extracts: Type.Array(
      exactly({
        id: Type.String(),
        name: Type.String(),
        about: Type.String(),
        columns: Type.Array(Type.String()),
        /** It is of one payment run, which must be named. */
        needsRun: Type.Boolean(),
      }),
    ),
  }),
});

export const makeExtract = contract({
  method: 'POST',
  path: '/api/extracts/:id',
  summary: 'An extract as a workbook, for a purpose; whoever is in it finds it in her read log.',
  access: 'extract.make',
  params: exactly({ id: Type.String({ maxLength: 40 }) }),
  body: exactly({
    purpose: Type.String({ minLength: 4, maxLength: 200, pattern: '\\S.*\\S.*\\S.*\\S' }),
    run: Type.Optional(Id),
  }),
  answer: FileAnswer,
  givesFile: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  repeatable: true,
});

export const listExtractsMade = contract({
  method: 'GET',
  path: '/api/extracts-made',
  summary: 'Extracts that were made, by whom and for what; the newest first.',
  access: 'log.review',
  query: exactly({ before: Type.Optional(Id), limit: paging.limit }),
  answer: exactly({
    extracts: Type.Array(
      exactly({
        id: Id,
        extract: Type.String(),
        purpose: Type.String(),
        rows: Type.Integer(),
        account: Id,
        accountName: Type.String(),
        unit: Id,
        unitName: Type.String(),
        run: Type.Optional(Id),
        day: DayText,
      }),
    ),
    next: Type.Optional(Id),
  }),
});
