/** A real small disk is filled under a real server and eight writers: nothing acknowledged is lost. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Filled } from './fixtures/fill.ts';
import { findSmallDisk } from './fixtures/small-disk.ts';

const folder = mkdtempSync(join(tmpdir(), `nuanjia-tests-${process.pid}-`));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const disk = findSmallDisk(folder);
const place = disk?.name ?? 'counted, because none can be mounted here';

async function fill(how: string): Promise<Filled> {
  const program = join(import.meta.dirname, 'fixtures', 'fill.ts');
  const words = [process.execPath, program, folder, how];
  const [command, options] = disk
    ? disk.command(folder, words)
    : [process.execPath, [...words.slice(1), 'counted']];
  const child = spawn(command, options, { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = (await child.stdout.setEncoding('utf8').toArray()).join('');
  return JSON.parse(said);
}

/** So it must always end. */
const whole = {
  hadBallast: true,
  stateWhileFull: 'read-only',
  stateAfter: 'ok',
  missing: 0,
  twice: 0,
  broken: null,
  flaws: [],
  isWrittenAfter: true,
};

describe(`a small disk (${place})`, () => {
  test('that fills up slowly: changes are refused before the server notices anything', async () => {
    const filled = await fill('slowly');
    expect(filled).toMatchObject({
      ...whole,
      refusals: ['DB_READ_ONLY'],
      hasBallastWhileFull: true,
    });
    expect(filled.readWhileFull).toBe(filled.acknowledged);
  });

  /** The server refuses, or is gone in one of the ways in which a client may notice it. */
  const full = /^DB_SERVER_FULL/;
  const gone = /connection|ECONNREFUSED|57P0/;
  const either = new RegExp(`${full.source}|${gone.source}`);
  // Where no disk can be mounted there is none that could really be full.
  const suddenly = disk
    ? [
        { how: 'at once', what: 'it takes nothing more', refused: full },
        // Whichever comes first: no room for a table, or none for the log.
        { how: 'by log', what: 'the server cannot write its log', refused: either },
        { how: 'and kill', what: 'the server is killed besides', refused: gone },
        { how: 'while stopped', what: 'the server cannot start', refused: gone },
      ]
    : [{ how: 'slowly', what: 'changes are refused', refused: /^DB_READ_ONLY$/ }];

  test.each(suddenly)('that is full: $what; all can be read, and later written', async ({
    how,
    refused,
  }) => {
    const filled = await fill(how);
    expect(filled).toMatchObject(whole);
    expect(filled.refusals.join()).toMatch(refused);
    // A commit whose answer was lost may be there as well, of each writer one.
    expect(filled.readWhileFull).toBeGreaterThanOrEqual(filled.acknowledged);
    expect(filled.readWhileFull).toBeLessThanOrEqual(filled.acknowledged + 8);
    const needsBallast = how === 'while stopped' || filled.refusals.includes('DB_SERVER_FULL');
    // Otherwise the server may have found room in its own log.
    if (needsBallast) expect(filled.hasBallastWhileFull).toBe(false);
  });
});
