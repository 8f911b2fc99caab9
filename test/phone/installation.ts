/**
 * `nuanjia start` as a process of its own, in a home of its own, with the fictional county and its staff: what somebody has
 * who tries the application for the first time.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fictionalCode, readFictionalStaff } from '../../src/cli/record/fictional-staff.ts';
import { freePort } from '../server/running.ts';

const program = join(import.meta.dirname, '../../src/cli/nuanjia.js');

export type Installed = {
  readonly site: string;
  /** What somebody of the fictional staff types to sign in. */
  readonly typedBy: (login: string) => Readonly<Record<'login' | 'password' | 'code', string>>;
  readonly stop: () => Promise<void>;
};

/** Errors: what the command says, where it ends before it serves. */
export async function startInstallation(people: number): Promise<Installed> {
  const folder = mkdtempSync(join(tmpdir(), 'nuanjia-start-'));
  // As root the database runs as somebody else, who has to pass.
  chmodSync(folder, 0o711);
  const home = join(folder, 'home');
  const port = await freePort();
  const { DATABASE_URL: _, ...outside } = process.env;
  const command = spawn(
    process.execPath,
    [program, 'start', '--size', String(people), '--port', String(port), '--language', 'en'],
    { env: { ...outside, NUANJIA_HOME: home }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  await serving(command);
  return {
    site: `http://localhost:${port}`,
    typedBy: (login) => {
      const { password } = readFictionalStaff(home).find((one) => one.login === login)!;
      return { login, password, code: fictionalCode(home, login, new Date()) };
    },
    stop: async () => {
      const ended = once(command, 'exit');
      command.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Waits for the last line of what is printed once it serves. */
function serving(command: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = '';
    const hear = (text: Buffer) => {
      said += text.toString();
      if (said.includes('account code')) done();
    };
    command.stdout!.on('data', hear);
    command.stderr!.on('data', hear);
    command.once('exit', () => fail(new Error(said)));
  });
}
