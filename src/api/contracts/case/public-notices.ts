/** Public notices, which anybody reads and anybody may object to, and what becomes of an objection. */
import { contract, exactly, Type } from '../../contract.ts';
import { byId, DayText, Done, Id, text } from '../../shapes.ts';

const Posted = exactly({
  id: Id,
  maskedName: Type.String(),
  village: Type.String(),
  program: Type.String(),
  from: DayText,
  until: DayText,
});

/** Six digits; absent: the only county there is. */
const county = exactly({ county: Type.Optional(Type.String({ pattern: '^\\d{6}$' })) });

export const listPosted = contract({
  method: 'GET',
  path: '/api/public-notices',
  summary: 'What is posted today: a masked name, the village and the program.',
  access: 'public',
  query: county,
  answer: exactly({ notices: Type.Array(Posted) }),
});

export const getPosted = contract({
  method: 'GET',
  path: '/api/public-notices/:id',
  summary: 'One public notice; gone by itself when its time is over.',
  access: 'public',
  params: byId,
  query: county,
  answer: Posted,
});

export const objectToPosted = contract({
  method: 'POST',
  path: '/api/public-notices/:id/objections',
  summary: 'Object to a public notice, without saying who one is.',
  access: 'public',
  params: byId,
  query: county,
  body: exactly({ said: text(2000), contact: Type.Optional(text(200)) }),
  answer: exactly({ due: DayText }),
  repeatable: true,
});

export const listObjections = contract({
  method: 'GET',
  path: '/api/objections',
  summary:
    'Open objections about people served that are not about the own unit, those that are due first.',
  access: 'objection.answer',
  answer: exactly({
    objections: Type.Array(
      exactly({
        id: Id,
        case: Type.Optional(Id),
        person: Type.Optional(Id),
        /** What the notice says. */
        posted: Type.Optional(
          exactly({ maskedName: Type.String(), village: Type.String(), program: Type.String() }),
        ),
        said: Type.Optional(Type.String()),
        contact: Type.Optional(Type.String()),
        day: DayText,
        due: DayText,
      }),
    ),
  }),
});

export const answerObjection = contract({
  method: 'POST',
  path: '/api/objections/:id/answer',
  summary: 'Write down what was found about an objection that is not about the own unit.',
  access: 'objection.answer',
  params: byId,
  body: exactly({ answer: text(2000) }),
  answer: Done,
});
