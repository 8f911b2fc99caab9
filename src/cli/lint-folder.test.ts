/** Whatever a pack folder holds, linting it ends, and ends in findings. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintPackFolder } from './lint-folder.ts';

const goodPack = `export const pack = {
  id: 'cn-99', name: { 'zh-CN': '示例县', en: 'Example' }, area: { id: 'cn-99', ranges: [] },
  ages: { attained: 'birthday', missingDay: 'month-end' },
};`;

/** A folder with these files, by their paths in it. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('a pack folder', () => {
  test('that is lawful has no findings', async () => {
    expect(await lintPackFolder(folderWith({ 'pack.mjs': goodPack }))).toEqual([]);
  });

  test('that ships is lawful, citations included', async () => {
    const national = join(import.meta.dirname, '../programs/cn');
    expect(await lintPackFolder(national)).toEqual([]);
  });

  test.each([
    ['has no pack', {}, 'pack.ts'],
    ['has a syntax error', { 'pack.mjs': 'export const pack = {' }, 'Unexpected end of input'],
    ['throws while it loads', { 'pack.mjs': 'throw new Error("not today")' }, 'not today'],
    ['exports nothing of its name', { 'pack.mjs': 'export const other = {}' }, 'export const pack'],
    ['ends the process', { 'pack.mjs': 'process.exit(0)' }, 'ended the process'],
    [
      'grows without bound',
      { 'pack.mjs': 'const all = []; for (;;) all.push(new Array(1e5).fill({}));' },
      'cannot be loaded',
    ],
  ])('that %s is a finding', async (_, files, reason) => {
    const findings = await lintPackFolder(folderWith(files));
    expect(findings.map(({ code }) => code)).toEqual(['LOAD_FAILED']);
    expect(findings[0]!.message.en).toContain(reason);
  });

  test('that never ends is cut off', async () => {
    const findings = await lintPackFolder(folderWith({ 'pack.mjs': 'for (;;);' }), 1500);
    expect(findings[0]!.message.en).toContain('no end after 1.5 s');
  });

  test('that fails later is a finding with what it said', async () => {
    const later = `setTimeout(() => { throw new Error('not then') }); await new Promise(() => {});`;
    const [finding] = await lintPackFolder(folderWith({ 'pack.mjs': later }));
    expect(finding!.message.en).toContain('not then');
  });

  test('with a program that is broken still has its other programs looked at', async () => {
    const folder = folderWith({
      'pack.mjs': goodPack,
      'award/program.mjs': 'throw new Error("broken")',
      'visits/program.mjs': "export const visits = { id: 'cn-99/visits', kind: 'service' }",
    });
    const paths = (await lintPackFolder(folder)).map(({ path }) => path);
    expect(paths).toContain('award/program.mjs');
    expect(paths).toContain('cn-99/visits › eligibility');
  });

  test('with a getter that throws is a finding', async () => {
    const visits =
      "export const visits = { id: 'cn-99/visits', get kind() { throw new Error('x') } }";
    const findings = await lintPackFolder(
      folderWith({ 'pack.mjs': goodPack, 'visits/program.mjs': visits }),
    );
    expect(findings.map(({ code }) => code)).toContain('NOT_PLAIN_DATA');
  });

  test('cannot answer for the linter', async () => {
    const forged = `process.send(null); process.send({ findings: [] }); throw new Error('not today')`;
    expect(await lintPackFolder(folderWith({ 'pack.mjs': forged }))).toHaveLength(1);
  });
});
