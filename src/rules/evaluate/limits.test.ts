/** A rule that grows without bound on one person is cut off for that person, and the rest go on. */
import { expect, test } from 'vitest';
import { alive, all, deceased, household, some } from '../expression/builders.ts';
import type { Truth } from '../expression/expression.ts';
import { stateOn } from '../time/timeline.ts';
import { evaluate, timelineIn } from './evaluate.ts';
import { populationBuilder } from '../population/population-builder.ts';

const ages = { attained: 'birthday', missingDay: 'month-end' } as const;

/** Sixty people who are all in one household, and one who lives alone. */
function crowdAndHermit() {
  const builder = populationBuilder();
  builder.completeRelation('household');
  const born = { earliest: 0, latest: 0 };
  const crowd = Array.from({ length: 60 }, () => builder.addPerson({ born, sex: 1 }));
  const hermit = builder.addPerson({ born, sex: 1 });
  for (const a of crowd) for (const b of crowd) builder.link('household', a, b);
  return { population: builder.build(), hermit };
}

test('following households of households of households is cut off, not endured', () => {
  const { population, hermit } = crowdAndHermit();
  // Nobody is dead, so no level can stop at the first person it finds.
  const deep = (levels: number): Truth =>
    some(household, levels === 0 ? deceased : deep(levels - 1));
  const rule = all({ alive, crowded: deep(6) });
  const column = evaluate(rule, population, { ages, from: 0, until: 10 });
  expect(column.failures.map(({ code }) => code)).toEqual(Array(60).fill('RULE_TOO_LARGE'));
  expect(stateOn(timelineIn(column, hermit), 5)).toBe('not-entitled');
});
