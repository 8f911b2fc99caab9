/** What keeps a step keeps no other by mistake: windows that one kind of contact keeps do not overlap. */
import { expect, test } from 'vitest';
import type { Duration } from '../rules/index.ts';
import { day, shift } from '../rules/index.ts';
import type { Step } from './definition.ts';
import { packs } from './registry.ts';

/** Days after an anchor, counted on a calendar. */
const daysOf = (duration: Duration) => shift(day('2026-01-01'), duration) - day('2026-01-01');

const overlaps = (a: Step, b: Step) =>
  daysOf(a.from) < daysOf(b.catchUpUntil ?? b.until) &&
  daysOf(b.from) < daysOf(a.catchUpUntil ?? a.until);

const pairs = packs.flatMap(({ programs }) =>
  programs.flatMap((program) => {
    const steps = program.kind === 'service' ? Object.entries<Step>(program.schedule) : [];
    return steps.flatMap(([name, step], index) =>
      steps
        .slice(index + 1)
        .filter(([, other]) => other.keptBy === step.keptBy)
        .filter(([, other]) => JSON.stringify(other.anchor) === JSON.stringify(step.anchor))
        .map(([other, it]) => ({ place: `${program.id}/${name} and ${other}`, step, it })),
    );
  }),
);

test('one contact keeps one step of a program', () => {
  expect(pairs.length).toBeGreaterThan(50);
  expect(pairs.filter(({ step, it }) => overlaps(step, it)).map(({ place }) => place)).toEqual([]);
});
