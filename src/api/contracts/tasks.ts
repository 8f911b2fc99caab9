/** Tasks: the reason for which a record is opened. */
import { contract, exactly, Type } from '../contract.ts';
import { byId, DayText, Done, Id, paging, text } from '../shapes.ts';

const Purpose = Type.Union([
  Type.Literal('service'),
  Type.Literal('benefit'),
  Type.Literal('registration'),
]);

export const openTask = contract({
  method: 'POST',
  path: '/api/tasks',
  summary: 'Open a task for somebody whom the unit serves.',
  access: 'task.open',
  body: exactly({
    person: Id,
    purpose: Purpose,
    basis: Type.Union([
      Type.Literal('due'),
      Type.Literal('question'),
      Type.Literal('asked-for'),
      Type.Literal('referred'),
    ]),
    program: Type.Optional(text(100)),
    step: Type.Optional(text(100)),
    due: Type.Optional(DayText),
    /** Only the post that opens it may use it. */
    isMine: Type.Optional(Type.Boolean()),
  }),
  answer: exactly({ ...Done.properties, task: Id }),
  status: 201,
});

export const listTasks = contract({
  method: 'GET',
  path: '/api/tasks',
  summary: 'Open tasks of the own unit; or those that open the record of one person.',
  access: 'task.read',
  query: exactly({ ...paging, person: Type.Optional(Id) }),
  answer: exactly({
    tasks: Type.Array(
      exactly({
        id: Id,
        person: Id,
        purpose: Type.String(),
        basis: Type.String(),
        program: Type.Optional(Type.String()),
        step: Type.Optional(Type.String()),
        post: Type.Optional(Id),
        due: Type.Optional(DayText),
      }),
    ),
    next: Type.Optional(Id),
  }),
});

export const closeTask = contract({
  method: 'POST',
  path: '/api/tasks/:id/close',
  summary: 'Close a task with its outcome; a no is an outcome like any other.',
  access: 'task.close',
  params: byId,
  body: exactly({
    outcome: Type.Union([
      Type.Literal('done'),
      Type.Literal('declined'),
      Type.Literal('moved'),
      Type.Literal('not-needed'),
      Type.Literal('mistaken'),
    ]),
  }),
  answer: Done,
});
