/**
 * Values that two people of a county signed with the document, laid into the text of a policy version. Only what
 * nobody verified gives way: what the software's own packs say with a source stands, and is told apart.
 */
import { day, type Parameter, type ParameterValue } from '../../rules/index.ts';
import { canonicalText } from './canonical.ts';

export type SignedValue = {
  readonly program: string;
  /** Name of the parameter. */
  readonly parameter: string;
  /** Day on which the document puts it in force, YYYY-MM-DD; until the next written value. */
  readonly from: string;
  readonly value: number;
  /** Document number and who issued it. */
  readonly source: string;
};

/**
 * What becomes of a signature. laid: it is in force. same, differs: the packs state the value of that day themselves
 * by now, and that one stands. unknown: they have no such parameter any more.
 */
export type SignatureFate = 'laid' | 'same' | 'differs' | 'unknown';

export type SignedText = {
  readonly definition: string;
  /** In the order of the signatures. */
  readonly fates: readonly SignatureFate[];
};

/** The text of a version with values signed, one after the other. */
export function signedText(definition: string, signatures: readonly SignedValue[]): SignedText {
  const text = JSON.parse(definition) as Stored;
  const fates = signatures.map((signature) => {
    const places = placesOf(text, signature);
    const known = places.at(-1);
    if (known === undefined) return 'unknown';
    const { values, fate } = laidInto(known.values, signature);
    for (const place of places) place.values = values;
    return fate;
  });
  return { definition: canonicalText(text), fates };
}

/** A value of the version that nobody verified, or a stretch without any. */
export type OpenValue = {
  /** First day; absent where no value is written at all. */
  readonly from?: string;
  readonly until?: string;
  /** Absent where none is written. */
  readonly value?: number;
  readonly source?: string;
};

/** What of a parameter nobody verified or signed. */
export const openValues = ({ values }: Parameter): readonly OpenValue[] =>
  values.length === 0
    ? [{}]
    : values.flatMap(({ status, ...value }) => (status === 'unverified' ? [value] : []));

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Stored = {
  readonly packs: readonly { readonly programs: Part[]; readonly overrides: Part[] }[];
};
type Part = { readonly id?: string; readonly program?: string };

/** Every place that tells a parameter's values, the farthest pack first. A text repeats what its packs share. */
function placesOf({ packs }: Stored, { program, parameter }: SignedValue): Mutable<Parameter>[] {
  const places: Mutable<Parameter>[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isParameter(value) && value.name === parameter) places.push(value);
    else for (const inner of Object.values(value)) visit(inner);
  };
  for (const pack of packs) {
    visit(pack.programs.filter(({ id }) => id === program));
    visit(pack.overrides.filter((override) => override.program === program));
  }
  return places;
}

const isParameter = (value: object): value is Mutable<Parameter> =>
  'name' in value && 'unit' in value && 'values' in value && Array.isArray(value.values);

function laidInto(
  values: readonly ParameterValue[],
  { from, value, source }: SignedValue,
): { readonly values: readonly ParameterValue[]; readonly fate: SignatureFate } {
  const on = day(from);
  const covering = values.find(
    (one) => day(one.from) <= on && (one.until === undefined || on < day(one.until)),
  );
  if (covering && covering.status !== 'unverified' && covering.status !== 'signed') {
    return { values, fate: covering.value === value ? 'same' : 'differs' };
  }
  const next = values.map((one) => one.from).filter((first) => day(first) > on);
  const until = covering ? covering.until : next.toSorted()[0];
  const signed: ParameterValue = {
    ...{ from, value, status: 'signed', source },
    ...(until !== undefined && { until }),
  };
  const kept = values.flatMap((one) => {
    if (one !== covering) return [one];
    return one.from === from ? [] : [{ ...one, until: from }];
  });
  const all = [...kept, signed];
  return { values: all.toSorted((a, b) => day(a.from) - day(b.from)), fate: 'laid' };
}
