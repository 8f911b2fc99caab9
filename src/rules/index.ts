/** The rule language: what programs, tests and evaluators outside this room may use. */
export * from './expression/builders.ts';
export * from './expression/catalog.ts';
export type * from './expression/expression.ts';
export { relations } from './expression/expression.ts';
export * from './expression/vocabulary.ts';
export * from './evaluate/population.ts';
export * from './evaluate/population-builder.ts';
export * from './time/age.ts';
export * from './time/day.ts';
export * from './time/spans.ts';
export * from './time/timeline.ts';
