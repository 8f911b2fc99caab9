/**
 * A typed array that grows as numbers are added: what is kept about each of a million people or links
 * costs a few bytes in it instead of an object.
 */

export type NumberArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

export type NumberColumn<T extends NumberArray = NumberArray> = {
  readonly push: (value: number) => void;
  /** The value at a place that has been filled. */
  readonly at: (index: number) => number;
  readonly set: (index: number, value: number) => void;
  readonly length: () => number;
  /** The values as an array; the column is empty afterwards, so that nothing is kept twice. */
  readonly take: () => T;
};

export function numberColumn<T extends NumberArray>(
  make: new (length: number) => T,
): NumberColumn<T> {
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
    take: () => {
      const taken = values.subarray(0, length) as T;
      values = new make(64);
      length = 0;
      return taken;
    },
  };
}
