/**
 * Facts of which a person has one each: birth, death, sex, and how many relatives there are. When two
 * records were merged, the record that stays is believed first, then the one with the smaller number.
 */
import type { PersonInput, Relation } from '../rules/index.ts';
import { END } from '../rules/index.ts';
import { basicKinds } from './fact-kinds.ts';

type Stated = {
  readonly from: number;
  readonly until: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
};

type Unlisted = {
  readonly relation: Relation | 'children-ever';
  readonly index: number;
  readonly low: number;
  readonly high: number;
};

export type OwnFacts = {
  /** `personId` says it of the person at `index`, whose record that stays has `stayingId`. */
  readonly state: (
    kind: number,
    index: number,
    stated: Stated,
    personId: number,
    stayingId: number,
  ) => void;
  readonly personOf: (index: number) => PersonInput;
  readonly unlisted: () => Iterable<Unlisted>;
};

/** One kind for everyone: values, and whose record they are from. */
type Column = {
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** Rank of who said it: 0 the record that stays, else the number; empty while nobody has. */
  readonly rank: Float64Array;
};

const unlistedKinds = {
  [basicKinds['children-ever']]: 'children-ever',
  [basicKinds['unlisted/parents']]: 'parents',
  [basicKinds['unlisted/children']]: 'children',
  [basicKinds['unlisted/guardians']]: 'guardians',
  [basicKinds['unlisted/spouse']]: 'spouse',
} as const;

export function ownFacts(size: number): OwnFacts {
  const columns = new Map<number, Column>();
  const columnOf = (kind: number): Column => {
    const known = columns.get(kind);
    if (known) return known;
    const column = {
      first: new Float64Array(size),
      last: new Float64Array(size),
      rank: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
    };
    columns.set(kind, column);
    return column;
  };
  const isStated = (column: Column | undefined, index: number): column is Column =>
    column !== undefined && column.rank[index] !== Number.POSITIVE_INFINITY;
  const daysOf = (kind: number, index: number) => {
    const column = columns.get(kind);
    if (!isStated(column, index)) return undefined;
    return { earliest: column.first[index]!, latest: column.last[index]! };
  };
  return {
    state: (kind, index, { from, until, low, high }, personId, stayingId) => {
      const isDay = kind === basicKinds.birth || kind === basicKinds.death;
      // Known to be unknown says nothing; read as a number it would say none.
      if (!isDay && (low === undefined || high === undefined)) return;
      const column = columnOf(kind);
      const rank = personId === stayingId ? 0 : personId;
      if (rank >= column.rank[index]!) return;
      column.rank[index] = rank;
      column.first[index] = isDay ? from : low!;
      column.last[index] = isDay ? (until === END ? END : until - 1) : high!;
    },
    personOf: (index) => {
      const [born, died] = [daysOf(basicKinds.birth, index), daysOf(basicKinds.death, index)];
      const sex = columns.get(basicKinds.sex);
      return {
        ...(born && { born }),
        ...(died && { died }),
        sex: isStated(sex, index) ? sex.first[index]! : 0,
      };
    },
    unlisted: function* () {
      for (const [kind, relation] of Object.entries(unlistedKinds)) {
        const column = columns.get(Number(kind));
        if (!column) continue;
        for (let index = 0; index < size; index++) {
          if (!isStated(column, index)) continue;
          yield { relation, index, low: column.first[index]!, high: column.last[index]! };
        }
      }
    },
  };
}
