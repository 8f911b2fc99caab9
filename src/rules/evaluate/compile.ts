/**
 * Turns an expression into code for one population: one small function a node.
 */
import type { Moment, Quantity, Truth, TruthNode } from '../expression/expression.ts';
import type { AgeRule } from '../time/age.ts';
import type { Compiler, Compilers, MomentCode, QuantityCode, TruthCode } from './compiler.ts';
import { combineSteps, truthFromSteps } from './steps.ts';
import { factConditions } from './fact-conditions.ts';
import { logic } from './logic.ts';
import { moments } from './moments.ts';
import { personConditions } from './person-conditions.ts';
import type { Population } from './population.ts';
import { quantities } from './quantities.ts';
import { relationConditions } from './relations.ts';
import { newScratch } from './scratch.ts';
import { timeOperators } from './time-operators.ts';

const truths: Compilers<TruthNode, TruthCode> = {
  ...personConditions,
  ...factConditions,
  ...logic,
  ...relationConditions,
  ...timeOperators,
  compare: ({ left, is, right }, c) => {
    const difference = c.quantity(left);
    const other = c.quantity(right);
    return (person, from, until) => compareSteps(c, difference, other, is, person, from, until);
  },
};

function compareSteps(
  { scratch: s }: Compiler,
  left: QuantityCode,
  right: QuantityCode,
  is: 'at-least' | 'below',
  person: number,
  from: number,
  until: number,
): number {
  const a = left(person, from, until);
  const b = right(person, from, until);
  // The combination holds 0 / 1 answers: low is 1 where certain, high is 1 where possible.
  const atLeast = is === 'at-least';
  const answers = combineSteps(
    s,
    a,
    b,
    until,
    (la, ha, lb, hb) => Number(atLeast ? la >= hb : ha < lb),
    (la, ha, lb, hb) => Number(atLeast ? ha >= lb : la < hb),
  );
  return truthFromSteps(
    s,
    answers,
    until,
    (low) => low === 1,
    (_, high) => high === 1,
  );
}

/** A compiler for a population: expressions in, code out. All its code shares one scratch. */
export function compilerFor(population: Population, ages: AgeRule): Compiler {
  const compiler: Compiler = {
    population,
    ages,
    scratch: newScratch(),
    truth: (node: Truth) => codeOf(truths, node, compiler),
    quantity: (node: Quantity) => codeOf(quantities, node, compiler),
    moment: (node: Moment) => codeOf(moments, node, compiler),
  };
  return compiler;
}

/** Looks the node's compiler up by kind; the table is complete by type. */
function codeOf<N extends { readonly kind: string }, Code>(
  table: Compilers<N, Code>,
  node: N,
  c: Compiler,
): Code {
  const compile = table[node.kind as N['kind']] as (node: N, c: Compiler) => Code;
  return compile(node, c);
}

export type { MomentCode, QuantityCode, TruthCode };
