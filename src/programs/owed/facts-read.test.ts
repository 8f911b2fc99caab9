/** Facts that decide a program, as its rules name them. */
import { expect, test } from 'vitest';
import { getJurisdiction } from '../packs.ts';
import { packs } from '../registry.ts';
import { factsReadBy } from './facts-read.ts';

const programs = getJurisdiction(packs, 'cn').programs;

test('help for those who lost an only child rests on marriage, disability and registration', () => {
  const program = programs.find(({ id }) => id === 'cn/special-assistance')!;
  expect([...factsReadBy(program)].toSorted()).toEqual([
    ...['disability-level', 'household-registration-type', 'marital-status'],
  ]);
});

test('what a program reads is what its expressions mention, and no more', () => {
  for (const program of programs) {
    const text = JSON.stringify(program);
    for (const fact of factsReadBy(program)) expect(text).toContain(`"${fact}"`);
  }
});
