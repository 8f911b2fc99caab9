/** Unknown is never no: not where a roster says it, and not where the record holds it. */
import { describe, expect, test } from 'vitest';
import { basicKinds, factKinds } from '../../../db/fact-kinds.ts';
import { ownFacts } from '../../../db/own-facts.ts';
import { BEGINNING, END } from '../../../rules/index.ts';
import { compareFacts } from './compare.ts';

const always = { from: BEGINNING, until: END };
const unknown = {
  kind: factKinds['disability-level']!,
  ...always,
  low: undefined,
  high: undefined,
};

describe('a disability that a roster says is unknown', () => {
  test('is written down where the record is silent, for silence would mean none', () => {
    expect(compareFacts([], [unknown])).toEqual({ add: [unknown], retract: [], conflicts: [] });
  });

  test('takes no answer back', () => {
    const stored = { ...unknown, id: 1, low: 2, high: 2 };
    expect(compareFacts([stored], [unknown])).toEqual({ add: [], retract: [], conflicts: [] });
  });
});

test('a number of children that is known to be unknown is not none', () => {
  const own = ownFacts(1);
  const nothing = { ...always, low: undefined, high: undefined };
  own.state(basicKinds['children-ever'], 0, nothing, 1, 1);
  expect([...own.unlisted()]).toEqual([]);
});
