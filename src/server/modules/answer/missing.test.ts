/** Questions by person, with the money that their answers decide. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generatedOn, testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { day } from '../../../rules/index.ts';
import { actor, fillCounty, type Model, modelOf } from './fixtures/model.ts';
import { type MissingFacts, missingFacts, missingTotal } from './index.ts';

let at: TestCounty;
let model: Model;

beforeAll(async () => {
  at = await testCounty();
  await fillCounty(at, 11, 2000);
  model = await modelOf(at);
}, 120_000);
afterAll(() => at.drop());

const yearEnd = day('2027-01-01');

/** Of each period what may be added to what is sure. */
function stakeSlowly(person: number, program: string, isWithheld: boolean): number {
  const lines = model.lines.filter(
    (line) =>
      line.personId === person &&
      line.program === program &&
      line.from < yearEnd &&
      (line.status === 2) === isWithheld,
  );
  return [...Map.groupBy(lines, ({ from }) => from).values()].reduce((sum, some) => {
    const sure = some.find(({ isCertain }) => isCertain)?.lowFen ?? 0;
    return sum + Math.max(...some.map(({ highFen }) => highFen)) - sure;
  }, 0);
}

type Asked = { readonly personId: number; readonly program: string; readonly fact: string };

function questionsSlowly({ owed, personIds }: Model): (Asked & { aboutId: number })[] {
  const { person, program, fact, about } = owed.questions;
  return Array.from(person, (index, row) => ({
    personId: personIds[index]!,
    program: owed.programs[program[row]!]!,
    fact: owed.facts[fact[row]!]!,
    aboutId: personIds[about[row]!]!,
  }));
}

async function allMissing(limit: number, program?: string): Promise<MissingFacts[]> {
  const rows: MissingFacts[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const only = program === undefined ? {} : { program };
    const page = await missingFacts(at.county, { actor, on: generatedOn, after, limit, ...only });
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

const flat = (rows: readonly MissingFacts[]) =>
  rows.flatMap(({ personId, programs }) =>
    programs.flatMap(({ program, facts }) =>
      facts.map(({ fact, aboutId }) => ({ personId, program, fact, aboutId })),
    ),
  );

const text = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted();

describe('missing facts', () => {
  test('are all questions, person by person', async () => {
    const expected = questionsSlowly(model);
    expect(expected.length).toBeGreaterThan(200);
    expect(text(flat(await allMissing(40)))).toEqual(text(expected));
    const rural = expected.filter(({ program }) => program === 'cn/rural-award');
    expect(text(flat(await allMissing(7, 'cn/rural-award')))).toEqual(text(rural));
  });

  test('say how much money they decide by the end of the year', async () => {
    const stakes = (await allMissing(100)).flatMap(({ personId, programs }) =>
      programs.map(({ program, upToFen, withheldUpToFen }) => ({
        shown: { upToFen, withheldUpToFen },
        expected: {
          upToFen: stakeSlowly(personId, program, false),
          withheldUpToFen: stakeSlowly(personId, program, true),
        },
      })),
    );
    expect(stakes.map(({ shown }) => shown)).toEqual(stakes.map(({ expected }) => expected));
    expect(stakes.filter(({ expected }) => expected.upToFen > 0).length).toBeGreaterThan(50);
  });

  test('are counted by program and by fact', async () => {
    const expected = questionsSlowly(model);
    const counted = (some: readonly Asked[]) => ({
      people: new Set(some.map(({ personId }) => personId)).size,
      questions: some.length,
    });
    const total = await missingTotal(at.county, { actor });
    expect(total).toMatchObject(counted(expected));
    const by = <K extends 'program' | 'fact'>(key: K) =>
      [...Map.groupBy(expected, (one) => one[key])].map(([name, some]) => ({
        [key]: name,
        ...counted(some),
      }));
    expect(text(total.programs)).toEqual(text(by('program')));
    expect(text(total.facts)).toEqual(text(by('fact')));
  });
});
