/** The embedded server is killed, raced, robbed and misled here, for real, and keeps what it acknowledged. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { pathsOf } from './home.ts';
import { type Embedded, startEmbedded } from './supervisor.ts';

const homes: string[] = [];
const processes: ChildProcess[] = [];

function newHome(): string {
  // A name by which the next run removes it if this one is killed.
  const home = mkdtempSync(join(tmpdir(), `nuanjia-tests-${process.pid}-`));
  homes.push(home);
  return home;
}

afterEach(async () => {
  for (const process of processes.splice(0)) process.kill('SIGKILL');
  for (const home of homes.splice(0)) {
    const pid = pidIn(home);
    if (pid) await killServer(pid);
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});

const pidFile = (home: string) => join(pathsOf(home).dataDir, 'postmaster.pid');

function pidIn(home: string): number | undefined {
  try {
    return Number(readFileSync(pidFile(home), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

async function killServer(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL');
    // Its workers notice by themselves, and hold the folder until then.
    for (;;) {
      process.kill(pid, 0);
      await sleep(10);
    }
  } catch {
    // Gone.
  }
}

async function ask(server: { url: string }, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  return (await client.query(text).finally(() => client.end())).rows;
}

/** Another Node.js process that starts the server, says so, and lives on. */
function otherProcess(home: string): ChildProcess {
  const supervisor = pathToFileURL(join(import.meta.dirname, 'supervisor.ts')).href;
  const script = `
    import { startEmbedded } from ${JSON.stringify(supervisor)};
    const { stop, ...server } = await startEmbedded({ home: ${JSON.stringify(home)} });
    console.log(JSON.stringify(server));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  processes.push(child);
  return child;
}

async function serverOf(child: ChildProcess): Promise<Omit<Embedded, 'stop'>> {
  const [line] = await once(child.stdout!, 'data');
  return JSON.parse(String(line));
}

describe('a start', () => {
  test('makes a Chinese, checksummed database that only this machine reaches', async () => {
    const home = newHome();
    const server = await startEmbedded({ home });
    expect(server.wasRunning).toBe(false);
    const [row] = await ask(
      server,
      `select current_setting('data_checksums') as checksums, inet_server_addr() as address,
        current_setting('unix_socket_directories') as sockets, pg_encoding_to_char(encoding) as encoding,
        datlocale as locale from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({
      checksums: 'on',
      address: '127.0.0.1',
      sockets: '',
      encoding: 'UTF8',
      locale: 'zh-Hans-CN',
    });
    expect(statSync(pathsOf(home).passwordFile).mode & 0o777).toBe(0o600);
    await server.stop();
    expect(pidIn(home)).toBeUndefined();
  });

  test('finds the rows and the port of the time before', async () => {
    const home = newHome();
    const first = await startEmbedded({ home });
    await ask(first, 'create table kept as select 7 as number');
    await first.stop();
    const second = await startEmbedded({ home });
    expect(second).toMatchObject({ wasRunning: false, port: first.port, url: first.url });
    // Outgoing connections are numbered from there; one that knocks on its own number waits for ever.
    expect(first.port).toBeLessThan(32_768);
    expect(await ask(second, 'table kept')).toEqual([{ number: 7 }]);
    await second.stop();
  });

  test('finds the server running that a killed process left, and leaves it running', async () => {
    const home = newHome();
    const other = otherProcess(home);
    const left = await serverOf(other);
    process.kill(other.pid!, 'SIGKILL');
    await once(other, 'exit');

    const found = await startEmbedded({ home });
    expect(found).toMatchObject({ wasRunning: true, port: left.port });
    await found.stop();
    expect(await ask(found, 'select 1 as one')).toEqual([{ one: 1 }]);
    await found.stop({ always: true });
    expect(pidIn(home)).toBeUndefined();
  });
});

describe('a stale pid file', () => {
  /** A pid file as a crash leaves it, with another process number in it. */
  async function withPidOf(home: string, pid: number): Promise<void> {
    const server = await startEmbedded({ home });
    await ask(server, 'create table kept as select 7 as number');
    const text = readFileSync(pidFile(home), 'utf8');
    await server.stop();
    writeFileSync(pidFile(home), text.replace(/^\d+/, String(pid)));
  }

  test('of a dead process does not stop the start', async () => {
    const home = newHome();
    const dead = spawn(process.execPath, ['--version']);
    await once(dead, 'exit');
    await withPidOf(home, dead.pid!);
    const server = await startEmbedded({ home });
    expect(server.wasRunning).toBe(false);
    expect(await ask(server, 'table kept')).toEqual([{ number: 7 }]);
    await server.stop();
  });

  test('of another living program does not stop the start, nor harm that program', async () => {
    const home = newHome();
    await startEmbedded({ home }).then((server) => server.stop());
    // The same user as the server's: that is where PostgreSQL alone would give up.
    const { uid, gid } = statSync(pathsOf(home).dataDir);
    const stranger = spawn('sleep', ['60'], { uid, gid, cwd: '/' });
    processes.push(stranger);
    await withPidOf(home, stranger.pid!);
    const server = await startEmbedded({ home });
    expect(server.wasRunning).toBe(false);
    await server.stop({ always: true });
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  });
});

