/** Nothing is asked beforehand: what the form needs comes from data or from the parent’s own word. */
import type { FormQuestion } from '../../definition.ts';

export const form = [] satisfies FormQuestion[];
