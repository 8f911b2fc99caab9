/** Stored rules answer as the packs they were written from; a text that was tampered with is refused. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWordsAlone, others, quoted } from '../../../test/refusals/quoted.ts';
import { lawful } from '../../../test/refusals/lawful.ts';
import { pack as packWith } from '../../../test/refusals/material.ts';
import { day } from '../../rules/index.ts';
import { assessor } from '../assess.ts';
import { village } from '../fixtures/village.ts';
import { type LintFinding, lintPack, loadPack } from '../lint.ts';
import { getJurisdiction } from '../packs.ts';
import { packs } from '../registry.ts';
import { canonicalText } from './canonical.ts';
import { loadPolicyVersion, policyVersionOf } from './version.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const on = day('2026-11-22');
const national = packs.find(({ id }) => id === 'cn')!;
const { definition } = policyVersionOf(packs, 'cn', digest);

const { choices, packs: base } = JSON.parse(definition) as {
  readonly choices: object;
  readonly packs: readonly object[];
};
/** A stored text with a pack on top of the national one that somebody put there. */
const stored = (pack: unknown) => canonicalText({ choices, format: 1, packs: [...base, pack] });
const bare = (list: unknown) =>
  Array.isArray(list) ? list.map(({ cases: _, ...rest }) => rest) : list;
/** As JSON keeps it: functions and cases are gone. */
const asJson = (pack: unknown) => {
  const { programs, overrides, ...rest } = pack as Record<string, unknown>;
  return { ...rest, programs: bare(programs), overrides: bare(overrides) };
};
const refusal = (run: () => unknown): { code?: string; findings?: readonly LintFinding[] } => {
  try {
    run();
  } catch (error) {
    return error as object;
  }
  return {};
};

const codesOf = (findings: readonly LintFinding[]) => new Set(findings.map(({ code }) => code));

describe('a stored version', () => {
  const people = village(400, on);

  test.each(packs)('of $id answers for everyone as the packs do', ({ id }) => {
    const original = getJurisdiction(packs, id);
    const loaded = loadPolicyVersion(policyVersionOf(packs, id, digest).definition);
    const options = { on, everyProgram: true };
    const [before, after] = [original, loaded].map((one) => assessor(people, one, options));
    for (let person = 0; person < people.ids.length; person++) {
      expect(after!.person(person)).toEqual(before!.person(person));
      for (const program of original.programs) {
        const asked = [person, program.id] as const;
        expect(after!.conditions(...asked)).toEqual(before!.conditions(...asked));
      }
    }
    expect(after!.failures).toEqual(before!.failures);
  });

  test.each(packs)('of $id that was loaded is stored as the same text', ({ id }) => {
    const version = policyVersionOf(packs, id, digest);
    expect(
      policyVersionOf(
        packs.map((pack) => loadPack(pack)),
        id,
        digest,
      ),
    ).toEqual(version);
    expect(Object.keys(version.programHashes)).toEqual(
      getJurisdiction(packs, id).programs.map((program) => program.id),
    );
  });

  test('needs nothing of the packs that ship now', () => {
    const { definition: text } = policyVersionOf(packs, 'cn-33', digest);
    const gone = text.replaceAll('"cn/', '"old/').replace(/"(extends|id)":"cn"/g, '"$1":"old"');
    const ids = loadPolicyVersion(gone).programs.map(({ id }) => id);
    expect(ids).toContain('old/rural-award');
    expect(ids.filter((id) => id.startsWith('cn/'))).toEqual([]);
  });

  test('from a time when a choice had fewer values loads', () => {
    const earlier = definition.replace('["cn","other"]', '["cn"]');
    expect(loadPolicyVersion(earlier).pack.id).toBe('cn');
  });

  test('hashes only the programs of a change anew', () => {
    const [first, ...rest] = national.programs;
    const changed = { ...national, programs: [{ ...first!, tier: 'clinic' as const }, ...rest] };
    const before = policyVersionOf([national], 'cn', digest);
    const after = policyVersionOf([changed], 'cn', digest);
    const ids = Object.keys(before.programHashes);
    expect(after.hash).not.toBe(before.hash);
    expect(ids.filter((id) => after.programHashes[id] !== before.programHashes[id])).toEqual([
      first!.id,
    ]);
  });
});

