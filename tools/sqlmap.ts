/**
 * Lets sqlmap loose on a server over a generated county: on the search, a list, a person and the header that names a
 * task. For whoever has it installed (a Debian package); bounded to three minutes.
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome, pathsOf } from '../src/db/embedded/home.ts';
import { findBinaries } from '../src/db/embedded/binaries.ts';
import { stopPostmaster } from '../src/db/embedded/postmaster.ts';
import { startEmbedded } from '../src/db/embedded/supervisor.ts';

const SECONDS_EACH = 45;

type Target = { readonly name: string; readonly options: readonly string[] };

/** What sqlmap says in the end: nothing found, something found, or that its time was up before either. */
function verdictOn(output: string): 'nothing' | 'found' | 'time was up' {
  if (
    /is vulnerable|appears to be '.*' injectable|sqlmap identified the following injection/i.test(
      output,
    )
  ) {
    return 'found';
  }
  return /do not appear to be injectable/.test(output) ? 'nothing' : 'time was up';
}

/** What sqlmap wrote, whether it ended by itself or because its time was up. */
const outputOf = (given: readonly string[]) =>
  new Promise<string>((done) => {
    const limits = { timeout: SECONDS_EACH * 1000, maxBuffer: 1 << 28 };
    execFile('sqlmap', given, limits, (_error, stdout) => done(stdout));
  });

async function isFound({ name, options }: Target, cookie: string): Promise<boolean> {
  const usual = ['--batch', '--level=2', '--risk=1', '--flush-session', '--dbms=PostgreSQL'];
  const quick = ['--threads=4', '--time-sec=2', '--ignore-code=*', '--disable-coloring'];
  const output = await outputOf([...usual, ...quick, `--cookie=${cookie}`, ...options]);
  const verdict = verdictOn(output);
  const tested = output.match(/testing '/g)?.length ?? 0;
  process.stdout.write(`${name}: ${verdict}; ${tested} kinds of injection tried\n`);
  return verdict === 'found';
}

if (spawnSync('sqlmap', ['--version']).error) {
  process.stdout.write(
    'sqlmap is not installed, so nothing was tried (Debian: apt install sqlmap)\n',
  );
} else {
  const home = mkdtempSync(join(tmpdir(), 'nuanjia-sqlmap-'));
  try {
    process.env.DATABASE_URL = (await startEmbedded({ home })).url;
    const { openScene } = await import('../test/attacks/scene.ts');
    const { at, callerAs, she } = await openScene();
    const clerk = await callerAs('clerk');
    const json = '--headers=content-type: application/json';
    const targets: readonly Target[] = [
      { name: 'person', options: ['-u', `${at.origin}/api/people/${she}*`] },
      {
        name: 'list',
        options: ['-u', `${at.origin}/api/rights/entitled?program=x&on=2026-11-22&after=0`],
      },
      {
        name: 'search',
        options: [
          '-u',
          `${at.origin}/api/people/search`,
          json,
          '--data={"name":"测*"}',
          '--method=POST',
        ],
      },
      {
        name: 'task in a header',
        options: ['-u', `${at.origin}/api/people/${she}/facts`, '--headers=nuanjia-task: 1*'],
      },
    ];
    for (const target of targets) {
      if (await isFound(target, clerk.cookie)) process.exitCode = 1;
    }
    await at.stop();
  } finally {
    await stopPostmaster(pathsOf(home).dataDir, await findBinaries(await openHome(home)));
    rmSync(home, { recursive: true, force: true });
  }
}
