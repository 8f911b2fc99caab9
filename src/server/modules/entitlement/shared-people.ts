/** People in memory that threads share: the same columns over buffers that are not copied. */
import type { RecordedPeople } from '../../../db/population.ts';

type TypedArray = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** The population and the numbers of its people, every column moved into shared memory. */
export function sharedPeople({
  population,
  personIds,
}: Pick<RecordedPeople, 'population' | 'personIds'>): Pick<
  RecordedPeople,
  'population' | 'personIds'
> {
  return shared({ population, personIds });
}

/** A copy of plain data, maps and typed arrays whose typed arrays are shared. */
function shared<T>(value: T): T {
  if (ArrayBuffer.isView(value)) return sharedArray(value as unknown as TypedArray) as T;
  if (value instanceof Map) {
    return new Map([...value].map(([key, of]) => [key, shared(of)])) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, shared(of)])) as T;
}

function sharedArray(array: TypedArray): TypedArray {
  const make = array.constructor as new (buffer: SharedArrayBuffer) => TypedArray;
  const copy = new make(new SharedArrayBuffer(array.byteLength));
  copy.set(array as never);
  return copy;
}
