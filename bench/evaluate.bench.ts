/**
 * The generic evaluator against hand-written loops (timelines) and against other rule engines (as of
 * one day). Usage: `node bench/evaluate.bench.ts [people] [rounds]`.
 */
import { evaluateWith, compilerFor, timelineAt, type TimelineColumn } from '../src/rules/index.ts';
import { comparedPrograms, countyOf, national, ON, SEED } from './county.ts';
import { type FlatFacts, flatFacts } from './flat-facts.ts';
import { flatRules } from './flat-rules.ts';
import { childcareSubsidy, ruralAward, specialAssistance } from './hand-written.ts';
import { circumstances, compare, type Contender, saveResults, say, show } from './measure.ts';
import { ageMeasure } from './peers/fqm.ts';
import { jsonLogicRules } from './peers/json-logic.ts';
import { jsonRules } from './peers/json-rules.ts';
import { zenRules } from './peers/zen.ts';

const size = Number(process.argv[2] ?? 200_000);
const rounds = Number(process.argv[3] ?? 7);
/** Engines that need milliseconds a person are asked about the first people only. */
const FEW = Math.min(size, 4_000);
const FEWEST = Math.min(size, 100);

const made = circumstances();
const { population } = countyOf(size);
const { ages } = national.pack;
const compiler = compilerFor(population, ages);
const [childcare] = comparedPrograms;

const tables = [await timelines(), await onOneDay(), await oneMeasure()];
for (const table of tables) show(table);
saveResults('evaluate', { ...made, seed: SEED, people: population.size, on: ON, tables });

/** Whole timelines, certain and possible: everything must be equal to the day. */
function timelines() {
  const loops = [childcareSubsidy, ruralAward, specialAssistance];
  const generic = () => comparedPrograms.map((one) => evaluateWith(compiler, one.eligibility, {}));
  const expected = generic();
  const contender = (name: string, work: () => readonly TimelineColumn[]): Contender => ({
    name,
    people: population.size,
    run: () => {
      const columns = work();
      return () => {
        for (const [i, column] of columns.entries()) requireEqual(name, column, expected[i]!);
      };
    },
  });
  const each = comparedPrograms.flatMap(({ id, eligibility }, i) => {
    const check = (name: string, work: () => TimelineColumn): Contender => ({
      name: `${name}, ${id} alone`,
      people: population.size,
      run: () => {
        const column = work();
        return () => requireEqual(name, column, expected[i]!);
      },
    });
    return [
      check('hand-written loop', () => loops[i]!(population, ages)),
      check('generic rule', () => evaluateWith(compiler, eligibility, {})),
    ];
  });
  return compare('Timelines of three programs', rounds, [
    contender('hand-written loops', () => loops.map((loop) => loop(population, ages))),
    contender('generic rules', generic),
    ...each,
  ]);
}

/** Who is certainly entitled on one day: counts and sums of identifiers must be equal. */
async function onOneDay() {
  const asOf = () =>
    comparedPrograms.map(({ eligibility }) =>
      evaluateWith(compiler, eligibility, { from: ON, until: ON + 1 }),
    );
  const entitled = asOf().map(certainPersons);
  const flat = flatFacts(population, ages, ON);
  const logic = await jsonLogicRules(flatRules);
  const judge = (people: readonly FlatFacts[]) =>
    logic.map((rule) => people.filter((facts) => rule(facts)).map(({ index }) => index));
  const contender = (
    name: string,
    people: number,
    work: () => Promise<readonly number[][]> | readonly number[][],
  ): Contender => ({
    name,
    people,
    run: async () => {
      const found = await work();
      return () => requireSamePeople(name, found, entitled, people);
    },
  });
  const ours: Contender = {
    name: 'generic rules, from dated facts and kinship',
    people: population.size,
    run: () => {
      const columns = asOf();
      return () => requireSamePeople('generic rules', columns.map(certainPersons), entitled, size);
    },
  };
  const few = flat.slice(0, FEW);
  const [byRules, byZen] = [await jsonRules(flatRules), await zenRules(flatRules)];
  return compare('As of one day, three programs', rounds, [
    ours,
    contender('json-logic-engine, compiled, with flattening', population.size, () =>
      judge(flatFacts(population, ages, ON)),
    ),
    contender('json-logic-engine, compiled, flat facts given', population.size, () => judge(flat)),
    contender('@gorules/zen-engine, flat facts given', FEW, () => oneByOne(few, byZen)),
    contender('json-rules-engine, flat facts given', FEW, () => oneByOne(few, byRules)),
  ]);
}

