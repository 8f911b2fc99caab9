/**
 * What is owed over a county, as the rows that a record stores: all programs of the national pack on
 * one thread. Usage: `node bench/owed.bench.ts [people] [rounds]`.
 */
import { owedBy } from '../src/programs/owed/owed.ts';
import { compilerFor, evaluateWith } from '../src/rules/index.ts';
import { countyOf, national, ON, SEED } from './county.ts';
import { circumstances, compare, type Contender, saveResults, show } from './measure.ts';

const size = Number(process.argv[2] ?? 200_000);
const ROUNDS = Number(process.argv[3] ?? 3);

const made = circumstances();
const people = countyOf(size);
const { population } = people;

let rows: Readonly<Record<string, number>> | undefined;
const owed: Contender = {
  name: 'entitlements, payments, windows and questions',
  people: population.size,
  run: () => {
    const { entitlements, payments, windows, questions, failures } = owedBy(people, national, {
      since: ON,
    });
    return () => {
      if (failures.length > 0) throw new Error(`a rule was cut off for ${failures.length} people`);
      const counted = {
        entitlements: entitlements.person.length,
        payments: payments.person.length,
        windows: windows.person.length,
        questions: questions.person.length,
      };
      rows ??= counted;
      if (JSON.stringify(rows) !== JSON.stringify(counted))
        throw new Error('other rows than before');
    };
  },
};
const timelines: Contender = {
  name: 'timelines only',
  people: population.size,
  run: () => {
    const compiler = compilerFor(population, national.pack.ages);
    const columns = national.programs.map(({ eligibility }) =>
      evaluateWith(compiler, eligibility, {}),
    );
    return () => {
      if (columns.some(({ failures }) => failures.length > 0))
        throw new Error('a rule was cut off');
    };
  },
};
const table = await compare('What is owed, as stored rows', ROUNDS, [owed, timelines]);
show(table);
saveResults('owed', {
  ...made,
  seed: SEED,
  people: population.size,
  on: ON,
  rows,
  tables: [table],
});
