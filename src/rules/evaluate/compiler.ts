/**
 * What a compiled expression is, and what the compilers of node kinds are given.
 */
import type { Moment, Quantity, Truth } from '../expression/expression.ts';
import type { AgeRule } from '../time/age.ts';
import type { Population } from './population.ts';
import type { Scratch } from './scratch.ts';

/**
 * Evaluates a truth for one person and pushes a truth record; returns where it stands. The record is
 * exact within the window `[from, until)`, which is never empty, and holds nothing outside it.
 */
export type TruthCode = (person: number, from: number, until: number) => number;

/** Pushes a step record that covers the window; returns where it stands on the steps stack. */
export type QuantityCode = (person: number, from: number, until: number) => number;

/** Pushes a moment record; returns where it stands on the data stack. */
export type MomentCode = (person: number) => number;

export type Compiler = {
  readonly population: Population;
  readonly scratch: Scratch;
  readonly ages: AgeRule;
  readonly truth: (node: Truth) => TruthCode;
  readonly quantity: (node: Quantity) => QuantityCode;
  readonly moment: (node: Moment) => MomentCode;
};

/** The member of a union of nodes that has a kind. */
export type NodeOf<N extends { readonly kind: string }, K extends N['kind']> = N extends {
  readonly kind: infer M;
}
  ? K extends M
    ? N
    : never
  : never;

/** One compiler a kind: leaving one out does not type-check. */
export type Compilers<N extends { readonly kind: string }, Code> = {
  readonly [K in N['kind']]: (node: NodeOf<N, K>, c: Compiler) => Code;
};
