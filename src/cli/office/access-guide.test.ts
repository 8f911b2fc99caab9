/**
 * The guide to access, walked: every command that the page shows is run, in order, against a server that serves, and
 * prints what the page says. Owners set their accounts up between the commands, as the page tells them to.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { freePort } from '../../../test/server/running.ts';
import { codeAt, goodPassword } from '../../server/modules/account/fixtures/desk.ts';

const root = join(import.meta.dirname, '../../..');
const main = join(root, 'src/cli/main.ts');

type Step = { readonly command: string; readonly shown: readonly string[] };

/** The commands of a page with what they print, and the functions of the shell that it defines. */
function stepsOf(page: string): { readonly steps: readonly Step[]; readonly functions: string } {
  const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, kind, text]) => ({
    kind,
    lines: text!.trimEnd().split('\n'),
  }));
  const steps = blocks
    .filter(({ kind }) => kind === 'console')
    .flatMap(({ lines }) => {
      const starts = lines.flatMap((line, at) => (line.startsWith('$ ') ? [at] : []));
      return starts.map((start, at) => ({
        command: lines[start]!.slice(2),
        shown: lines.slice(start + 1, starts[at + 1] ?? lines.length),
      }));
    });
  const functions = blocks.find(({ lines }) => lines.some((line) => line.startsWith('ask()')));
  return { steps, functions: functions!.lines.join('\n') };
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether output is what a page shows: `…` stands for anything, alone on a line for any lines. */
function isShown(shown: readonly string[], output: string): boolean {
  const pattern = shown
    .map((line) => (line === '…' ? '[\\s\\S]*' : line.split('…').map(literally).join('.*')))
    .join('\n');
  return new RegExp(`^${pattern}$`).test(output);
}

type Walk = { readonly folder: string; readonly port: number };

/** Runs something until it ends, or until it says that it serves. */
function begin({ folder, port }: Walk, script: string, more = {}): ChildProcess {
  const { DATABASE_URL: _, PORT: __, ...outside } = process.env;
  const env = {
    ...outside,
    ...{ NUANJIA_HOME: join(folder, 'home'), LC_ALL: '', NODE_OPTIONS: '', NO_COLOR: '1' },
    NUANJIA_ORIGIN: `http://localhost:${port}`,
    ...more,
  };
  return spawn('bash', ['-c', script], { cwd: folder, env });
}

const nuanjia = `nuanjia() { env LC_ALL=en_US.UTF-8 '${process.execPath}' '${main}' "$@"; }`;

function run(walk: Walk, script: string, more: object): Promise<string> {
  const child = begin(walk, script, more);
  let output = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (piece) => {
      output += piece;
    });
  }
  return new Promise((done) => child.on('close', () => done(output.trimEnd())));
}

/** An owner sets up what a code is for; gives the login and the secret of the authenticator. */
async function setUp(port: number, code: string): Promise<readonly [string, string]> {
  const ask = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const sent = { method: 'POST', headers, body: JSON.stringify(body) };
    const send = () => fetch(`http://localhost:${port}/api/invitations/${path}`, sent);
    let response = await send();
    // A busy server says to come again.
    for (let tried = 0; tried < 5 && response.status === 503; tried++) {
      await new Promise((done) => setTimeout(done, 5_000));
      response = await send();
    }
    expect(response.status).toBe(200);
    return response.json() as Promise<{
      readonly kind: string;
      readonly login: string;
      readonly totp: { readonly handle: string; readonly secret: string };
    }>;
  };
  const { kind, login, totp } = await ask('open', { code });
  const shown = { handle: totp.handle, code: codeAt(totp.secret, new Date()) };
  await ask('accept', { code, password: goodPassword, ...(kind === 'staff' && { totp: shown }) });
  return [login, totp.secret];
}

let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
  ends = [];
});

async function served(walk: Walk): Promise<void> {
  const child = begin(walk, `exec '${process.execPath}' '${main}' serve --port ${walk.port}`);
  ends.push(async () => {
    const closed = new Promise((done) => child.on('close', done));
    child.kill('SIGINT');
    await closed;
  });
  await new Promise((done, failed) => {
    child.stdout!.once('data', done);
    child.once('close', failed);
  });
}

async function newWalk(): Promise<Walk> {
  const folder = mkdtempSync(join(tmpdir(), 'nuanjia-access-'));
  // As root the database server runs as somebody else, who has to pass.
  chmodSync(folder, 0o711);
  ends.push(async () => rmSync(folder, { recursive: true }));
  return { folder, port: await freePort() };
}

const pageOf = (name: string) => readFileSync(join(root, 'docs/guide/administrator', name), 'utf8');

describe('the guide to access', () => {
  test('shows what its commands do', async () => {
    const walk = await newWalk();
    const text = pageOf('access.md');
    const { steps, functions } = stepsOf(
      text.replaceAll('localhost:8080', `localhost:${walk.port}`),
    );
    writeFileSync(join(walk.folder, 'functions.sh'), `${nuanjia}\n${functions}\n`);
    const secrets = new Map<string, string>();
    const waiting: string[] = [];
    const wrong: object[] = [];
    let isServing = false;
    for (const { command, shown } of steps) {
      if (command.includes('$SITE') && !isServing) {
        await served(walk);
        isServing = true;
      }
      while (isServing && waiting.length > 0) {
        const [login, secret] = await setUp(walk.port, waiting.shift()!);
        secrets.set(login, secret);
      }
      const login = /"login":"(\w+)","password"/.exec(command)?.[1] ?? '';
      // Half a minute ahead, because the code of now was used to set up.
      const soon = new Date(Date.now() + 30_000);
      const code = secrets.has(login) ? codeAt(secrets.get(login)!, soon) : '';
      const typed = { PASSWORD: goodPassword, CODE: code };
      const output = await run(walk, `. ./functions.sh; ${command}`, typed);
      const found = /(?:[0-9A-Z]{4}-){6}[0-9A-Z]{2}/.exec(output);
      if (found) waiting.push(found[0]);
      if (!isShown(shown, output)) wrong.push({ command, shown, output: output.split('\n') });
    }
    expect(wrong).toEqual([]);
    expect([steps.length > 25, secrets.size]).toEqual([true, 7]);
  });

  // Walking takes its time; the texts of the other language are the same keys of the same catalogues.
  test('shows the same commands in Chinese, with as many lines of output', () => {
    const shape = (name: string, language: string) => {
      const { steps, functions } = stepsOf(pageOf(name));
      const lines = steps.map(({ command, shown }) => [command, shown.length]);
      return [lines, functions.replace(`accept-language: ${language}`, '')];
    };
    expect(shape('access.zh-CN.md', 'zh-CN')).toEqual(shape('access.md', 'en'));
  });
});

test('a page that shows something else is found out', () => {
  expect(isShown(['until ….'], 'until 3 May.')).toBe(true);
  expect(isShown(['until …'], 'from then')).toBe(false);
  expect(isShown(['a', '…', 'd'], 'a\nb\nc\nd')).toBe(true);
  expect(isShown(['a', 'd'], 'a\nb\nc\nd')).toBe(false);
});
