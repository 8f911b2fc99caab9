/** Goods of a unit. */
import { contract, exactly, Type } from '../../contract.ts';
import { byId, DayText, Done, Id, text } from '../../shapes.ts';

export const getStock = contract({
  method: 'GET',
  path: '/api/stock',
  summary: 'What the own unit has, on the shelf and with its posts.',
  access: 'task.read',
  answer: exactly({
    stock: Type.Array(
      exactly({
        item: Type.String(),
        words: Type.String(),
        /** Absent: on the shelf. */
        post: Type.Optional(Id),
        isOwn: Type.Optional(Type.Boolean({ description: 'Of the post of whoever asks.' })),
        lot: Type.Optional(Type.String()),
        expires: Type.Optional(DayText),
        quantity: Type.Integer(),
        isStandingOffer: Type.Boolean({
          description: 'Counted in pieces; who takes it is on no record.',
        }),
      }),
    ),
  }),
});

export const moveStock = contract({
  method: 'POST',
  path: '/api/stock/moves',
  summary: 'Goods came in, go along with a post or come back, or may not be given any more.',
  access: 'task.close',
  body: exactly({
    kind: Type.Union([Type.Literal('received'), Type.Literal('moved'), Type.Literal('expired')]),
    item: text(50),
    lot: Type.Optional(text(50)),
    expires: Type.Optional(DayText),
    quantity: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    fromPost: Type.Optional(Id),
    toPost: Type.Optional(Id),
  }),
  answer: exactly({ ...Done.properties, move: Id }),
  status: 201,
});

export const undoStockMove = contract({
  method: 'POST',
  path: '/api/stock/moves/:id/undo',
  summary: 'Take a move of goods back.',
  access: 'task.close',
  params: byId,
  answer: Done,
});
