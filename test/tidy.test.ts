/** The walls of the house: who may import whom, how large things may grow, and what every file must say. */
import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { registryPath, registryText } from '../tools/registry.ts';
import { functionLengths } from './tidy/functions.ts';

const root = join(import.meta.dirname, '..');
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path && existsSync(join(root, path)));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const code = tracked.filter((path) => /\.tsx?$/.test(path));
const sources = code.filter((path) => path.startsWith('src/'));

/** Rooms and what they may import; rooms that are not named here may not exist. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  rules: [],
  model: ['rules'],
  i18n: ['rules', 'model'],
  exchange: ['rules', 'model', 'i18n'],
  programs: ['rules', 'model', 'i18n'],
  datagen: ['rules', 'model', 'programs'],
  sheets: [],
  db: ['rules', 'model'],
  api: ['rules', 'model'],
  web: ['rules', 'model', 'programs', 'i18n', 'exchange', 'api'],
  papers: ['rules', 'model', 'i18n', 'exchange', 'sheets'],
  server: ['rules', 'model', 'i18n', 'exchange', 'programs', 'db', 'api', 'papers'],
  cli: [
    'rules',
    'model',
    'i18n',
    'exchange',
    'programs',
    'datagen',
    'sheets',
    'papers',
    'db',
    'server',
    'api',
  ],
};
const coreRooms = ['rules', 'model', 'i18n', 'exchange', 'programs', 'datagen'];

const roomOf = (path: string) => path.split('/')[1] ?? '';
const isTest = (path: string) => /\.test\.tsx?$|\/fixtures\/|rules\/cases\//.test(path);

function importsOf(path: string): string[] {
  const text = read(path);
  const statement =
    /^(?:import|export)\b[^;]*?from\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...text.matchAll(statement)].map((match) => (match[1] ?? match[2] ?? match[3])!);
}

describe('rooms', () => {
  test('every folder of src is a room with a paragraph in ARCHITECTURE.md', () => {
    const rooms = [...new Set(sources.map(roomOf))];
    const architecture = read('ARCHITECTURE.md');
    expect(rooms.filter((room) => !(room in mayImport))).toEqual([]);
    expect(rooms.filter((room) => !architecture.includes(`\`src/${room}\``))).toEqual([]);
  });

  test('a room imports only the rooms it may', () => {
    const wrong = sources.flatMap((path) =>
      importsOf(path)
        .filter((target) => target.startsWith('.'))
        .map((target) => normalize(join(dirname(path), target)))
        .filter((target) => {
          const [from, to] = [roomOf(path), roomOf(target)];
          const isInside =
            target.startsWith('src/') && (from === to || mayImport[from]!.includes(to));
          return !isInside && !isTest(path);
        })
        .map((target) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('what residents open never loads what is for staff', () => {
    const wrong = sources
      .filter((path) => path.startsWith('src/web/') && !path.startsWith('src/web/staff/'))
      .filter((path) => !isTest(path))
      .flatMap((path) =>
        importsOf(path)
          .map((target) => normalize(join(dirname(path), target)))
          .filter((target) => target.startsWith('src/web/staff/'))
          .map((target) => `${path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test('core rooms import neither npm packages nor Node', () => {
    const wrong = sources
      .filter((path) => coreRooms.includes(roomOf(path)) && !isTest(path))
      .flatMap((path) =>
        importsOf(path)
          .filter((target) => !target.startsWith('.'))
          .map((target) => `${path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test('core rooms never read the clock', () => {
    const wrong = sources
      .filter((path) => coreRooms.includes(roomOf(path)) && !isTest(path))
      .filter((path) => /\bDate\.now\(|\bnew Date\(\)/.test(read(path)));
    expect(wrong).toEqual([]);
  });
});

describe('sizes', () => {
  test('no file has more than 600 lines', () => {
    expect(code.filter((path) => read(path).split('\n').length > 601)).toEqual([]);
  });

  test('no function has more than 70 lines', () => {
    // The slow evaluator is one switch over all kinds, so that it can be read beside the language's page.
    const long = code
      .filter((path) => path !== 'src/rules/cases/day-by-day.ts')
      .flatMap((path) => functionLengths(path, read(path)).filter(({ lines }) => lines > 70));
    expect(long).toEqual([]);
  });

  test('no folder holds more than 20 files', () => {
    const count = new Map<string, number>();
    for (const path of sources) count.set(dirname(path), (count.get(dirname(path)) ?? 0) + 1);
    expect([...count].filter(([, files]) => files > 20)).toEqual([]);
  });
});

describe('words', () => {
  test('every source file opens by saying what it is for', () => {
    const bare = code.filter(
      (path) => !/^(#!.*\n)?\/\*\*/.test(read(path)) && !path.endsWith('.config.ts'),
    );
    expect(bare).toEqual([]);
  });

  test('no file promises instead of doing, or switches a check off', () => {
    const forbidden =
      /\b(TODO|FIXME|XXX|HACK)\b|@ts-ignore|@ts-nocheck|\b(it|test|describe)\.(skip|only)\b|\bas any\b|: any\b(?!\()/;
    const wrong = code
      .filter((path) => path !== 'test/tidy.test.ts')
      .filter((path) => forbidden.test(read(path)));
    expect(wrong).toEqual([]);
  });

  test('there are no rooms without an owner', () => {
    const nobody = /(^|\/)(utils?|common|shared|helpers?|lib|core|misc)(\/|\.tsx?$)/;
    expect(code.filter((path) => nobody.test(path))).toEqual([]);
  });
});

describe('documents', () => {
  const documents = tracked.filter((path) => path.endsWith('.md'));
  test('links lead somewhere', () => {
    const dead = documents.flatMap((path) =>
      [...read(path).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
        .map((match) => match[1]!)
        .filter((target) => !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(join(root, dirname(path), target)))
        .map((target) => `${path} → ${target}`),
    );
    expect(dead).toEqual([]);
  });

  test('the registry of programs is what the folders say', () => {
    const written = readFileSync(registryPath, 'utf8').replace(/\s+/g, '').replaceAll(',]', ']');
    expect(written).toBe(registryText().replace(/\s+/g, '').replaceAll(',]', ']'));
    expect(relative(root, registryPath)).toBe(normalize('src/programs/registry.ts'));
  });
});