describe('a crash', () => {
  test('of the server under eight writers loses no acknowledged row', async () => {
    const home = newHome();
    const server = await startEmbedded({ home });
    await ask(server, 'create table written (number integer primary key)');
    const acknowledged: number[] = [];
    const write = async (writer: number) => {
      const client = new Client({ connectionString: server.url });
      client.on('error', () => undefined);
      await client.connect();
      for (let number = writer; ; number += 8) {
        await client.query('insert into written values ($1)', [number]);
        acknowledged.push(number);
      }
    };
    const writers = Array.from({ length: 8 }, (_, writer) => write(writer));
    while (acknowledged.length < 1000) await sleep(5);
    process.kill(pidIn(home)!, 'SIGKILL');
    await Promise.allSettled(writers);

    const again = await startEmbedded({ home });
    expect(again.wasRunning).toBe(false);
    const rows = (await ask(again, 'table written')) as { number: number }[];
    const found = new Set(rows.map(({ number }) => number));
    expect(acknowledged.filter((number) => !found.has(number))).toEqual([]);
    await again.stop();
  });

  test('in the middle of the first start leaves nothing that looks like a database', async () => {
    const home = newHome();
    const other = otherProcess(home);
    const unfinished = () => readdirSync(home).find((name) => name.startsWith('postgres.new-'));
    const begun = () => {
      const folder = unfinished();
      return folder !== undefined && readdirSync(join(home, folder)).includes('data');
    };
    while (!begun()) await sleep(5);
    await sleep(100);
    // The whole group, so that initdb dies as well.
    process.kill(-other.pid!, 'SIGKILL');
    await once(other, 'exit');
    expect(unfinished()).toBeDefined();
    expect(readdirSync(home)).not.toContain('postgres');

    const server = await startEmbedded({ home });
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(unfinished()).toBeUndefined();
    await server.stop();
  });
});

describe('many at once', () => {
  test('two first starts of two processes end with one server for both', async () => {
    const home = newHome();
    const [one, other] = await Promise.all([
      serverOf(otherProcess(home)),
      serverOf(otherProcess(home)),
    ]);
    expect(one.url).toBe(other.url);
    expect([one.wasRunning, other.wasRunning].toSorted()).toEqual([false, true]);
    expect(readdirSync(home).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
    await startEmbedded({ home }).then((server) => server.stop({ always: true }));
  });

  test('five starts after a crash end with one server', async () => {
    const home = newHome();
    await startEmbedded({ home });
    await killServer(pidIn(home)!);
    const servers = await Promise.all(Array.from({ length: 5 }, () => startEmbedded({ home })));
    expect(new Set(servers.map(({ port }) => port)).size).toBe(1);
    expect(servers.filter(({ wasRunning }) => !wasRunning)).toHaveLength(1);
    for (const server of servers) await server.stop();
    expect(pidIn(home)).toBeUndefined();
  });
});

describe('refused is', () => {
  test('a server that could lose what it acknowledged; it does not stay running', async () => {
    const home = newHome();
    const settings = { fsync: 'off', synchronous_commit: 'off' };
    await expect(startEmbedded({ home, settings })).rejects.toMatchObject({
      code: 'DB_NOT_DURABLE',
      detail: { settings: 'fsync, synchronous_commit' },
    });
    expect(pidIn(home)).toBeUndefined();
  });

  test('a folder of another version, a lost password and a damaged control file', async () => {
    const home = newHome();
    await startEmbedded({ home }).then((server) => server.stop());
    const { dataDir, passwordFile } = pathsOf(home);
    const version = join(dataDir, 'PG_VERSION');
    writeFileSync(version, '15\n');
    await expect(startEmbedded({ home })).rejects.toMatchObject({
      code: 'DB_FOLDER_OTHER_VERSION',
      detail: { found: '15' },
    });
    writeFileSync(version, '18\n');
    const password = readFileSync(passwordFile);
    writeFileSync(passwordFile, 'another');
    await expect(startEmbedded({ home })).rejects.toMatchObject({ code: 'DB_PASSWORD_WRONG' });
    rmSync(passwordFile);
    await expect(startEmbedded({ home })).rejects.toMatchObject({ code: 'DB_PASSWORD_LOST' });
    writeFileSync(passwordFile, password);
    const control = join(dataDir, 'global', 'pg_control');
    const bytes = readFileSync(control);
    bytes.writeUInt8(bytes.readUInt8(64) ^ 1, 64);
    writeFileSync(control, bytes);
    await expect(startEmbedded({ home })).rejects.toMatchObject({
      code: 'DB_FOLDER_CORRUPT',
      detail: { words: expect.stringContaining('control file') },
    });
    expect(pidIn(home)).toBeUndefined();
  });

  test('a setting the server does not know, with the words of the server', async () => {
    const home = newHome();
    await expect(startEmbedded({ home, settings: { unheard_of: '1' } })).rejects.toMatchObject({
      code: 'DB_START_FAILED',
      detail: { words: expect.stringContaining('unheard_of') },
    });
  });
});
