/**
 * What belongs into a woman's own care record and nowhere else: facts about pregnancy, birth care and
 * screening, and the contacts in which such care is given.
 */
import { catalog } from './catalog.ts';

/** Encounters of care around pregnancy, birth and screening. */
export const careEncounters: readonly string[] = [
  'antenatal-contact',
  'postnatal-home-visit',
  'postnatal-check',
  'preconception-check',
  'folic-acid-supply',
  'cervical-screening',
  'breast-screening',
];

/** Every kind of fact that is kept in the care record. */
export const careKinds: readonly string[] = [
  ...Object.entries(catalog).flatMap(([kind, { label }]) =>
    label === 'reproductive' ? [kind] : [],
  ),
  ...careEncounters.map((kind) => `encounter/${kind}`),
];

export const isCareKind = (kind: string): boolean => careKinds.includes(kind);
