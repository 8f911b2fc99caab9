/** Who is how near to whom: what has to be looked at again when something about somebody changes. */
import type { PackedPerson } from '../../../model/sync/caseload.ts';

export type Nearness = {
  /** People on the phone within so many steps of kinship or household, these included, by number. */
  readonly within: (ids: readonly number[], steps: number) => readonly number[];
};

/** Everybody's neighbours at once; whoever is linked from either side is one step away. */
export function nearnessOf(people: Iterable<PackedPerson>): Nearness {
  const neighbours = new Map<number, Set<number>>();
  const houses = new Map<number, number[]>();
  const join = (a: number, b: number) => {
    if (!neighbours.has(a)) neighbours.set(a, new Set());
    neighbours.get(a)!.add(b);
  };
  const known = new Set<number>();
  for (const { id, links, households } of people) {
    known.add(id);
    for (const [, , other] of links) {
      join(id, other);
      join(other, id);
    }
    for (const [house] of households) houses.set(house, [...(houses.get(house) ?? []), id]);
  }
  for (const members of houses.values()) {
    for (const one of members) for (const other of members) if (one !== other) join(one, other);
  }
  return {
    within: (ids, steps) => {
      const found = new Set(ids);
      let edge = [...found];
      for (let step = 0; step < steps && edge.length > 0; step++) {
        edge = edge
          .flatMap((id) => [...(neighbours.get(id) ?? [])])
          .filter((id) => !found.has(id) && known.has(id));
        for (const id of edge) found.add(id);
      }
      return [...found].filter((id) => known.has(id)).toSorted((a, b) => a - b);
    },
  };
}
