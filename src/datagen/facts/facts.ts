/**
 * The dated facts on record about a person, with their gaps and contradictions.
 */
import type { FactKind } from '../../model/facts/catalog.ts';
import type { RecordedFact } from '../../model/person.ts';
import { type Day, dayOf } from '../../rules/index.ts';
import { ageOn, type Draft, isAlive, type Making } from '../family/draft.ts';
import { atAge } from '../family/plan.ts';
import { weighted } from '../random.ts';
import { placeFacts, placesOf } from './place-facts.ts';

/** The facts of a listed person as they would be known with perfect records. */
function completeFacts(making: Making, draft: Draft): RecordedFact[] {
  const { random, rates } = making;
  const places = placesOf(making, draft);
  const facts: RecordedFact[] = [
    { kind: 'nationality', value: draft.isOtherNational ? 'other' : 'cn' },
    ...placeFacts(making, 'residence', places.residence),
  ];
  const isRegistered = !draft.isOtherNational && !random.chance(rates.unregistered);
  if (isRegistered) {
    facts.push(...placeFacts(making, 'household-registration', places.registration));
    addRegistrationType(facts, draft);
  } else {
    draft.hasNumber = false;
  }
  addMarriages(facts, making, draft);
  addEmployment(facts, making, draft);
  addCertificates(facts, making, draft);
  return facts;
}

/** The facts of a listed person as they are on record. */
export function factsOf(making: Making, draft: Draft): RecordedFact[] {
  const facts = withGaps(making, completeFacts(making, draft));
  if (making.random.chance(making.rates.contradictoryFact)) contradict(facts, making);
  return facts;
}

function addRegistrationType(facts: RecordedFact[], { home, born }: Draft): void {
  const kind = 'household-registration-type';
  const changed = home?.typeChangedOn;
  if (changed === undefined || changed <= born) {
    const isAgricultural = home?.isAgricultural && changed === undefined;
    facts.push({ kind, from: born, value: isAgricultural ? 'agricultural' : 'non-agricultural' });
    return;
  }
  facts.push({ kind, from: born, until: changed, value: 'agricultural' });
  facts.push({ kind, from: changed, value: 'non-agricultural' });
}

function addMarriages(facts: RecordedFact[], { on }: Making, draft: Draft): void {
  const kind = 'marital-status';
  if (ageOn(draft, on) < 15) return;
  let last: { from: Day; value: string } = { from: draft.born, value: 'never-married' };
  for (const { status, from } of draft.marital) {
    facts.push({ kind, ...last, until: from });
    last = { from, value: status };
  }
  facts.push({ kind, ...last });
}

function addEmployment(facts: RecordedFact[], { random, rates, on }: Making, draft: Draft): void {
  const age = ageOn(draft, on);
  if (age < 18 || age >= 60 || !random.chance(rates.employmentStated)) return;
  const value = random.chance(rates.employed) ? 'employed' : 'not-employed';
  const from = random.between(Math.max(atAge(draft.born, 18), on - 5000), on) as Day;
  facts.push({ kind: 'employment', from, value });
}

const drawGrade = weighted([[1, 15] as const, [2, 30], [3, 30], [4, 25]]);

function addCertificates(facts: RecordedFact[], making: Making, draft: Draft): void {
  const { random, rates, on } = making;
  const end = draft.died ?? on;
  const disability =
    draft.disability ??
    (random.chance(rates.disability)
      ? { level: drawGrade(random), from: issuedOn(making, draft, 1990, end) }
      : undefined);
  if (disability !== undefined && disability.from <= end) {
    const { level, from } = disability;
    const kind = 'disability-level';
    const isRegraded = draft.disability === undefined && random.chance(rates.disabilityRegraded);
    const regraded = random.between(from + 1, Math.max(from + 1, end)) as Day;
    if (isRegraded && regraded <= end) {
      facts.push({ kind, from, until: regraded, value: Math.min(4, level + 1) });
      facts.push({ kind, from: regraded, value: level });
    } else {
      facts.push({ kind, from, value: level });
    }
  }
  if (draft.born < dayOf(1975, 1, 1) && random.chance(rates.complication)) {
    const from = issuedOn(making, draft, 1995, end);
    facts.push({ kind: 'complication-grade', from, value: random.between(1, 3) });
  }
  if (draft.certificateFrom !== undefined) {
    facts.push({ kind: 'one-child-certificate', from: draft.certificateFrom, value: true });
  }
}

const issuedOn = ({ random }: Making, draft: Draft, year: number, end: Day): Day =>
  random.between(Math.min(Math.max(draft.born, dayOf(year, 1, 1)), end), end) as Day;

/** Leaves kinds out, or says of them that nothing is known. */
function withGaps({ random, rates }: Making, facts: readonly RecordedFact[]): RecordedFact[] {
  const known: RecordedFact[] = [];
  let kind: FactKind | undefined;
  let isKept = true;
  for (const fact of facts) {
    if (fact.kind !== kind) {
      kind = fact.kind;
      isKept = !random.chance(rates.unknownFact);
      if (!isKept && random.chance(0.5)) known.push({ kind });
    }
    if (isKept) known.push(fact);
  }
  return known;
}

/** Adds a second value of one fact for days on which the first holds too. */
function contradict(facts: RecordedFact[], { random, on, villages }: Making): void {
  const dated = facts.filter(
    ({ kind, from, until = on, value }) =>
      value !== undefined && from !== undefined && from < until && contradictable.includes(kind),
  );
  if (dated.length === 0) return;
  const { kind, from, until, value } = random.pick(dated);
  const middle = random.between(from!, Math.min(until ?? on, on));
  facts.push({
    kind,
    from: middle,
    ...(until !== undefined && { until }),
    value: otherValue(kind, value!, random.pick(villages).code),
  });
}

const contradictable: readonly FactKind[] = [
  'residence',
  'household-registration',
  'household-registration-type',
  'disability-level',
];

function otherValue(kind: FactKind, value: string | number | boolean, code: string) {
  if (kind === 'disability-level') return value === 4 ? 3 : Number(value) + 1;
  if (kind === 'household-registration-type') {
    return value === 'agricultural' ? 'non-agricultural' : 'agricultural';
  }
  // Another county of the same land, so that the two can never be one place told twice.
  const county = String(value).slice(0, 6);
  return code.startsWith(county) ? (county === '990101' ? '990102' : '990101') : code;
}

/** Whether someone who died is recorded with less than the exact day. */
export function recordedDeath(making: Making, draft: Draft) {
  const { random, rates, on } = making;
  if (draft.died !== undefined) {
    if (!random.chance(rates.deathInexact)) return { earliest: draft.died, latest: draft.died };
    const earliest = Math.max(draft.born, draft.died - random.between(0, 20));
    return { earliest, latest: Math.min(on, draft.died + random.between(1, 20)) };
  }
  const mayBeDead = isAlive(draft) && ageOn(draft, on) >= 80 && random.chance(rates.deathUnknown);
  return mayBeDead ? { earliest: (on - random.between(30, 900)) as Day } : undefined;
}
