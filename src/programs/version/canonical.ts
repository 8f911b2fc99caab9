/**
 * One text for one meaning: rules as JSON with sorted keys, so that equal rules have equal hashes.
 */

/**
 * Names below these keys, and the parts of an expression, keep their order: reasons, questions and steps
 * are told in it.
 */
const told: ReadonlySet<string> = new Set(['of', 'conditions', 'schedule']);

/**
 * The canonical JSON of plain data. Infinity is written `1e999`, which every JSON reader takes for it.
 * Errors: TypeError for what JSON would drop or bend: functions, symbols, NaN, dates, typed arrays.
 */
export function canonicalText(value: unknown, key = ''): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      return numberText(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? listText(value) : recordText(value, key);
    default:
      throw new TypeError(`${key}: ${typeof value} is no plain data`);
  }
}

function numberText(value: number): string {
  if (Number.isNaN(value)) throw new TypeError('NaN is no plain data');
  if (Number.isFinite(value)) return JSON.stringify(value);
  return value > 0 ? '1e999' : '-1e999';
}

/** Item by item: a hole must not be passed over as `map` would. */
const listText = (list: readonly unknown[]): string =>
  `[${Array.from(list, (item) => canonicalText(item)).join(',')}]`;

function recordText(record: object, key: string): string {
  const isBuiltIn = Object.prototype.toString.call(record) !== '[object Object]';
  if (isBuiltIn || Object.getOwnPropertySymbols(record).length > 0) {
    throw new TypeError(`${key}: ${Object.prototype.toString.call(record)} is no plain data`);
  }
  const entries = Object.entries(record).filter(([, part]) => part !== undefined);
  const isTold = told.has(key) || 'labels' in record;
  if (!isTold) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = entries.map(
    ([name, part]) => `${JSON.stringify(name)}:${canonicalText(part, name)}`,
  );
  return `{${parts.join(',')}}`;
}
