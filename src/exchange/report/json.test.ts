/** The JSON is what the published schema says, and is written as it comes. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { award, childHealth, ON, problem, subsidy } from './fixture.ts';
import { assessmentJson } from './json.ts';

const schema: object = JSON.parse(
  readFileSync(new URL('../../../docs/reference/assessment.schema.json', import.meta.url), 'utf8'),
);
const language = 'zh-CN';

const write = (results: Parameters<typeof assessmentJson>[0]['results'], problems = [problem()]) =>
  [...assessmentJson({ on: ON, results, problems, language })].join('');

test('everything that is written validates against the published schema', () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  const outOfPlace = problem();
  const placeless = {
    file: 'a.csv',
    code: 'X',
    severity: outOfPlace.severity,
    message: outOfPlace.message,
  };
  const document = JSON.parse(write([subsidy(), award(), childHealth()], [outOfPlace, placeless]));
  validate(document);
  expect(validate.errors).toBeNull();
});

test('the schema refuses a result without its possible days', () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  const { possible: _, ...broken } = subsidy();
  expect(validate({ on: ON, results: [broken], problems: [] })).toBe(false);
});

test('the contract comes first in each result, with open ends null and money in fen', () => {
  const [result] = JSON.parse(write([award({ payments: subsidy().payments })])).results;
  expect(Object.keys(result).slice(0, 9)).toEqual(
    'person name program state certain possible payments missing reasons'.split(' '),
  );
  expect(result.possible).toEqual([['2026-05-06', null]]);
  expect(result.payments[0].amountFen).toBe(360_000);
});

test('a problem has its message in the language asked for, and null for a place not known', () => {
  const { sheet: _, ...unplaced } = problem();
  const document = JSON.parse(write([], [unplaced]));
  expect(document.problems[0]).toMatchObject({
    sheet: null,
    row: 7,
    message: '没有2024年2月30日这一天，请改正。',
  });
});

test('nobody and nothing wrong is still a whole document', () => {
  expect(JSON.parse(write([], []))).toEqual({ on: ON, results: [], problems: [] });
});

test('a result is written before the next one is asked for', () => {
  let made = 0;
  function* results() {
    for (;;) {
      made++;
      yield subsidy();
    }
  }
  const pieces = assessmentJson({ on: ON, results: results(), problems: [], language });
  for (let piece = 0; piece < 4; piece++) pieces.next();
  expect(made).toBe(3);
});
