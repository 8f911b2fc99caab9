/** The doctor on a real installation, healthy and with one thing wrong at a time. */
import { chmodSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importGenerated, type TestCounty, testCounty } from '../../../test/postgres/county.ts';
import { openDatabase } from '../../db/database.ts';
import { type Home, openHome } from '../../db/embedded/home.ts';
import { verifyAudit } from '../modules/audit/index.ts';
import { examine, type Finding, type Installed, noteVerified } from './index.ts';

let at: TestCounty;
let home: Home;

beforeAll(async () => {
  at = await testCounty();
  await importGenerated(at, { seed: 3, size: 200 });
});
afterAll(() => at.drop());
beforeEach(async () => {
  home = await openHome(mkdtempSync(join(tmpdir(), 'nuanjia-doctor-')));
  writeFileSync(join(home.keys, 'master.key'), '', { mode: 0o600 });
});
afterEach(() => rmSync(home.folder, { recursive: true }));

const look = (changes: Partial<Installed> = {}) =>
  examine({
    home,
    db: at.db,
    isServerElsewhere: false,
    measureEvaluation: () => 50_000,
    measureMs: 100,
    ...changes,
  });
const of = (findings: readonly Finding[], check: string) =>
  findings.find((finding) => finding.check === check)!;
const ask = (text: string) => at.db.pool.query(text);
const schemas = async () => (await ask('select nspname from pg_namespace order by 1')).rows;

describe('an installation', () => {
  test('is looked over from the machine to its limits, and left as it was', async () => {
    const before = await schemas();
    const findings = await look();
    expect(findings.map(({ check }) => check)).toEqual(
      `node processors memory disk folder keys server migrations audit evaluations clock backups
        commits copy evaluation limits`.split(/\s+/),
    );
    const notGood = findings.filter(({ state }) => state !== 'good').map(({ check }) => check);
    // Never verified, never evaluated, never backed up; the rest depends on this computer.
    const mine = [
      'folder',
      'keys',
      'server',
      'migrations',
      'audit',
      'evaluations',
      'clock',
      'backups',
    ];
    expect(notGood.filter((check) => mine.includes(check))).toEqual([
      'audit',
      'evaluations',
      'backups',
    ]);
    expect(
      findings.filter(({ state, advice }) => (state === 'good') !== (advice === undefined)),
    ).toEqual([]);
    expect(await schemas()).toEqual(before);
  });

  test('is said to be slow or quick by what was really measured', async () => {
    const findings = await look();
    expect(of(findings, 'commits').figures.commitsPerSecond).toBeGreaterThan(0);
    expect(of(findings, 'copy').figures.rowsPerSecond).toBeGreaterThan(1000);
    const { figures, words } = of(findings, 'limits');
    expect(figures.importedPerHour).toBeGreaterThan(0);
    expect(words.en).toMatch(
      /^By estimate about [\d,]+ people can be imported in an hour, and a county of \d+ /,
    );
  });

  test('whose database is gone is examined as far as that goes', async () => {
    const gone = openDatabase('postgres://nobody@127.0.0.1:1/none');
    const findings = await look({ db: gone });
    expect(of(findings, 'disk').state).toBeDefined();
    expect(of(findings, 'server')).toMatchObject({
      state: 'bad',
      figures: { reason: expect.stringContaining('ECONNREFUSED') },
    });
    expect(of(findings, 'backups').state).toBe('weak');
    await gone.close();
  });
});

describe('is noticed', () => {
  test('a key that others can read, and a folder', async () => {
    chmodSync(join(home.keys, 'master.key'), 0o644);
    chmodSync(home.backups, 0o755);
    const findings = await look();
    const key = join(home.keys, 'master.key');
    expect(of(findings, 'keys')).toMatchObject({ state: 'bad', figures: { exposed: key } });
    expect(of(findings, 'folder').state).toBe('weak');
    expect(of(findings, 'folder').figures.open).toContain(home.backups);
  });

  test.each([
    [0, 'good'],
    [8, 'weak'],
    [31, 'bad'],
  ])('that the newest backup is %d days old: %s', async (ageDays, state) => {
    const file = join(home.backups, 'a.nuanjia');
    writeFileSync(file, '');
    writeFileSync(join(home.backups, 'b.nuanjia.part'), '');
    const seconds = Date.now() / 1000 - ageDays * 86_400;
    utimesSync(file, seconds, seconds);
    expect(of(await look(), 'backups')).toMatchObject({ state, figures: { files: 1, ageDays } });
  });

  test('a chain that was verified, and one that has become shorter since', async () => {
    const { rows } = await verifyAudit(at.county);
    noteVerified(home.folder, '990101', { atMs: Date.now(), seq: rows });
    expect(of(await look(), 'audit')).toMatchObject({
      state: 'good',
      figures: { verifiedSeq: rows },
    });
    noteVerified(home.folder, '990101', { atMs: Date.now(), seq: rows + 1_000_000 });
    expect(of(await look(), 'audit').state).toBe('bad');
  });

  test('a clock that was moved back', async () => {
    const { rows } = await ask('select max(id) as id from county_990101.event');
    const at = `recorded_at = recorded_at + interval '3 days' where id = ${rows[0].id}`;
    await ask(`update county_990101.event set ${at}`);
    const clock = of(await look(), 'clock');
    await ask(`update county_990101.event set ${at.replace('+', '-')}`);
    expect(clock.state).toBe('bad');
    expect(clock.advice!.en).toContain('2 days in the future');
  });

  test('a migration of another version', async () => {
    const where = `where scope = 'county_990101' and name = '0001-events-and-changes'`;
    const set = (name: string) =>
      ask(`update platform.migration set checksum = '${name}' ${where} returning checksum`);
    const { rows } = await ask(`select checksum from platform.migration ${where}`);
    await set('another');
    const { state, figures } = of(await look(), 'migrations');
    await set(rows[0].checksum);
    expect(state).toBe('bad');
    expect(figures.foreign).toBe('county_990101/0001-events-and-changes');
  });
});
