/**
 * What may be measured at a visit or a check-up: a closed list with units and bounds. Nothing here is about pregnancy,
 * birth care or contraception, and no value labels anybody: the usual range only makes a phone ask "is this right?".
 */
import type { Words } from '../../rules/index.ts';

export type ObservationKind = {
  readonly words: Words;
  /** As it is written after the value. */
  readonly unit: string;
  /** Outside of this it cannot have been measured so, of anybody. */
  readonly plausible: Bounds;
  /** By completed months of age, `[from, until)`. Of no national standard that was seen: unverified. */
  readonly usual: readonly (Bounds & { readonly from: number; readonly until: number })[];
  /** Kinds of contact at which it is measured. */
  readonly at: readonly ('newborn-home-visit' | 'child-check' | 'care-visit')[];
};

type Bounds = { readonly low: number; readonly high: number };

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });
const children = ['newborn-home-visit', 'child-check'] as const;
const adults = ['care-visit'] as const;
const ANY = 200 * 12;

export const observationKinds = {
  weight: {
    words: words('体重', 'weight'),
    unit: 'kg',
    plausible: { low: 0.4, high: 400 },
    usual: [
      { from: 0, until: 1, low: 2, high: 6 },
      { from: 1, until: 12, low: 3, high: 14 },
      { from: 12, until: 84, low: 6, high: 40 },
      { from: 84, until: ANY, low: 15, high: 150 },
    ],
    at: children,
  },
  height: {
    words: words('身长（身高）', 'height'),
    unit: 'cm',
    plausible: { low: 20, high: 260 },
    usual: [
      { from: 0, until: 1, low: 43, high: 62 },
      { from: 1, until: 12, low: 48, high: 86 },
      { from: 12, until: 84, low: 66, high: 140 },
      { from: 84, until: ANY, low: 100, high: 210 },
    ],
    at: children,
  },
  'head-circumference': {
    words: words('头围', 'head circumference'),
    unit: 'cm',
    plausible: { low: 15, high: 75 },
    usual: [
      { from: 0, until: 1, low: 31, high: 40 },
      { from: 1, until: 84, low: 33, high: 56 },
    ],
    at: children,
  },
  temperature: {
    words: words('体温', 'temperature'),
    unit: '°C',
    plausible: { low: 25, high: 45 },
    usual: [{ from: 0, until: ANY, low: 35.5, high: 37.8 }],
    at: ['newborn-home-visit'],
  },
  haemoglobin: {
    words: words('血红蛋白', 'haemoglobin'),
    unit: 'g/L',
    plausible: { low: 10, high: 300 },
    usual: [{ from: 0, until: ANY, low: 90, high: 200 }],
    at: ['child-check'],
  },
  'vision-left': {
    words: words('左眼视力（五分记录）', 'vision, left eye (five-grade)'),
    unit: '',
    plausible: { low: 0, high: 5.5 },
    usual: [{ from: 48, until: ANY, low: 4.5, high: 5.3 }],
    at: ['child-check'],
  },
  'vision-right': {
    words: words('右眼视力（五分记录）', 'vision, right eye (five-grade)'),
    unit: '',
    plausible: { low: 0, high: 5.5 },
    usual: [{ from: 48, until: ANY, low: 4.5, high: 5.3 }],
    at: ['child-check'],
  },
  'systolic-pressure': {
    words: words('收缩压', 'systolic blood pressure'),
    unit: 'mmHg',
    plausible: { low: 40, high: 300 },
    usual: [{ from: 216, until: ANY, low: 90, high: 160 }],
    at: adults,
  },
  'diastolic-pressure': {
    words: words('舒张压', 'diastolic blood pressure'),
    unit: 'mmHg',
    plausible: { low: 20, high: 200 },
    usual: [{ from: 216, until: ANY, low: 50, high: 100 }],
    at: adults,
  },
  pulse: {
    words: words('脉搏', 'pulse'),
    unit: '/min',
    plausible: { low: 20, high: 300 },
    usual: [{ from: 216, until: ANY, low: 50, high: 110 }],
    at: adults,
  },
} as const satisfies Readonly<Record<string, ObservationKind>>;

export type ObservationId = keyof typeof observationKinds;
export const observationIds = Object.keys(observationKinds) as ObservationId[];
export const isObservation = (kind: string): kind is ObservationId =>
  Object.hasOwn(observationKinds, kind);
export const observationOf = (kind: ObservationId): ObservationKind => observationKinds[kind];

/** Whether a value can have been measured at all, of anybody of any age. */
export function isPlausible(kind: ObservationId, value: number): boolean {
  const { low, high } = observationOf(kind).plausible;
  return Number.isFinite(value) && low <= value && value <= high;
}

/**
 * The usual range that a value lies outside of; undefined: it does not, or none is known for that age.
 * Units: completed months of age; undefined when the birth is not known.
 */
export function findUnusual(
  kind: ObservationId,
  value: number,
  ageMonths: number | undefined,
): Bounds | undefined {
  if (ageMonths === undefined) return undefined;
  const usual = observationOf(kind).usual.find(
    ({ from, until }) => from <= ageMonths && ageMonths < until,
  );
  return usual && (value < usual.low || value > usual.high) ? usual : undefined;
}

/** Thousandths, as they are stored: exact for what a scale shows. */
export const milliOf = (value: number): number => Math.round(value * 1000);
