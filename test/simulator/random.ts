/** The dice of a run: every decision of a seed, and bytes from them. */
import { type Random, randomStream } from '../../src/datagen/random.ts';

export type Dice = Random & { readonly bytes: (length: number) => Uint8Array<ArrayBuffer> };

/** Streams of one seed do not move each other. */
export function diceOf(seed: number, stream: number): Dice {
  const random = randomStream(seed, stream);
  return {
    ...random,
    bytes: (length) => Uint8Array.from({ length }, () => random.between(0, 255)),
  };
}
