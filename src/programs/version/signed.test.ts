/** A signed value is paid from, is told apart from what a pack says, and its version is a version like any other. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Parameter } from '../../rules/index.ts';
import { lintPack } from '../lint.ts';
import { packs } from '../registry.ts';
import { openValues, signedText, type SignedValue } from './signed.ts';
import { loadPolicyVersion, policyVersionOf, versionOfText } from './version.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const { definition } = policyVersionOf(packs, 'cn', digest);
const program = 'cn/special-assistance';

const parametersIn = (text: string): readonly (readonly [string, Parameter])[] =>
  loadPolicyVersion(text).programs.flatMap(({ id, parameters }) =>
    Object.values(parameters).map((one) => [id, one] as const),
  );
const parameterIn = (text: string, name: string) =>
  parametersIn(text).find(([id, one]) => id === program && one.name === name)![1];
const [name] = parametersIn(definition)
  .filter(([id, one]) => id === program && openValues(one).length > 0)
  .map(([, one]) => one.name);
const rate = (more: Partial<SignedValue> = {}): SignedValue => ({
  ...{ program, parameter: name!, from: '2022-01-01', value: 590_00, source: '测〔2022〕1号' },
  ...more,
});

describe('a signed value', () => {
  test('takes the place of the unverified one, with the document as its source', () => {
    const { definition: text, fates } = signedText(definition, [rate()]);
    expect(fates).toEqual(['laid']);
    const { values } = parameterIn(text, name!);
    expect(values.at(-1)).toEqual({
      ...{ from: '2022-01-01', value: 590_00, status: 'signed', source: '测〔2022〕1号' },
    });
    expect(values.slice(0, -1)).toEqual(parameterIn(definition, name!).values.slice(0, -1));
  });

  test('that takes effect later leaves the days before it unverified', () => {
    const { definition: text } = signedText(definition, [rate({ from: '2023-07-01' })]);
    const [before, signed] = parameterIn(text, name!).values.slice(-2);
    expect(before).toMatchObject({ from: '2022-01-01', until: '2023-07-01', status: 'unverified' });
    expect(signed).toMatchObject({ from: '2023-07-01', status: 'signed' });
  });

  test('gives way to what a pack states itself, which is told whether it differs or not', () => {
    const [first] = parameterIn(definition, name!).values;
    const { from, value } = first!;
    const both = [rate({ from, value }), rate({ from, value: value + 1 })];
    const { definition: text, fates } = signedText(definition, both);
    expect(fates).toEqual(['same', 'differs']);
    expect(text).toBe(definition);
  });

  test('of a parameter that is gone is told, and one that was signed is put right by a later one', () => {
    const signatures = [rate({ parameter: 'gone' }), rate(), rate({ value: 600_00 })];
    const { definition: text, fates } = signedText(definition, signatures);
    expect(fates).toEqual(['unknown', 'laid', 'laid']);
    expect(parameterIn(text, name!).values.at(-1)!.value).toBe(600_00);
  });
});

test('whatever is signed, the version lints, has its hash, and reads back as the same text', () => {
  const open = parametersIn(definition).filter(([, one]) => openValues(one).length > 0);
  const signature = fc
    .record({
      of: fc.constantFrom(...open),
      from: fc.constantFrom('2000-02-29', '2018-01-01', '2019-06-01', '2022-01-01', '2026-11-22'),
      value: fc.integer({ min: 0, max: 9_000_000_00 }),
    })
    .map(({ of: [id, one], ...rest }) => ({
      ...{ program: id, parameter: one.name, source: '测〔2026〕1号' },
      ...rest,
    }));
  const some = fc.array(signature, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(some, (signatures) => {
      const { definition: text } = signedText(definition, signatures);
      const version = versionOfText(text, digest);
      expect(version).toMatchObject({ jurisdiction: 'cn', definition: text, hash: digest(text) });
      const again = signedText(text, []);
      expect(again.definition).toBe(text);
    }),
    { numRuns: 12 },
  );
});

test('a pack may not say that anybody signed', () => {
  const [national] = packs.filter(({ id }) => id === 'cn');
  const claims = JSON.parse(
    JSON.stringify(national!.programs).replaceAll('"unverified"', '"signed"'),
  );
  const found = lintPack({ ...national!, programs: claims });
  expect(found.some(({ path }) => path.includes('parameters'))).toBe(true);
  expect(found.filter(({ message }) => message.en.includes('signed'))).not.toEqual([]);
});
