/** Tasks go on in known ways, and what several people said of one comes to the same in any order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { careKinds } from '../facts/care.ts';
import {
  findUnusual,
  isPlausible,
  milliOf,
  observationIds,
  observationOf,
} from './observations.ts';
import { supplyIds, supplyOf } from './supplies.ts';
import { nextState, type Said, standingOf, stateOf } from './transitions.ts';

const word = fc.record({
  outcome: fc.constantFrom('done', 'declined', 'booked', 'moved', 'not-needed', 'mistaken'),
  day: fc.integer({ min: 0, max: 3 }),
  bookedFor: fc.integer({ min: 0, max: 2 }),
  reviewDay: fc.integer({ min: 0, max: 2 }),
}) satisfies fc.Arbitrary<Said>;

describe('tasks', () => {
  test('whoever declined is asked again by nobody, and may have it done any day', () => {
    expect(nextState('declined', 'lapse')).toBeUndefined();
    expect(nextState('declined', 'decline')).toBeUndefined();
    expect(nextState('declined', 'done')).toBe('done');
  });

  test('what is done stays done until somebody says that this was a mistake', () => {
    const turns = ['book', 'decline', 'done', 'move', 'not-needed', 'mistake', 'lapse'] as const;
    expect(turns.map((turn) => nextState('done', turn))).toEqual(turns.map(() => undefined));
    expect(nextState('done', 'reopen')).toBe('open');
  });

  test('what is stored says the state', () => {
    expect(stateOf({ outcome: null, isBooked: true })).toBe('booked');
    expect(stateOf({ outcome: 'lapsed', isBooked: false })).toBe('lapsed');
  });

  test('words come to the same in any order, however often they are said', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (said) => {
        const once = standingOf(said);
        expect(standingOf(said.toReversed())).toEqual(once);
        expect(standingOf([...said, ...said])).toEqual(once);
        if (said.some(({ outcome }) => outcome === 'done')) expect(once?.outcome).toBe('done');
      }),
    );
  });
});

describe('observations', () => {
  test('the usual lies within the plausible', () => {
    const wrong = observationIds.filter((kind) =>
      observationOf(kind).usual.some(
        ({ low, high }) => !isPlausible(kind, low) || !isPlausible(kind, high) || low >= high,
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('a newborn of 12 kg is asked about, one of 1200 kg is refused, and an unknown age asks nothing', () => {
    expect(findUnusual('weight', 12, 0)).toMatchObject({ low: 2, high: 6 });
    expect(isPlausible('weight', 1200)).toBe(false);
    expect(findUnusual('weight', 12, undefined)).toBeUndefined();
  });

  test('36.6 degrees are 36600 thousandths', () => {
    expect(milliOf(36.6)).toBe(36_600);
  });

  test('nothing of a care record is measured here', () => {
    expect(observationIds.filter((kind) => careKinds.includes(kind))).toEqual([]);
  });
});

test('what prevents or prepares a pregnancy is a standing offer, issued to nobody', () => {
  const offers = supplyIds.filter((item) => supplyOf(item).isStandingOffer);
  expect(offers).toEqual(['condoms', 'oral-contraceptives', 'folic-acid']);
});
