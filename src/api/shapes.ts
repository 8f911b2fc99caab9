/** Shapes that contracts have in common. */
import { exactly, Type } from './contract.ts';

/** A number of something on record. */
export const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** Numbers in paths arrive as text. */
export const byId = exactly({ id: Id });
export const byPerson = exactly({ person: Id });

/** A civil day that the calendar has. */
export const DayText = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  format: 'date',
  description: 'YYYY-MM-DD',
});

/** An instant, by the clock of the server. */
export const Instant = Type.String({ description: 'ISO 8601, UTC' });

/** Money. Units: fen. */
export const Fen = Type.Integer();

/** Text that a person writes: something in it, and an end. */
export const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

/** `[from, until)`; absent: always so far, until further notice. */
export const days = { from: Type.Optional(DayText), until: Type.Optional(DayText) };

/** Where a page begins: after what the page before ended with. */
export const paging = {
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

/** What a change did. */
export const Done = exactly({
  event: Type.Integer({ description: 'Number of the act; by it it can be undone.' }),
  seq: Type.Integer({ description: 'Change number with which everybody sees it.' }),
});

/** RFC 9457. */
export const Problem = exactly({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  instance: Type.String({ description: 'Number of the request, to be told when asking for help.' }),
  /** Where in the request, for what does not fit the contract. */
  pointer: Type.Optional(Type.String()),
  retryAfterSeconds: Type.Optional(Type.Integer()),
});
