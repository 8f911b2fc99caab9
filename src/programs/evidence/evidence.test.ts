/** Evidence: what is kept gives the same outcome as the whole record, and holds nothing that the rule does not read. */
import { describe, expect, test } from 'vitest';
import { generateCounty } from '../../datagen/index.ts';
import { parent, person, populationOf } from '../../model/family.ts';
import { peopleBuilder } from '../../model/people.ts';
import { day, relations } from '../../rules/index.ts';
import { getJurisdiction } from '../packs.ts';
import { packs } from '../registry.ts';
import { frozen, outcomeOf, outcomeText, thawed } from './evidence.ts';

const jurisdiction = getJurisdiction(packs, 'cn-33');
const on = day('2026-11-22');
const benefits = jurisdiction.programs.filter(({ kind }) => kind === 'benefit');

describe('evidence', () => {
  test('gives the outcome that the whole county gives', () => {
    const builder = peopleBuilder();
    for (const one of generateCounty({ seed: 4, size: 120, on })) builder.add(one);
    const { population } = builder.build(relations);
    const entitled = new Set<string>();
    for (const program of benefits) {
      const asked = { jurisdiction, program: program.id, on };
      for (let self = 0; self < population.size; self += 2) {
        const whole = outcomeOf({ population, self }, asked);
        const kept = thawed(frozen({ population, self }, program));
        expect(outcomeText(outcomeOf(kept, asked))).toBe(outcomeText(whole));
        if (whole.state === 'entitled') entitled.add(program.id);
      }
    }
    expect(entitled.size).toBeGreaterThan(1);
  });

  test('holds no fact and no relative that the rule does not read', () => {
    const facts = { 'marital-status': 'divorced', 'household-registration': '330604' } as const;
    const young = person({ born: '2025-03-01', facts }).with(parent({ born: '1990-01-01', facts }));
    const population = populationOf(young);
    const program = benefits.find(({ id }) => id === 'cn/childcare-subsidy')!;
    const kept = JSON.parse(frozen({ population, self: 0 }, program));
    expect(Object.keys(kept.facts)).toEqual(['household-registration']);
    expect(Object.keys(kept.relations)).toEqual([]);
  });
});
