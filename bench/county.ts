/**
 * The population that all measurements share: a seeded fictional county as columns, and the three
 * programs that hand-written loops and other engines are compared on.
 */
import { generateCounty } from '../src/datagen/index.ts';
import { type People, peopleBuilder } from '../src/model/people.ts';
import { getProgram } from '../src/programs/assess.ts';
import { getJurisdiction } from '../src/programs/packs.ts';
import { packs } from '../src/programs/registry.ts';
import { day, relations } from '../src/rules/index.ts';

export const SEED = 1;
/** The day asked about. */
export const ON = day('2026-11-22');

export const national = getJurisdiction(packs, 'cn');

/** The programs that the other engines are compared on. */
export const comparedPrograms = ['childcare-subsidy', 'rural-award', 'special-assistance'].map(
  (id) => getProgram(national.programs, id),
);

/** A county of about this many people; the same one every time. */
export function countyOf(size: number): People {
  const builder = peopleBuilder();
  for (const record of generateCounty({ seed: SEED, size, on: ON })) builder.add(record);
  return builder.build(relations);
}
