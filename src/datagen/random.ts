/**
 * Pseudo-random numbers that are the same on every platform: 32-bit integer arithmetic only, no
 * logarithms or sines, whose last digits differ between engines.
 */

/** A stream of pseudo-random decisions. */
export type Random = {
  /** A number in [0, 1) with 32 random bits. */
  readonly uniform: () => number;
  readonly chance: (probability: number) => boolean;
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
};

/** Spreads a 32-bit number so that neighbours differ in half of their bits (MurmurHash3's end). */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * The decisions of one stream of a seed. Each family has a stream of its own, so that what happens
 * in one family never moves the dice of the next.
 */
export function randomStream(seed: number, stream: number): Random {
  // xoshiro128**; Weyl steps between the words keep its state from being all zero.
  const start = mix(seed) ^ mix(stream + 0x9e3779b9);
  let a = mix(start + 0x9e3779b9);
  let b = mix(start + 0x3c6ef372);
  let c = mix(start + 0xdaa66d2b);
  let d = mix(start + 0x78dde6e4);
  const uniform = (): number => {
    const fivefold = Math.imul(b, 5);
    const result = Math.imul((fivefold << 7) | (fivefold >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result / 4294967296;
  };
  const between = (least: number, most: number): number =>
    least + Math.floor(uniform() * (most - least + 1));
  return {
    uniform,
    chance: (probability) => uniform() < probability,
    between,
    pick: <T>(list: readonly T[]): T => list[between(0, list.length - 1)] as T,
  };
}

/** Draws one of several values, each as often as its weight says. */
export function weighted<T>(table: readonly (readonly [T, number])[]): (random: Random) => T {
  const values = table.map(([value]) => value);
  let sum = 0;
  const ends = table.map(([, weight]) => {
    sum += weight;
    return sum;
  });
  return (random) => {
    const at = random.uniform() * sum;
    let index = 0;
    while (index < ends.length - 1 && at >= ends[index]!) index++;
    return values[index] as T;
  };
}
