/**
 * Going through an expression without knowing its kinds: all its nodes, and a copy with other
 * parameter values.
 */
import type { Expression, Parameter } from './expression.ts';

/** Whether a value is a node of an expression. */
export function isExpression(value: unknown): value is Expression {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    'labels' in value &&
    Array.isArray(value.labels)
  );
}

/** The expressions directly below a node, with the names that conditions have there. */
export function partsOf(node: Expression): readonly (readonly [name: string, part: Expression])[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (isExpression(value)) return [[key, value] as const];
    if (typeof value !== 'object' || value === null || key === 'labels') return [];
    return Object.entries(value).flatMap(([name, part]) =>
      isExpression(part) ? [[name, part] as const] : [],
    );
  });
}

/** A node and everything below it. */
export function* nodesOf(node: Expression): Generator<Expression> {
  yield node;
  for (const [, part] of partsOf(node)) yield* nodesOf(part);
}

/** The expression with some of its parameters replaced by others of the same name. */
export function withParameters<E extends Expression>(
  node: E,
  replacements: Readonly<Record<string, Parameter>>,
): E {
  const copyOf = (value: unknown): unknown => {
    if (isExpression(value)) return withParameters(value, replacements);
    if (Array.isArray(value)) return value.map(copyOf);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]));
  };
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'parameter' ? (replacements[(value as Parameter).name] ?? value) : copyOf(value),
    ]),
  );
  return Object.freeze(Object.assign(Object.create(Object.getPrototypeOf(node)), copy)) as E;
}
