/** Settings follow the machine's memory; a server is asked what it really does. */
import { expect, test } from 'vitest';
import { checkDurable, settingsFor } from './settings.ts';

const GIGABYTE = 1 << 30;

/** A server that answers as told, and `on` to everything else. */
const serverSaying = (answers: Record<string, string>) => ({
  query: async (text: string) => {
    const name = text.replace('show ', '');
    return { rows: [{ [name]: answers[name] ?? 'on' }] };
  },
});
const version = { server_version: '15.4 (Debian 15.4-2)', server_version_num: '150004' };

test('memory is shared out within bounds', () => {
  const bytes = [GIGABYTE / 8, 4 * GIGABYTE, 64 * GIGABYTE];
  expect(bytes.map((memory) => settingsFor(memory).shared_buffers)).toEqual([
    '32MB',
    '512MB',
    '1024MB',
  ]);
});

test('a durable server of a known version is taken, whichever way it waits for the disk', async () => {
  const server = serverSaying({ ...version, synchronous_commit: 'remote_apply' });
  expect(await checkDurable(server)).toBe('15.4');
});

test.each([
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'data_checksums',
])('a server without %s is refused', async (setting) => {
  const server = serverSaying({ ...version, [setting]: 'off' });
  await expect(checkDurable(server, { checksums: true })).rejects.toMatchObject({
    code: 'DB_NOT_DURABLE',
    detail: { settings: setting },
  });
});

test("a server of one's own is taken without checksums", async () => {
  const server = serverSaying({ ...version, data_checksums: 'off' });
  expect(await checkDurable(server)).toBe('15.4');
});

test('a server older than 15 is refused', async () => {
  const server = serverSaying({ server_version: '14.9', server_version_num: '140009' });
  await expect(checkDurable(server)).rejects.toMatchObject({
    code: 'DB_VERSION_OLD',
    detail: { version: '14.9', oldest: '15' },
  });
});
