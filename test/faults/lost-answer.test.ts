/** The connection breaks while a commit is under way, and whoever sent it cannot know what became of it. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCounty, countyOf } from '../../src/db/county.ts';
import { openDatabase } from '../../src/db/database.ts';
import { type TestDatabase, testDatabase } from '../postgres/database.ts';
import { lookAt, makeCounty } from './county.ts';
import { unsound } from './record.ts';
import { code } from './work.ts';

let home: TestDatabase;
beforeAll(async () => {
  home = await testDatabase();
  await makeCounty(home.url);
});
afterAll(() => home.drop());

/** A way to the server that breaks once: with the first commit on it, or with the answer to that. */
async function breakingWay(to: string, breaks: 'commit' | 'answer') {
  let state: 'whole' | 'committing' | 'broken' = 'whole';
  const server = createServer((client) => {
    const far = connect(Number(new URL(to).port), new URL(to).hostname);
    const cut = () => {
      state = 'broken';
      client.destroy();
      far.destroy();
    };
    client.on('data', (data) => {
      if (state === 'whole' && data.includes('commit\0')) state = 'committing';
      if (state === 'committing' && breaks === 'commit') cut();
      else far.write(data);
    });
    far.on('data', (data) => (state === 'committing' ? cut() : client.write(data)));
    for (const end of [client, far]) end.on('error', cut).on('close', () => void far.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(to);
  url.port = String((server.address() as AddressInfo).port);
  return { url: url.href, close: () => server.close() };
}

test.each<['commit' | 'answer', number]>([
  ['commit', 0],
  ['answer', 1],
])('when the %s is lost, the change fails and is there %i times; the next one goes through', async (breaks, times) => {
  const way = await breakingWay(home.url, breaks);
  const db = openDatabase(way.url);
  const add = (name: string) =>
    changeCounty(countyOf(db, code), { kind: 'test', actor: 'test' }, async (tx) => {
      await tx.query('insert into person (name, added_in) values ($1, $2)', [name, tx.event]);
      tx.changed('person', undefined);
    });
  await expect(add(`${breaks} lost`)).rejects.toMatchObject({ code: 'COMMIT_UNKNOWN' });
  await add(`${breaks} kept`);
  await db.close();
  way.close();
  await lookAt(home.url, async (county) => {
    const text = `select name from county_${code}.person where name like $1 order by name desc`;
    const { rows } = await county.db.pool.query(text, [`${breaks}%`]);
    const lost = Array.from({ length: times }, () => ({ name: `${breaks} lost` }));
    expect(rows).toEqual([...lost, { name: `${breaks} kept` }]);
    expect(await unsound(county)).toEqual([]);
  });
});
