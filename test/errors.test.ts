/** Every code that a person can meet has its texts, and every text has a code that is in use. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorTexts } from '../src/i18n/command-errors.ts';
import { rosterProblemTexts } from '../src/i18n/roster-problems.ts';
import type { TextOf } from '../src/i18n/sheet-problems.ts';

const source = join(import.meta.dirname, '../src');
const texts: Readonly<Record<string, TextOf>> = {
  ...errorTexts,
  ...rosterProblemTexts,
};

/** Where codes that end at the terminal come from. */
const places = [
  'cli',
  'sheets',
  'exchange/roster',
  'programs/packs.ts',
  'programs/lint.ts',
  'programs/assess.ts',
  'programs/version',
  'programs/budget',
  'programs/evidence',
  'rules',
  'exchange/areas',
  'exchange/bank',
  'model/areas',
  'papers',
  'server',
  'db',
  'web/offline',
];

const files = places.flatMap((place) =>
  place.endsWith('.ts')
    ? [place]
    : readdirSync(join(source, place), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => join(place, name)),
);

/** What codes begin with, by what they are about. */
const areas = [
  ...['COMMAND', 'SHEET', 'ROSTER', 'PACK', 'PROGRAM', 'RULE', 'POLICY', 'EVALUATION'],
  ...['DB', 'COUNTY', 'MIGRATION', 'KEY', 'SEAL', 'BACKUP', 'AUDIT'],
  ...['PERSON', 'NAME', 'NUMBER', 'FACT', 'KINSHIP', 'HOUSEHOLD', 'CONFLICT', 'EVENT', 'IMPORT'],
  ...['ACCESS', 'REQUEST', 'HTTP', 'WEB', 'POST', 'TASK', 'SESSION'],
  ...['VISIT', 'OBSERVATION', 'REFERRAL', 'SUPPLY', 'CONTACT'],
  ...['ACCOUNT', 'SIGN_IN', 'PASSWORD', 'FACTOR', 'SESSION', 'SECRET'],
  ...['USAGE', 'EMERGENCY', 'ALERT'],
  ...['RUN', 'BANK', 'PAYEE', 'BUDGET'],
  ...['CONSENT', 'RIGHTS', 'PORTAL'],
  ...['CARE', 'MERGE', 'DUPLICATE', 'PAYMENT', 'AREA', 'UNIT', 'CATCHMENT', 'COMMIT', 'SEARCH'],
  ...['DEVICE', 'PHONE', 'PAPER', 'EXTRACT'],
  ...['VALUE', 'RECOVERY', 'FUND'],
  ...['CASE', 'DECISION', 'POSTED', 'WORKING'],
];
const codeInUse = new RegExp(`['.]((?:${areas.join('|')})_[A-Z_]+)\\b`, 'g');
const used = new Set(
  files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(codeInUse)].map(([, code]) => code!),
  ),
);

describe('errors', () => {
  test('every code in use has a text', () => {
    expect([...used].filter((code) => !(code in texts))).toEqual([]);
  });

  test('every text belongs to a code in use', () => {
    expect(Object.keys(texts).filter((code) => !used.has(code))).toEqual([]);
  });

  test('every text says something in both languages', () => {
    const detail = new Proxy<Record<string, string>>({}, { get: () => 'x' });
    const silent = Object.entries(texts).filter(([, text]) => {
      const words = text(detail);
      return words.en.length < 20 || !/\p{Script=Han}{4}/u.test(words['zh-CN']);
    });
    expect(silent.map(([code]) => code)).toEqual([]);
  });
});
