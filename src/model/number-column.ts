/**
 * A typed array that grows as numbers are added: what is kept about each of a million people or links
 * costs a few bytes in it instead of an object.
 */

export type NumberColumn = {
  readonly push: (value: number) => void;
  /** The value at a place that has been filled. */
  readonly at: (index: number) => number;
  readonly set: (index: number, value: number) => void;
  readonly length: () => number;
};

type NumberArray = Uint8Array | Uint16Array | Uint32Array | Int32Array;

export function numberColumn<T extends NumberArray>(make: new (length: number) => T): NumberColumn {
  let values = new make(64);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const larger = new make(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    at: (index) => values[index]!,
    set: (index, value) => {
      values[index] = value;
    },
    length: () => length,
  };
}
