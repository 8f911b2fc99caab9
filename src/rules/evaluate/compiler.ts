/**
 * What a compiled expression is, and what the compilers of node kinds are given.
 */
import type { Moment, Quantity, Truth } from '../expression/expression.ts';
import type { AgeRule } from '../time/age.ts';
import type { Population } from '../population/population.ts';
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

/**
 * What is true of a whole window `[from, until)` at once: NEVER_HOLDS (possible on no day of it),
 * ALWAYS_HOLDS (certain on all of them) or OPEN (it changes, is unknown, or is not worth finding out).
 */
export type Glance = (person: number, from: number, until: number) => number;

// In the order of doubt, so that and = least, or = greatest, not = ALWAYS_HOLDS − answer.
export const NEVER_HOLDS = 0;
export const OPEN = 1;
export const ALWAYS_HOLDS = 2;

export type Compiler = {
  readonly population: Population;
  readonly scratch: Scratch;
  readonly ages: AgeRule;
  readonly truth: (node: Truth) => TruthCode;
  readonly glance: (node: Truth) => Glance;
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
