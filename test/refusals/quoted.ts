/** The negative corpus: ten lines of the old plans, each as quoted and in ten disguises, and others. */
import { rates } from './quoted-rates.ts';
import { inWordsAlone, others, sanctions } from './quoted-sanctions.ts';
import type { Quoted } from './refused.ts';

export const quoted: readonly Quoted[] = [...rates, ...sanctions];
export { inWordsAlone, others };
