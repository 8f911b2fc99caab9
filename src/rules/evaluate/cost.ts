/**
 * How much work a condition is, roughly, so that cheap and selective ones come first.
 */
import type { Moment, Quantity, Truth } from '../expression/expression.ts';

/** Rough cost of a truth; only the order matters. */
export function costOf(node: Truth): number {
  switch (node.kind) {
    case 'constant':
    case 'unknown':
    case 'during':
      return 0;
    case 'born':
    case 'sex':
    case 'alive':
    case 'deceased':
      return 1;
    case 'age':
      return 2;
    case 'fact':
    case 'place':
      return 4;
    case 'places-differ':
      return 12;
    case 'all':
    case 'any':
    case 'at-least':
      return Object.values(node.of).reduce((sum, of) => sum + costOf(of), 1);
    case 'not':
      return costOf(node.of) + 1;
    case 'related':
      return 3 * costOf(node.of) + 8;
    case 'sustained':
    case 'since':
    case 'ever':
    case 'throughout':
      return costOf(node.of) + 3;
    case 'within':
      return costOfMoment(node.event) + 2;
    case 'compare':
      return costOfQuantity(node.left) + costOfQuantity(node.right) + 4;
  }
}

function costOfQuantity(node: Quantity): number {
  switch (node.kind) {
    case 'number':
    case 'parameter':
      return 1;
    case 'fact-value':
      return 5;
    case 'count':
      return 3 * costOf(node.of) + 80;
    case 'sum-over':
      return 3 * costOfQuantity(node.of) + 80;
    case 'plus':
    case 'lesser':
    case 'greater':
      return node.of.reduce((sum, of) => sum + costOfQuantity(of), 4);
    case 'times':
      return costOfQuantity(node.of) + costOfQuantity(node.by) + 4;
    case 'choose':
      return costOf(node.when) + costOfQuantity(node.then) + costOfQuantity(node.otherwise);
    case 'months-touched':
      return costOf(node.of) + 10;
  }
}

function costOfMoment(node: Moment): number {
  switch (node.kind) {
    case 'birth':
    case 'death':
      return 1;
    case 'event':
      return 4;
    case 'moved':
      return costOfMoment(node.of) + 1;
    case 'first-day':
      return costOf(node.of) + 2;
    case 'either':
      return node.of.reduce((sum, of) => sum + costOfMoment(of), 0);
  }
}
