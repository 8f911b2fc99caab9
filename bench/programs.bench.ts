/**
 * All programs of the national pack over a county: timelines only, and everything a clerk reads about
 * a person (payments, reasons, questions). Usage: `node bench/programs.bench.ts [people] [assessed]`.
 */
import { assessor } from '../src/programs/assess.ts';
import { compilerFor, evaluateWith } from '../src/rules/index.ts';
import { countyOf, national, ON, SEED } from './county.ts';
import { circumstances, compare, type Contender, saveResults, show } from './measure.ts';

const size = Number(process.argv[2] ?? 200_000);
const assessed = Math.min(size, Number(process.argv[3] ?? 20_000));
const ROUNDS = 3;

const made = circumstances();
const people = countyOf(size);
const { population } = people;
const compiler = compilerFor(population, national.pack.ages);
const { programs } = national;

const all: Contender = {
  name: `all ${programs.length} programs`,
  people: population.size,
  run: () => {
    const columns = programs.map(({ eligibility }) => evaluateWith(compiler, eligibility, {}));
    return () => requireNoFailure(columns.flatMap(({ failures }) => failures).length);
  },
};
const each = programs.map(
  ({ id, eligibility }): Contender => ({
    name: id,
    people: population.size,
    run: () => {
      const { failures } = evaluateWith(compiler, eligibility, {});
      return () => requireNoFailure(failures.length);
    },
  }),
);
const timelines = await compare('Timelines of all programs', ROUNDS, [all, ...each]);

/** A county of its own, since an assessor evaluates everyone before the first person is read. */
const fewer = countyOf(assessed);
let entries: number | undefined;
const whole: Contender = {
  name: 'timelines, payments, reasons and questions',
  people: fewer.population.size,
  run: () => {
    const { person, failures } = assessor(fewer, national, { on: ON });
    let count = 0;
    for (let p = 0; p < fewer.population.size; p++) count += person(p).length;
    return () => {
      requireNoFailure(failures.length);
      entries ??= count;
      if (count !== entries) throw new Error(`${count} assessments, ${entries} the time before`);
    };
  },
};
const assessments = await compare('Assessments of all programs', ROUNDS, [whole]);

const tables = [timelines, assessments];
for (const table of tables) show(table);
saveResults('programs', { ...made, seed: SEED, people: population.size, entries, on: ON, tables });

function requireNoFailure(count: number): void {
  if (count > 0) throw new Error(`a rule was cut off for ${count} people`);
}
