/**
 * A block of rows kept as columns that grow, so that millions of rows cost their numbers and no objects.
 */

type ColumnArray =
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | Int32Array
  | Float64Array
  | BigInt64Array;

/** Names of a block's columns, each with the constructor of its array. */
export type Shape = Readonly<Record<string, new (length: number) => ColumnArray>>;

/** Columns of equal length; the values at index i belong to one row. */
export type Block<S extends Shape> = { readonly [K in keyof S]: InstanceType<S[K]> };

/** One row of a block. */
export type Row<S extends Shape> = { readonly [K in keyof S]: InstanceType<S[K]>[number] };

export type BlockWriter<S extends Shape> = {
  readonly add: (row: Row<S>) => void;
  /** Rows from here on are dropped by `rollBack`. */
  readonly mark: () => void;
  readonly rollBack: () => void;
  /** The rows as columns without spare room. */
  readonly take: () => Block<S>;
};

export function blockWriter<S extends Shape>(shape: S): BlockWriter<S> {
  const names = Object.keys(shape);
  let room = 1024;
  let length = 0;
  let marked = 0;
  // Every column holds the kind of number that its row field has, which an index by name cannot say.
  let columns = names.map((name) => new shape[name]!(room) as Float64Array);
  const grow = () => {
    room *= 2;
    columns = columns.map((values, i) => {
      const larger = new shape[names[i]!]!(room) as Float64Array;
      larger.set(values);
      return larger;
    });
  };
  return {
    add: (row) => {
      if (length === room) grow();
      for (let i = 0; i < names.length; i++) columns[i]![length] = row[names[i]!] as number;
      length++;
    },
    mark: () => {
      marked = length;
    },
    rollBack: () => {
      length = marked;
    },
    take: () =>
      Object.fromEntries(names.map((name, i) => [name, columns[i]!.slice(0, length)])) as Block<S>,
  };
}
