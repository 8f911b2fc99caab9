/**
 * The fictional county as somebody starts it: a process of its own over a new folder, with the staff that it prints, who
 * sign in over the network with what it prints.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Contract } from '../../src/api/contract.ts';
import * as signing from '../../src/api/contracts/sign-in.ts';
import {
  codeAt,
  type FictionalStaff,
  readFictionalStaff,
} from '../../src/cli/record/fictional-staff.ts';
import { type Answer, type Asked, freePort, send } from '../server/running.ts';

const main = join(import.meta.dirname, '../../src/cli/main.ts');

/** Calls as somebody who is signed in. Errors: an answer that is no success, with its text. */
export type Ask = (
  contract: Pick<Contract, 'method' | 'path'>,
  asked?: Asked,
) => Promise<Answer['body']>;

export type FictionalCounty = {
  readonly site: string;
  /** Whatever the tests write. */
  readonly folder: string;
  /** What was printed when it started. */
  readonly said: string;
  readonly staff: readonly FictionalStaff[];
  /** The session of somebody of the staff, or of whom an invitation is for, as a cookie. */
  readonly cookieOf: (login: string) => Promise<string>;
  readonly as: (cookie: string) => Ask;
  /** Runs a command on the same county; gives what it prints. Errors: what it says when it fails. */
  readonly nuanjia: (...words: readonly string[]) => Promise<string>;
  readonly stop: () => Promise<void>;
};

export async function runFictional(people: number): Promise<FictionalCounty> {
  const folder = mkdtempSync(join(tmpdir(), 'nuanjia-office-'));
  // As root the database server runs as somebody else, who has to pass.
  chmodSync(folder, 0o711);
  const home = join(folder, 'home');
  const port = await freePort();
  const { DATABASE_URL: _, PORT: __, ...outside } = process.env;
  const env = { ...outside, LC_ALL: 'zh_CN.UTF-8', NUANJIA_HOME: home, NO_COLOR: '1' };
  const words = [main, 'start', '--size', String(people), '--port', String(port)];
  const child = spawn(process.execPath, words, { cwd: folder, env });
  const said = await untilServed(child);
  const site = `http://localhost:${port}`;
  const staff = readFictionalStaff(home);
  const as =
    (cookie: string): Ask =>
    async (contract, asked) => {
      const { status, body, text } = await patiently(site, cookie, contract, asked);
      if (status >= 300) throw new Error(`${contract.method} ${contract.path}: ${text}`);
      return body;
    };
  return {
    ...{ site, folder, said, staff, as },
    cookieOf: (login) => signIn(site, staff.find((one) => one.login === login)!),
    nuanjia: (...more) =>
      new Promise((done, failed) => {
        execFile(process.execPath, [main, ...more], { env, cwd: folder }, (error, out, err) =>
          error ? failed(new Error(`${out}${err}`)) : done(out),
        );
      }),
    stop: async () => {
      const closed = new Promise((done) => child.on('close', done));
      child.kill('SIGINT');
      await closed;
      rmSync(folder, { recursive: true });
    },
  };
}

/** What it says until the staff is told. Errors: what it says when it ends before. */
const untilServed = (child: ChildProcess): Promise<string> =>
  new Promise((done, failed) => {
    let said = '';
    const hear = (piece: Buffer) => {
      said += piece;
      if (said.includes('account code')) done(said);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.on('close', () => failed(new Error(said)));
  });

/** A busy server says to come again, and that nothing was done. */
export async function patiently(...asked: Parameters<typeof send>): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    const answer = await send(...asked);
    if (answer.status !== 503 || tried === 30) return answer;
    await setTimeout(500);
  }
}

/** Signs in with password and code. */
async function signIn(site: string, { login, password, secret }: FictionalStaff): Promise<string> {
  const body = { login, password, code: codeAt(secret, new Date()) };
  const { status, text, headers } = await patiently(site, '', signing.signIn, { body });
  if (status !== 200) throw new Error(`${login}: ${text}`);
  return cookieIn(headers);
}

export const cookieIn = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((one) => one.split(';')[0]!)
    .find((one) => one.startsWith('__Host-'))!;
