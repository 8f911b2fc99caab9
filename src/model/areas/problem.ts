/**
 * Everything that can be wrong with an area list: codes for whoever reads such lists, and for the
 * catalogue of texts, which must have one for each.
 */

/** `error`: the row was left out. `notice`: it was read, as the text says. */
export type AreaSeverity = 'error' | 'notice';

/** Every code, with its severity and the keys of its `detail`. */
export const areaProblemKinds = {
  AREA_HEADER_UNKNOWN: { severity: 'error', details: [] },
  AREA_CODE_FORM: { severity: 'error', details: [] },
  AREA_CODE_LEVEL: { severity: 'error', details: ['level'] },
  AREA_NAME_EMPTY: { severity: 'error', details: [] },
  AREA_WORD_UNKNOWN: { severity: 'notice', details: ['word', 'accepted'] },
  AREA_DATE_FORM: { severity: 'error', details: ['date'] },
  AREA_DATE_ORDER: { severity: 'error', details: ['begins', 'ends'] },
  AREA_DUPLICATE: { severity: 'error', details: ['otherRow'] },
  AREA_PARENT_MISSING: { severity: 'error', details: ['parent'] },
  AREA_PARENT_LEVEL: { severity: 'error', details: ['parent'] },
  AREA_PARENT_ENDED: { severity: 'notice', details: ['parent'] },
  AREA_SUCCESSOR_UNKNOWN: { severity: 'notice', details: ['successor'] },
  AREA_SUCCESSOR_EARLY: { severity: 'notice', details: ['successor'] },
  AREA_SUCCESSOR_ENDED: { severity: 'notice', details: ['successor'] },
  AREA_SUCCESSOR_CIRCLE: { severity: 'notice', details: ['successor'] },
} as const satisfies Readonly<
  Record<string, { readonly severity: AreaSeverity; readonly details: readonly string[] }>
>;

export type AreaProblemCode = keyof typeof areaProblemKinds;

export type AreaProblem = {
  /** Place of the row in what was read, from 1, header and blank rows included. */
  readonly row: number;
  /** The area's code as written; empty where there is none. */
  readonly area: string;
  readonly code: AreaProblemCode;
  readonly severity: AreaSeverity;
  readonly detail: Readonly<Record<string, string | number>>;
};
