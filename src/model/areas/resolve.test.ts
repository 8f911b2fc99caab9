/** Old codes lead to the areas of today, whatever became of theirs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../rules/index.ts';
import type { AreaEntry } from './entry.ts';
import { indexAreas, resolveArea } from './resolve.ts';

const town = (code: string, name: string, rest: Partial<AreaEntry> = {}): AreaEntry => ({
  ...{ code, name, level: 'town', parent: '611025', successors: [] },
  ...rest,
});
const county: AreaEntry = { code: '611025', name: '镇安县', level: 'county', successors: [] };
const merged = day('2015-07-01');
const today = day('2026-11-22');

// The number, the day and the successor of 东川镇 are examples: the national list of 2023 has none of them.
const index = indexAreas([
  county,
  town('611025112', '东川镇', { until: merged, successors: ['611025113'] }),
  town('611025113', '云盖寺镇'),
  town('611025190', '老街镇', { until: merged }),
  town('611025191', '新镇', { until: merged }),
  town('611025191', '新城镇', { from: merged }),
]);
const namesOf = (code: string, on: number) => {
  const resolved = resolveArea(index, code, on, today);
  return resolved && [resolved.meant.name, ...resolved.now.map(({ name }) => name)];
};

describe('a code', () => {
  test('of a merged town means that town, and is the town it became part of', () => {
    expect(namesOf('611025112', merged - 1)).toEqual(['东川镇', '云盖寺镇']);
    expect(namesOf('611025112', today)).toEqual(['东川镇', '云盖寺镇']);
  });

  test('of a living town is that town', () => {
    expect(namesOf('611025113', today)).toEqual(['云盖寺镇', '云盖寺镇']);
  });

  test('of a renamed town means the name of the day', () => {
    expect(namesOf('611025191', merged - 1)).toEqual(['新镇', '新城镇']);
    expect(namesOf('611025191', merged)).toEqual(['新城镇', '新城镇']);
  });

  test('of a town that ended without successors leads to the county', () => {
    expect(namesOf('611025190', merged)).toEqual(['老街镇', '镇安县']);
  });

  test('that no entry has means nothing', () => {
    expect(namesOf('611025199', today)).toBeUndefined();
  });
});

test('successors that were never checked do not run in a circle', () => {
  const circle = indexAreas([
    county,
    town('611025001', '甲镇', { until: merged, successors: ['611025002', '611025001'] }),
    town('611025002', '乙镇', { until: merged, successors: ['611025001'] }),
  ]);
  expect(resolveArea(circle, '611025001', today, today)!.now).toEqual([county]);
});

/** A history of towns, one change a day: what changes, by numbers that pick among the living towns. */
type Change = { readonly kind: 'merge' | 'split' | 'rename' | 'recode'; readonly picks: number[] };
const change = fc.record({
  kind: fc.constantFrom('merge', 'split', 'rename', 'recode'),
  picks: fc.array(fc.nat(99), { minLength: 2, maxLength: 3 }),
}) satisfies fc.Arbitrary<Change>;

/** The entries of a history, and beside them, slowly, which towns of its end each town became. */
function play(changes: readonly Change[]) {
  let next = 100;
  const living = new Map<string, AreaEntry>();
  const ended: AreaEntry[] = [];
  const became = new Map<AreaEntry, Set<string>>();
  const begin = (code: string, from: number, name = code) => {
    const entry = town(code, name, { from });
    living.set(code, entry);
    became.set(entry, new Set([code]));
  };
  const end = (codes: readonly string[], successors: readonly string[], until: number) => {
    for (const code of codes) {
      const entry = living.get(code)!;
      living.delete(code);
      const isRenamed = successors.includes(code);
      const last = { ...entry, until, successors: isRenamed ? [] : successors };
      ended.push(last);
      became.set(last, became.get(entry)!);
      became.delete(entry);
    }
    for (const towns of became.values()) {
      if (!codes.some((code) => towns.has(code))) continue;
      for (const code of codes) towns.delete(code);
      for (const code of successors) towns.add(code);
    }
  };
  const fresh = () => `611025${++next}`;
  for (let i = 0; i < 4; i++) begin(fresh(), -1);
  for (const [at, { kind, picks }] of changes.entries()) {
    const codes = [...living.keys()];
    const old = [...new Set(picks.map((pick) => codes[pick % codes.length]!))];
    const gone = kind === 'merge' ? old : old.slice(0, 1);
    const isInto = kind === 'merge' && picks[0]! % 2 === 0 && gone.length > 1;
    const into = isInto ? gone.pop()! : undefined;
    const begun =
      kind === 'rename' ? gone : kind === 'split' ? [fresh(), fresh()] : into ? [] : [fresh()];
    end(gone, into ? [into] : begun, at);
    for (const code of begun) begin(code, at, `${code}.${at}`);
  }
  return { entries: [...ended, ...living.values()], became, living: [...living.values()] };
}

const codesOf = (areas: readonly AreaEntry[]) => areas.map(({ code }) => code).sort();

test('whatever happened to towns, an old code is exactly the living towns it became', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const { entries, became } = play(changes);
      const history = indexAreas([county, ...entries]);
      for (const [entry, towns] of became) {
        const resolved = resolveArea(history, entry.code, entry.from!, changes.length)!;
        expect(resolved.meant).toEqual(entry);
        expect(codesOf(resolved.now)).toEqual([...towns].sort());
      }
    }),
  );
});

test('the towns of any day have become all the towns of today, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), fc.nat(12), (changes, on) => {
      const { entries, living } = play(changes);
      const history = indexAreas([county, ...entries]);
      const then = entries.filter(
        ({ from = -Infinity, until = Infinity }) => from <= on && on < until,
      );
      const now = then.flatMap(({ code }) => [
        ...resolveArea(history, code, on, changes.length)!.now,
      ]);
      expect(codesOf([...new Set(now)])).toEqual(codesOf(living));
    }),
  );
});

test('successors between any entries at all end in entries that have not ended', () => {
  const code = fc.integer({ min: 1, max: 5 }).map((number) => `61102500${number}`);
  const entry = fc
    .record({ code, until: fc.option(fc.nat(9)), successors: fc.array(code, { maxLength: 3 }) })
    .map(({ code, until, successors }) =>
      town(code, code, { ...(until === null ? {} : { until }), successors }),
    );
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), code, fc.nat(9), (entries, asked, now) => {
      const resolved = resolveArea(indexAreas([county, ...entries]), asked, 0, now);
      expect(resolved === undefined).toBe(!entries.some((area) => area.code === asked));
      for (const area of resolved?.now ?? []) expect(area.until ?? Infinity).toBeGreaterThan(now);
      expect(resolved?.now.length).not.toBe(0);
    }),
  );
});
