/** What a client would miss is named, and what only came on top is not. */
import { expect, test } from 'vitest';
import { missingOf, shapeOf } from './shape.ts';

const was = {
  cursor: 5,
  people: [
    { id: 1, phone: '139', facts: [[1, 'sex', null]] },
    { id: 2, facts: [[2, 'birth', 7_000]] },
  ],
};

test('a shape says what is where, and what is not always there', () => {
  expect(shapeOf(was)).toEqual({
    '': 'object',
    cursor: 'number',
    people: 'list',
    'people[]': 'object',
    'people[].id': 'number',
    'people[].phone?': 'string',
    'people[].facts': 'list',
    'people[].facts[]': 'list',
    'people[].facts[][0]': 'number',
    'people[].facts[][1]': 'string',
    'people[].facts[][2]': 'null|number',
  });
});

const [one, other] = was.people as [(typeof was.people)[0], (typeof was.people)[0]];

test.each([
  ['nothing', was, []],
  ['more', { ...was, more: 1, people: [one, { ...other, facts: [[2, 'birth', 7, 'x']] }] }, []],
  ['less', { people: was.people }, ['cursor is gone']],
  ['text for a number', { ...was, cursor: '5' }, ['cursor was number and is string']],
  ['something seldom for good', { ...was, people: [other] }, ['people[].phone is gone']],
  [
    'a short row',
    { ...was, people: [one, { ...other, facts: [[2, 'birth']] }] },
    ['people[].facts[][2] is not always there'],
  ],
])('%s is noticed as it should be', (_what, is, missed) => {
  expect(missingOf(shapeOf(was), shapeOf(is))).toEqual(missed);
});
