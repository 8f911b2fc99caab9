/**
 * Turns an expression into code for one population: one small function a node.
 */
import type { Moment, Quantity, Truth, TruthNode } from '../expression/expression.ts';
import type { AgeRule } from '../time/age.ts';
import type { Compiler, Compilers, MomentCode, QuantityCode, TruthCode } from './compiler.ts';
import { compareCode } from './compare.ts';
import { factConditions } from './fact-conditions.ts';
import { glances } from './glance.ts';
import { logic } from './logic.ts';
import { moments } from './moments.ts';
import { personConditions } from './person-conditions.ts';
import type { Population } from '../population/population.ts';
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
  compare: compareCode,
};

/** A compiler for a population: expressions in, code out. All its code shares one scratch. */
export function compilerFor(population: Population, ages: AgeRule): Compiler {
  const compiler: Compiler = {
    population,
    ages,
    scratch: newScratch(),
    truth: (node: Truth) => codeOf(truths, node, compiler),
    glance: (node: Truth) => codeOf(glances, node, compiler),
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
