/** What the server does besides answering goes on by itself, and ends when it is told to. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, runServer } from '../../../test/server/running.ts';
import { changeCounty, snapshotCounty } from '../../db/county.ts';
import { addNotice } from '../modules/notice/index.ts';
import { addPerson } from '../modules/registry/index.ts';
import { watchCounties } from './watch.ts';

let at: RunningServer;
beforeAll(async () => {
  at = await runServer();
});
afterAll(() => at.stop());

test('notices are delivered while it watches, and stay queued once it has stopped', async () => {
  const { county, keys } = at;
  const more = { name: '测小禾', facts: [], links: [], today: 20_000 };
  const { person } = await addPerson(county, keys, { actor: 'test', ...more });
  const queue = () =>
    changeCounty(county, { kind: 'test', actor: 'test' }, (tx) =>
      addNotice(tx, { person, kind: 'rights-request-closed', parameters: { request: 1 } }),
    );
  const states = async () =>
    (
      await snapshotCounty(county, (tx) =>
        tx.query<{ state: string }>('select state from notice order by id'),
      )
    ).map(({ state }) => state);
  const log = (line: object) => expect.unreachable(JSON.stringify(line));
  const watching = watchCounties([{ county, keys }], { log });
  await queue();
  await expect.poll(states, { timeout: 5000 }).toEqual(['delivered']);
  await watching.stop();
  await queue();
  expect(await states()).toEqual(['delivered', 'queued']);
});
