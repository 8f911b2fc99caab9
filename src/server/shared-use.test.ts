/** Commands at once on one embedded server: whoever is the last to go stops it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPostmaster } from '../db/embedded/postmaster.ts';
import { openInstallation } from './installation.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'nuanjia-use-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const open = () => openInstallation({ environment: { NUANJIA_HOME: home } });
const answers = (installation: Awaited<ReturnType<typeof open>>) =>
  installation.db.pool.query('select 1 as one').then(({ rows }) => rows[0].one);

test('the one that started the server may go first; the last one stops it', async () => {
  const first = await open();
  const second = await open();
  await first.close();
  expect(await answers(second)).toBe(1);
  await second.close();
  expect(await findPostmaster(join(home, 'postgres'))).toBeUndefined();
});

test('many that come and go at once all get their answers', async () => {
  const one = async () => {
    const installation = await open();
    const answer = await answers(installation);
    await installation.close();
    return answer;
  };
  const rounds = Array.from({ length: 3 }, () => Promise.all([one(), one(), one()]));
  expect((await Promise.all(rounds)).flat()).toEqual(Array(9).fill(1));
  expect(await findPostmaster(join(home, 'postgres'))).toBeUndefined();
});
