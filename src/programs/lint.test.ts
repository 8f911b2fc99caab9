/** A pack that lies about itself is refused, and what was checked is what is loaded. */
import { describe, expect, test } from 'vitest';
import { always, count, children, not, type Truth } from '../rules/index.ts';
import { lintPack, loadPack } from './lint.ts';
import { packs } from './registry.ts';

const national = packs.find(({ id }) => id === 'cn')!;
const program = national.programs.find(({ id }) => id === 'cn/free-contraceptives')!;
/** Getters stay getters, as a hostile pack would have them. */
const packWith = (changes: object) => ({
  ...national,
  programs: [Object.defineProperties({ ...program }, Object.getOwnPropertyDescriptors(changes))],
});
const codesOf = (pack: unknown, options = {}) => [
  ...new Set(lintPack(pack, options).map(({ code }) => code)),
];
const deep = (levels: number): Truth =>
  levels === 0 ? always : not(deep(levels - 1)).cites('who-is-served');

describe('anything but plain data', () => {
  test.each([
    ['a pack that is no object', 7],
    ['a function for a condition', packWith({ eligibility: () => true })],
    [
      'a getter',
      packWith({
        get tier() {
          return 'township';
        },
      }),
    ],
    [
      'a getter that throws',
      packWith({
        get form() {
          throw new Error('no');
        },
      }),
    ],
    ['a symbol', packWith({ [Symbol('x')]: 1 })],
    ['a number that is none', packWith({ tier: Number.NaN })],
    [
      'a proxy that throws',
      packWith({
        form: new Proxy([], {
          ownKeys: () => {
            throw new Error('no');
          },
        }),
      }),
    ],
  ])('%s is refused', (_, pack) => {
    expect(codesOf(pack)).toContain('NOT_PLAIN_DATA');
  });

  test('a rule that holds itself is refused', () => {
    const rule: Record<string, unknown> = { kind: 'not', labels: [], citations: [] };
    rule.of = rule;
    expect(codesOf(packWith({ eligibility: rule }))).toContain('NOT_PLAIN_DATA');
  });

  test('a proxy cannot show the linter one thing and the loader another', () => {
    let reads = 0;
    const shifty = new Proxy(program.eligibility, {
      getOwnPropertyDescriptor: (target, key) => {
        reads += key === 'kind' ? 1 : 0;
        const found = Reflect.getOwnPropertyDescriptor(target, key);
        return key === 'kind' && reads > 1 ? { ...found!, value: 'constant' } : found;
      },
    });
    const loaded = loadPack(packWith({ eligibility: shifty }));
    expect(loaded.programs[0]!.eligibility.kind).toBe('all');
    expect(loaded.programs[0]!.eligibility.kind).toBe('all');
  });
});

describe('size', () => {
  test('a rule of 65 levels is refused, one of 64 is not', () => {
    expect(codesOf(packWith({ eligibility: deep(63) }))).not.toContain('TOO_LARGE');
    expect(codesOf(packWith({ eligibility: deep(64) }))).toContain('TOO_LARGE');
  });

  test('a rule that doubles at each of 60 levels is refused at once', () => {
    let rule: unknown = always;
    for (let i = 0; i < 60; i += 1) {
      rule = { kind: 'all', of: { a: rule, b: rule }, labels: [], citations: ['who-is-served'] };
    }
    expect(codesOf(packWith({ eligibility: rule }))).toContain('TOO_LARGE');
  });
});

describe('form', () => {
  test.each([
    ['a program of another pack', { id: 'cn-33/x' }, 'IDENTIFIER_WRONG'],
    ['seven cases', { cases: program.cases.slice(0, 7) }, 'CASES_FEW'],
    [
      'a condition without its sentence',
      { eligibility: { ...program.eligibility, of: { odd: always } } },
      'MESSAGE_MISSING',
    ],
    [
      'a condition that cites nothing',
      { eligibility: count(children).atLeast(1) },
      'CITATION_MISSING',
    ],
    ['a text in one language', { messages: { 'zh-CN': program.messages['zh-CN'] } }, 'FORM_WRONG'],
    [
      'a name with a script',
      { indicators: { 'x<script>': program.indicators.satisfaction } },
      'IDENTIFIER_WRONG',
    ],
  ])('%s is found', (_, changes, code) => {
    expect(codesOf(packWith(changes))).toContain(code);
  });

  test('a citation that source.md lacks is found', () => {
    const headings = new Map([[program.id, new Set(['what-is-measured'])]]);
    expect(codesOf(packWith({}), { headings })).toEqual(['CITATION_UNKNOWN']);
  });

  test('a parameter whose values overlap is found', () => {
    const value = { from: '2025-01-01', value: 1.5, status: 'verified', source: 'x' };
    const parameters = { rate: { name: 'rate', unit: 'fen', values: [value, value] } };
    expect(codesOf(packWith({ parameters }))).toContain('PARAMETER_WRONG');
  });
});

test('a loaded pack evaluates as the pack it was read from', () => {
  const loaded = loadPack(national);
  expect(JSON.stringify(loaded.programs[0])).toBe(JSON.stringify(national.programs[0]));
  expect(Object.getPrototypeOf(loaded.programs[0]!.eligibility)).toBe(
    Object.getPrototypeOf(always),
  );
  expect(loaded.programs[0]!.cases).toBe(national.programs[0]!.cases);
});

test('a refused pack says where, why and what to do', () => {
  const refused = packWith({ eligibility: count(children).atLeast(2).cites('who-is-served') });
  expect(() => loadPack(refused)).toThrow(
    /cn\/free-contraceptives › eligibility: “child-count” reads what may not decide here\. R05: no service depends on/,
  );
});