/** One age rule, which a FHIR measure can express without a compiler for its language. */
async function oneMeasure() {
  const youngerThanThree = childcare!.eligibility;
  const rule = youngerThanThree.kind === 'all' ? youngerThanThree.of.underThree! : youngerThanThree;
  const window = { from: ON, until: ON + 1 };
  const measure = await ageMeasure(population, ON, FEWEST, 36);
  const expected = [certainPersons(evaluateWith(compiler, rule, window))];
  return compare('As of one day, children under three', Math.min(rounds, 3), [
    {
      name: 'generic rule',
      people: population.size,
      run: () => {
        const column = evaluateWith(compiler, rule, window);
        return () => requireSamePeople('generic rule', [certainPersons(column)], expected, size);
      },
    },
    {
      name: 'fqm-execution, one measure, bundles given',
      people: measure.people,
      run: async () => {
        const found = await measure.calculate();
        return () => requireSamePeople('fqm', [found], expected, FEWEST);
      },
    },
  ]);
}

/** The people for whom each rule holds, asked in batches so that no engine waits for the clock. */
async function oneByOne(
  people: readonly FlatFacts[],
  answersOf: (facts: FlatFacts) => Promise<readonly boolean[]>,
): Promise<readonly number[][]> {
  const found = flatRules.map((): number[] => []);
  for (let i = 0; i < people.length; i += 64) {
    const batch = people.slice(i, i + 64);
    const answers = await Promise.all(batch.map(answersOf));
    batch.forEach(({ index }, k) => {
      for (const [r, holds] of answers[k]!.entries()) if (holds) found[r]!.push(index);
    });
  }
  return found;
}

function certainPersons(column: TimelineColumn): number[] {
  return [...column.persons].filter((_, i) => column.certainLengths[i]! > 0);
}

/** Errors: counts or sums of identifiers differ among the first `limit` people. */
function requireSamePeople(
  name: string,
  found: readonly (readonly number[])[],
  entitled: readonly (readonly number[])[],
  limit: number,
): void {
  const digest = (people: readonly number[]) => {
    const counted = people.filter((person) => person < limit);
    return `${counted.length} people, identifiers adding up to ${counted.reduce((a, b) => a + b, 0)}`;
  };
  for (const [i, people] of entitled.entries()) {
    const [wanted, got] = [digest(people), digest(found[i]!)];
    if (wanted === got) continue;
    throw new Error(`${name}: rule ${i} gives ${got}, the evaluator ${wanted}`);
  }
}

/** Errors: some person's timeline differs. */
function requireEqual(name: string, column: TimelineColumn, expected: TimelineColumn): void {
  if (expected.failures.length > 0) throw new Error('a rule was cut off for somebody');
  const isSame = (['persons', 'starts', 'certainLengths', 'spans'] as const).every(
    (key) => Buffer.compare(bytesOf(column[key]), bytesOf(expected[key])) === 0,
  );
  if (isSame) return;
  for (let i = 0; i < expected.persons.length; i++) {
    const [a, b] = [timelineAt(column, i), timelineAt(expected, i)];
    if (column.persons[i] === expected.persons[i] && String(a) === String(b)) continue;
    say(`${name}: entry ${i}, person ${expected.persons[i]}`);
    break;
  }
  throw new Error(`${name}: timelines differ from the evaluator's`);
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Int32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
