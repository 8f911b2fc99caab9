/** Random histories of a few people against a slow record in memory, now and at every earlier moment. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { BEGINNING, END } from '../../../rules/index.ts';
import { mergePersons, undoMerge } from '../duplicate/index.ts';
import { factText, type ModelFact, recordModel } from './fixtures/model.ts';
import {
  type Act,
  addFact,
  addPerson,
  changeFact,
  endFact,
  factsOf,
  retractFact,
  undoEvent,
} from './index.ts';

let at: TestCounty;
beforeAll(async () => {
  at = await testCounty();
});
afterAll(() => at.drop());

const by = { actor: 'desk', today: 40 };
const PEOPLE = 3;
const statuses = ['never-married', 'married', 'divorced'];

type Step = {
  readonly act: 'add' | 'change' | 'retract' | 'end' | 'merge' | 'unmerge' | 'undo';
  readonly who: number;
  readonly other: number;
  readonly kind: 'birth' | 'marital-status' | 'encounter/care-visit';
  readonly value: number;
  readonly from: number;
  readonly length: number;
};

const day = fc.oneof(fc.constant(BEGINNING as number), fc.integer({ min: 0, max: 12 }));
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    act: fc.constantFrom(
      'add',
      'add',
      'change',
      'retract',
      'end',
      'merge',
      'unmerge',
      'undo',
      'undo',
    ),
    who: fc.nat(PEOPLE - 1),
    other: fc.nat(99),
    kind: fc.constantFrom('birth', 'marital-status', 'marital-status', 'encounter/care-visit'),
    value: fc.nat(2),
    from: day,
    length: fc.constantFrom(1, 3, END as number),
  }),
  { minLength: 1, maxLength: 14 },
);

/** What is stated, to the registry and to the model. */
function stated({ kind, value, from, length }: Step, record: number) {
  if (kind === 'marital-status') {
    const days = { from, until: from === BEGINNING || length === END ? END : from + length };
    const fact: ModelFact = { record, kind, ...days, low: value };
    return { fact, said: { kind, value: statuses[value]!, ...days } };
  }
  const first = Math.max(from, 0);
  const last = first + (length === END ? 0 : length);
  const low = kind === 'birth' ? undefined : 0;
  const fact: ModelFact = { record, kind, from: first, until: last + 1, low };
  return { fact, said: { kind, day: { earliest: first, latest: last } } };
}

async function newcomers(): Promise<number[]> {
  const people: number[] = [];
  for (let i = 0; i < PEOPLE; i++) {
    const one = { ...by, name: '测试人', facts: [], links: [] };
    people.push((await addPerson(at.county, at.keys, one)).person);
  }
  return people;
}

/** One history in both records. Acts that the model refuses must be refused for the same reason. */
async function history(people: readonly number[]) {
  const model = recordModel();
  const events = new Map<number, number>();
  const merges: number[] = [];
  const seqs: number[] = [];
  const run = async (code: string | undefined, work: () => Promise<Act>): Promise<void> => {
    const result = await work().catch((error: { code?: string }) => {
      if (error.code === undefined || error.code !== code) throw error;
    });
    if (result) {
      expect(code).toBeUndefined();
      events.set(seqs.length, result.event);
    }
    seqs.push(result?.seq ?? seqs.at(-1) ?? 0);
  };
  const storedOf = async (person: number, asKnownAt?: number) =>
    (await factsOf(at.county, { ...by, person, ...(asKnownAt !== undefined && { asKnownAt }) }))
      .holds;
  const choose = <T>(items: readonly T[], place: number): T | undefined =>
    items[place % Math.max(1, items.length)];

  const take = async (step: Step): Promise<void> => {
    const [now, person] = [seqs.length, people[step.who]!];
    const { fact, said } = stated(step, person);
    const county = at.county;
    if (step.act === 'add') {
      return run(model.add(now, fact), () => addFact(county, { ...by, person, ...said }));
    }
    if (step.act === 'change') {
      const { from, ...undated } = said as { from?: number };
      const change = { ...said, ...(from === BEGINNING && { ...undated, from: undefined }) };
      return run(model.change(now, fact), () =>
        changeFact(county, { ...by, person, ...(change as typeof said) }),
      );
    }
    if (step.act === 'merge') {
      const into = people[step.other % PEOPLE]!;
      return run(model.merge(now, person, into), async () => {
        const merged = await mergePersons(county, { ...by, person, into, evidence: [] });
        merges.push(merged.merge);
        return merged;
      });
    }
    if (step.act === 'unmerge') {
      const place = choose(model.standingMerges(), step.other);
      if (place === undefined) return;
      model.unmerge(now, place);
      return run(undefined, () => undoMerge(county, { ...by, merge: merges[place]! }));
    }
    if (step.act === 'undo') {
      const undone = choose([...events.keys()], step.other);
      if (undone === undefined) return;
      const event = events.get(undone)!;
      return run(model.undo(now, undone), () => undoEvent(county, { ...by, event }));
    }
    const row = choose(model.factsOf(person), step.other);
    if (!row) return;
    const known = (await storedOf(person)).find((one) => text(one) === factText(row))!;
    if (step.act === 'retract') {
      model.retract(now, row);
      return run(undefined, () => retractFact(county, { ...by, person, fact: known.fact }));
    }
    const until = Math.max(step.from, 0) + 2;
    return run(model.end(now, row, until), () =>
      endFact(county, { ...by, person, fact: known.fact, until }),
    );
  };
  return { model, take, seqs, storedOf };
}

const text = ({
  record,
  kind,
  from,
  until,
  value,
}: Awaited<ReturnType<typeof factsOf>>['holds'][number]) => {
  const low =
    kind === 'marital-status' ? statuses.indexOf(String(value)) : kind === 'birth' ? undefined : 0;
  return factText({ record, kind, from, until, low });
};

test('after any history the record holds what a slow record holds, now and as it was known at any time', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const people = await newcomers();
      const { model, take, seqs, storedOf } = await history(people);
      for (const step of all) await take(step);
      for (const [place, seq] of seqs.entries()) {
        if (seq === 0) continue;
        const person = people[place % PEOPLE]!;
        const held = model.factsOf(person, place).map(factText);
        expect((await storedOf(person, seq)).map(text).toSorted()).toEqual(held.toSorted());
      }
      for (const person of people) {
        const held = model.factsOf(person).map(factText);
        expect((await storedOf(person)).map(text).toSorted()).toEqual(held.toSorted());
      }
    }),
    { numRuns: 60 },
  );
});
