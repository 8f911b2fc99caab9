/** Versions of a field come to one state, in whatever order they arrive. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merged, type Version } from './merge.ts';

/** Histories as phones make them: each version replaces some of those that were there before. */
const histories = fc
  .array(fc.record({ value: fc.integer({ min: 0, max: 2 }), sees: fc.array(fc.nat(20)) }), {
    maxLength: 12,
  })
  .map((said) =>
    said.map(
      ({ value, sees }, place): Version => ({
        id: `v${String((place * 7) % 13).padStart(2, '0')}`,
        value,
        base: [...new Set(sees.filter((one) => one < place))].map(
          (one) => `v${String((one * 7) % 13).padStart(2, '0')}`,
        ),
      }),
    ),
  );

describe('versions of a field', () => {
  test('give the same state in every order, and when some arrive twice', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (versions, random) => {
        const keyed = versions.map((version) => ({ version, key: random.next().value }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ version }) => version);
        expect(merged([...shuffled, ...versions.slice(0, 3)].filter(isFirst))).toEqual(
          merged(versions),
        );
      }),
    );
  });

  test('lose nothing that nobody replaced', () => {
    fc.assert(
      fc.property(histories, (versions) => {
        const heads = merged(versions)?.heads.map(({ id }) => id) ?? [];
        const isReplaced = (id: string) => versions.some(({ base }) => base.includes(id));
        expect(heads).toEqual(
          versions
            .map(({ id }) => id)
            .filter((id) => !isReplaced(id))
            .toSorted(),
        );
      }),
    );
  });
});

const isFirst = (one: Version, place: number, all: readonly Version[]) =>
  all.findIndex(({ id }) => id === one.id) === place;

const version = (id: string, value: string | null, ...base: string[]): Version => ({
  id,
  value,
  base,
});

test('two phones that say the same without knowing of each other are no conflict', () => {
  const state = merged([version('a', 'employed'), version('b', 'employed')]);
  expect(state).toMatchObject({ isConflict: false, standing: { id: 'a' } });
});

test('a decision replaces both versions of a conflict', () => {
  const both = [version('a', 'employed'), version('b', 'not-employed')];
  expect(merged(both)!.isConflict).toBe(true);
  const decided = merged([...both, version('c', 'not-employed', 'a', 'b')])!;
  expect(decided).toMatchObject({ isConflict: false, standing: { id: 'c' } });
  expect(decided.heads).toHaveLength(1);
});

test('versions that replace each other in a ring are both kept', () => {
  const ring = [version('a', 'x', 'b'), version('b', 'y', 'a')];
  expect(merged(ring)).toMatchObject({ isConflict: true, standing: { id: 'a' } });
});
