/** Notices: what a resident was told. */
import { contract, exactly, Type } from '../contract.ts';
import { Id, Instant, paging } from '../shapes.ts';

export const listNotices = contract({
  method: 'GET',
  path: '/api/me/notices',
  summary: 'What the office told her, the newest first, each with its reason and what she can do.',
  access: 'notice.read',
  query: exactly({ before: Type.Optional(Id), limit: paging.limit }),
  answer: exactly({
    notices: Type.Array(
      exactly({
        id: Id,
        at: Instant,
        message: Type.String(),
        reason: Type.String(),
        remedy: Type.String(),
      }),
    ),
    /** Ask again before this one. */
    next: Type.Optional(Id),
  }),
});
