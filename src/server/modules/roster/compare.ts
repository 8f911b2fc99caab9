/**
 * What a roster adds to a record and where the two contradict each other. Nothing is overwritten: a
 * dated change ends what held before, a more exact day replaces a rougher one, the rest is a conflict.
 */
import { factKinds } from '../../../db/fact-kinds.ts';
import { catalog } from '../../../model/facts/catalog.ts';
import { BEGINNING, END } from '../../../rules/index.ts';
import type { StatedFact } from './incoming.ts';

export type StoredFact = StatedFact & { readonly id: number };

export type FactConflict = {
  readonly kind: number;
  readonly stored: StoredFact;
  readonly incoming: StatedFact;
};

export type FactChanges = {
  readonly add: readonly StatedFact[];
  /** Numbers of stored facts that the added ones replace. */
  readonly retract: readonly number[];
  readonly conflicts: readonly FactConflict[];
};

type Verdict =
  | { readonly is: 'known' }
  | { readonly is: 'new' }
  /** The stored fact was true until the new one began. */
  | { readonly is: 'change'; readonly of: StoredFact }
  | { readonly is: 'refinement'; readonly of: StoredFact }
  | { readonly is: 'conflict'; readonly with: StoredFact };

/** Compares what is stated with what is stored about one person. */
export function compareFacts(
  stored: readonly StoredFact[],
  incoming: readonly StatedFact[],
): FactChanges {
  const add: StatedFact[] = [];
  const retract: number[] = [];
  const conflicts: FactConflict[] = [];
  for (const fact of incoming) {
    const own = stored.filter(({ kind, id }) => kind === fact.kind && !retract.includes(id));
    const verdict = verdictOn(own, fact);
    if (verdict.is === 'known') continue;
    if (verdict.is === 'conflict') {
      conflicts.push({ kind: fact.kind, stored: verdict.with, incoming: fact });
      continue;
    }
    add.push(fact);
    if (verdict.is === 'new') continue;
    retract.push(verdict.of.id);
    if (verdict.is === 'change') {
      const { id: _, ...before } = verdict.of;
      add.push({ ...before, until: fact.from });
    }
  }
  return { add, retract, conflicts };
}

const dayKinds = new Set(
  Object.entries(factKinds)
    .filter(([name]) => isEvent(name))
    .map(([, id]) => id),
);

/** Kinds of which a person has one; how many relatives there are is a range like a day. */
const onceKinds = new Set(
  Object.values(factKinds).filter((id) => id <= factKinds['unlisted/spouse']!),
);

function isEvent(name: string): boolean {
  if (name === 'birth' || name === 'death' || name.startsWith('encounter/')) return true;
  return name in catalog && catalog[name as keyof typeof catalog].type === 'event';
}

function verdictOn(stored: readonly StoredFact[], fact: StatedFact): Verdict {
  if (stored.some((one) => isSame(one, fact))) return { is: 'known' };
  if (dayKinds.has(fact.kind)) return verdictOnDay(stored, fact);
  if (onceKinds.has(fact.kind)) return verdictOnRange(stored, fact);
  return verdictOnState(stored, fact);
}

const isSame = (a: StatedFact, b: StatedFact) =>
  a.from === b.from && a.until === b.until && a.low === b.low && a.high === b.high;

/** Something that happened: a day within a stored stretch is the same event, told more exactly. */
function verdictOnDay(stored: readonly StoredFact[], fact: StatedFact): Verdict {
  const rougher = stored.find(({ from, until }) => from <= fact.from && fact.until <= until);
  if (rougher) return { is: 'refinement', of: rougher };
  const finer = stored.find(({ from, until }) => fact.from <= from && until <= fact.until);
  if (finer) return { is: 'known' };
  const [other] = stored;
  return onceKinds.has(fact.kind) && other ? { is: 'conflict', with: other } : { is: 'new' };
}

function verdictOnRange([stored]: readonly StoredFact[], fact: StatedFact): Verdict {
  if (!stored) return { is: 'new' };
  const [low, high] = [fact.low!, fact.high!];
  if (stored.low! <= low && high <= stored.high!) return { is: 'refinement', of: stored };
  if (low <= stored.low! && stored.high! <= high) return { is: 'known' };
  return { is: 'conflict', with: stored };
}

/** Something that holds for a time. An undated statement is about now: the stretch without an end. */
function verdictOnState(stored: readonly StoredFact[], fact: StatedFact): Verdict {
  if (fact.low === undefined) return verdictOnUnknown(stored, fact);
  const isEqual = (one: StatedFact) => one.low === fact.low && one.high === fact.high;
  const known = stored.filter(({ low }) => low !== undefined);
  if (fact.from === BEGINNING) {
    const now = known.find(({ until }) => until === END) ?? known.at(-1);
    if (!now) return { is: 'new' };
    return isEqual(now) ? { is: 'known' } : { is: 'conflict', with: now };
  }
  const then = known.find(({ from, until }) => from < fact.until && fact.from < until);
  if (!then) return { is: 'new' };
  if (isEqual(then)) return { is: 'known' };
  const isChange = then.from < fact.from && then.until === END && fact.until === END;
  return isChange ? { is: 'change', of: then } : { is: 'conflict', with: then };
}

/**
 * That nobody knows takes nothing back. But where the record is silent it has to be written down:
 * silence about some kinds means that there is none.
 */
function verdictOnUnknown(stored: readonly StoredFact[], fact: StatedFact): Verdict {
  const isAnswered = stored.some(({ from, until }) => from < fact.until && fact.from < until);
  return { is: isAnswered ? 'known' : 'new' };
}
