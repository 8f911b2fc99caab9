/** The shape of an answer, flat enough to be read in a diff, and what a later answer lacks of it. */

/**
 * Types by place, as `people[].facts[][2]: null|number`. `[]` is any element of a list, `[2]` the third of a row,
 * which is a list within a list; a name that ends in `?` is not there every time.
 */
export type Shape = Readonly<Record<string, string>>;

type Places = Map<string, { readonly types: Set<string>; seen: number; readonly owner: string }>;

/** The shape of anything that JSON says. */
export function shapeOf(answer: unknown): Shape {
  const places: Places = new Map();
  walk(places, answer, { path: '', owner: '', isInList: false });
  return Object.fromEntries(
    [...places].map(([path, { types, seen, owner }]) => [
      seen < (places.get(owner)?.seen ?? 0) ? `${path}?` : path,
      [...types].toSorted().join('|'),
    ]),
  );
}

type At = { readonly path: string; readonly owner: string; readonly isInList: boolean };

function walk(places: Places, value: unknown, { path, owner, isInList }: At): void {
  const type = Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
  const place = places.get(path) ?? { types: new Set(), seen: 0, owner };
  place.types.add(type);
  place.seen += 1;
  places.set(path, place);
  if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) {
      const part = isInList ? `${path}[${i}]` : `${path}[]`;
      // Lists may be empty, so only rows owe what stands in them.
      walk(places, one, { path: part, owner: isInList ? path : part, isInList: true });
    }
  } else if (type === 'object') {
    for (const [name, one] of Object.entries(value as object)) {
      const part = path === '' ? name : `${path}.${name}`;
      walk(places, one, { path: part, owner: path, isInList: false });
    }
  }
}

/** What somebody who reads answers as they were would miss in one of today; more may be in it. */
export function missingOf(was: Shape, is: Shape): readonly string[] {
  return Object.entries(was).flatMap(([key, types]) => {
    const path = key.replace(/\?$/, '');
    const now = is[path] ?? is[`${path}?`];
    if (now === undefined) return [`${path} is gone`];
    const unknown = now.split('|').filter((type) => !types.split('|').includes(type));
    return [
      ...(unknown.length === 0 ? [] : [`${path} was ${types} and is ${now}`]),
      ...(key === path && is[path] === undefined ? [`${path} is not always there`] : []),
    ];
  });
}
