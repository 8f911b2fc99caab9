/** What becomes of a task, and who does it. */
import { contract, exactly, Type } from '../../contract.ts';
import { byId, DayText, Done, Id, Instant } from '../../shapes.ts';

const Place = Type.Union([
  Type.Literal('home'),
  Type.Literal('office'),
  Type.Literal('phone'),
  Type.Literal('elsewhere'),
]);

export const bookTask = contract({
  method: 'POST',
  path: '/api/tasks/:id/book',
  summary: 'Book a task for a time; booked again, the later word counts.',
  access: 'task.close',
  params: byId,
  body: exactly({ for: Instant }),
  answer: Done,
});

export const declineTask = contract({
  method: 'POST',
  path: '/api/tasks/:id/decline',
  summary: 'She says no: nobody reminds her before the review day, and without one never.',
  access: 'task.close',
  params: byId,
  body: exactly({ reviewDay: Type.Optional(DayText) }),
  answer: Done,
});

export const finishTask = contract({
  method: 'POST',
  path: '/api/tasks/:id/done',
  summary: 'It was done on a day: the contact is put on record, and the windows it keeps are kept.',
  access: 'record.write',
  params: byId,
  body: exactly({
    day: DayText,
    place: Type.Optional(Place),
    minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1440 })),
  }),
  answer: Done,
});

export const dropTask = contract({
  method: 'POST',
  path: '/api/tasks/:id/not-needed',
  summary: 'It is not needed any more, as far as the unit knows.',
  access: 'task.close',
  params: byId,
  answer: Done,
});

export const reopenTask = contract({
  method: 'POST',
  path: '/api/tasks/:id/reopen',
  summary:
    'What was said of a task was a mistake: it is open again, and what was put on record is taken back.',
  access: 'record.write',
  params: byId,
  answer: Done,
});

export const assignTask = contract({
  method: 'POST',
  path: '/api/tasks/:id/assign',
  summary: 'Give a task to one post of the unit, or to anyone of it.',
  access: 'task.assign',
  params: byId,
  body: exactly({ post: Type.Union([Id, Type.Null()]) }),
  answer: Done,
});

export const getLoad = contract({
  method: 'GET',
  path: '/api/load',
  summary:
    'How much each post of the unit has to do: numbers of tasks of the office, nothing of what residents chose.',
  access: 'task.read',
  answer: exactly({
    posts: Type.Array(
      exactly({
        /** Absent: what anyone of the unit may do. */
        post: Type.Optional(Id),
        open: Type.Integer(),
        booked: Type.Integer(),
        dueThisWeek: Type.Integer(),
        late: Type.Integer(),
      }),
    ),
  }),
});

export const handOver = contract({
  method: 'POST',
  path: '/api/units/:id/hand-over',
  summary:
    'Tasks of one post are done by another one from a day; with an end it is a substitution.',
  access: 'task.assign',
  params: byId,
  body: exactly({
    fromPost: Id,
    toPost: Id,
    from: DayText,
    until: Type.Optional(DayText),
  }),
  answer: exactly({ ...Done.properties, handOver: Id }),
  status: 201,
});

export const endHandOver = contract({
  method: 'POST',
  path: '/api/hand-overs/:id/end',
  summary: 'End a hand-over: what is still open goes back.',
  access: 'task.assign',
  params: byId,
  answer: Done,
});