describe('a text that was tampered with', () => {
  const corpus = [...quoted, others].flatMap(({ refused }) => refused);

  test.each([
    ...corpus,
    ...inWordsAlone,
  ])('%s is refused by %s as stored text too', (_, safeguard, pack) => {
    const { code, findings } = refusal(() => loadPolicyVersion(stored(asJson(pack))));
    expect(code).toBe('POLICY_VERSION_REFUSED');
    expect(findings!.map((finding) => finding.safeguard)).toContain(safeguard);
    expect(codesOf(findings!)).toEqual(codesOf(lintPack(asJson(pack), { withoutCases: true })));
  });

  test.each(lawful)('what is lawful loads as stored text: %s', (_, parts) => {
    expect(loadPolicyVersion(stored(asJson(packWith(parts)))).pack.id).toBe('cn-99');
  });

  test.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['another format', definition.replace('"format":1', '"format":2')],
    ['another way of writing', definition.replace('"format":1', '"format": 1')],
    ['a key that is there twice', definition.replace('"format":1', '"format":1,"format":1')],
    ['a choice that meant something else', definition.replace('["cn","other"]', '["other","cn"]')],
    ['a choice that is not told', definition.replace('"nationality":["cn","other"]', '"x":[]')],
    ['nothing but depth', '['.repeat(100_000) + ']'.repeat(100_000)],
    [
      'a pack without what it extends',
      canonicalText({ choices: {}, format: 1, packs: [asJson(packWith({}))] }),
    ],
    ['the same pack twice', stored({ ...asJson(national), extends: 'cn' })],
  ])('%s is unreadable', (_, text) => {
    expect(text).not.toBe(definition);
    expect(refusal(() => loadPolicyVersion(text)).code).toBe('POLICY_VERSION_UNREADABLE');
  });

  test('a pack that brings worked cases is refused, for a version keeps none', () => {
    const program = { ...national.programs[0]!, cases: [] };
    const text = canonicalText({
      ...JSON.parse(definition),
      packs: [{ ...national, programs: [program] }],
    });
    expect(refusal(() => loadPolicyVersion(text)).code).toBe('POLICY_VERSION_REFUSED');
  });

  test('a key that would become a prototype is refused', () => {
    const text = definition.replace('"packs":[{', '"packs":[{"__proto__":{"x":1},');
    expect(refusal(() => loadPolicyVersion(text)).code).toBe('POLICY_VERSION_REFUSED');
  });
});

describe('canonical text', () => {
  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true }).map((number) => number + 0 || 0),
      fc.constantFrom(Infinity, -Infinity, -2147483648, 2147483647),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        fc.constantFrom('b', 'a', 'of', 'schedule', 'conditions', 'labels'),
        tie('value'),
      ),
    ),
  })).value;

  test('reads back as what was written, and writes the same again', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const text = canonicalText(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(canonicalText(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test('does not depend on the order of keys, but on that of conditions', () => {
    expect(canonicalText({ b: 1, a: 2, c: undefined })).toBe('{"a":2,"b":1}');
    expect(canonicalText({ of: { b: 1, a: 2 } })).toBe('{"of":{"b":1,"a":2}}');
    expect(canonicalText({ labels: [], kind: 'x' })).toBe('{"labels":[],"kind":"x"}');
  });

  test.each([
    ['a function', { a: () => 1 }],
    ['a symbol', [Symbol('x')]],
    ['a symbol for a key', { [Symbol('x')]: 1 }],
    ['a big integer', 1n],
    ['NaN', Number.NaN],
    ['nothing in a list', [undefined]],
    ['a hole in a list', Array(1)],
    ['a typed array', new Int32Array(1)],
    ['a date', new Date(0)],
    ['a map', new Map()],
  ])('%s cannot be written', (_, value) => {
    expect(() => canonicalText(value)).toThrow(TypeError);
  });
});
