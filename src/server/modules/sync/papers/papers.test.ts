/** A photo comes in pieces, only while she agrees, and is whole only when it is what was signed. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendPaper } from '../../../../api/contracts/phone/sync.ts';
import { openTown, outcomesOf, type Person, type Town } from '../fixtures/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.at.stop());

const picture = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(9_000, 7)]);

/** A photo of somebody's paper is announced; gives its name. */
async function announced(she: Person, bytes: Buffer = picture): Promise<string> {
  return (await announce(she, bytes)).paper;
}

async function announce(she: Person, bytes: Buffer = picture) {
  const paper = crypto.randomUUID();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const value = { who: she, shows: 'certificate', sha256, bytes: bytes.length };
  const record = `visit/${crypto.randomUUID()}` as const;
  const said = { record, field: `paper/${paper}`, about: she, value };
  const { event, ...signed } = await town.phone.say(said);
  expect(outcomesOf(await town.phone.send(signed))).toEqual(['accepted']);
  return { paper, event };
}

async function agreeing(answer: 'yes' | 'no', she?: Person): Promise<Person> {
  const person = she ?? (await town.somebody());
  const value = { answer, textVersion: 1, language: 'zh-CN', readAloud: true };
  const said = { record: person, about: person, field: 'consent/photo-of-paper', value };
  await town.phone.send(await town.phone.say(said));
  return person;
}

const send = (paper: string, offset: number, bytes: Buffer, phone = town.phone) =>
  phone.call(sendPaper, {
    params: { paper, offset },
    body: { data: bytes.toString('base64') },
  });

const kept = async (...papers: readonly string[]): Promise<number> => {
  const count = 'select count(*)::integer as count from county_990101.paper where id = any($1)';
  return (await town.at.db.pool.query<{ count: number }>(count, [papers])).rows[0]!.count;
};

test('pieces are put together, and one that is sent again changes nothing', async () => {
  const paper = await announced(await agreeing('yes'));
  const [one, two] = [picture.subarray(0, 5_000), picture.subarray(5_000)];
  expect((await send(paper, 5_000, two)).body).toEqual({ received: 0, isWhole: false });
  expect((await send(paper, 0, one)).body).toEqual({ received: 5_000, isWhole: false });
  expect((await send(paper, 0, one)).body).toEqual({ received: 5_000, isWhole: false });
  expect((await send(paper, 5_000, two)).body).toEqual({ received: 9_004, isWhole: true });
  expect((await send(paper, 5_000, two)).body).toEqual({ received: 9_004, isWhole: true });
  const { rows } = await town.at.db.pool.query<{ sealed: Buffer }>(
    'select sealed from county_990101.paper_piece where paper_id = $1',
    [paper],
  );
  expect(rows.map(({ sealed }) => sealed.includes(Buffer.alloc(20, 7)))).toEqual([false, false]);
});

test('what is not what was signed is thrown away, and so is what is no picture', async () => {
  const paper = await announced(await agreeing('yes'));
  const other = Buffer.concat([picture.subarray(0, 9_000), Buffer.alloc(4, 1)]);
  expect((await send(paper, 0, other)).body.code).toBe('PAPER_DAMAGED');
  expect((await send(paper, 0, Buffer.from('<svg onload="x"/>'))).body.code).toBe('PAPER_DAMAGED');
  expect((await send(paper, 0, picture)).body).toEqual({ received: 9_004, isWhole: true });
});

test('without her consent nothing is kept, also when she takes it back half way', async () => {
  const she = await town.somebody();
  const early = await announced(she);
  expect((await send(early, 0, picture)).body.code).toBe('PAPER_NO_CONSENT');
  await agreeing('yes', she);
  const whole = await announced(she);
  expect((await send(whole, 0, picture)).body.isWhole).toBe(true);
  await send(early, 0, picture.subarray(0, 5_000));
  await agreeing('no', she);
  expect((await send(early, 0, picture)).body.code).toBe('PAPER_NO_CONSENT');
  expect(await kept(early, whole)).toBe(0);
});

test('a photo that the worker takes back is deleted, whole or not, and not taken any more', async () => {
  const she = await agreeing('yes');
  const { paper, event } = await announce(she);
  expect((await send(paper, 0, picture)).body.isWhole).toBe(true);
  const { record, field, about, id } = event;
  const back = await town.phone.say({ record, field, about, value: null, base: [id] });
  expect(outcomesOf(await town.phone.send(back))).toEqual(['accepted']);
  expect(await kept(paper)).toBe(0);
  expect((await send(paper, 0, picture)).body.code).toBe('PAPER_UNKNOWN');
});

test('a photo that another phone announced is none of this one’s', async () => {
  const paper = await announced(await agreeing('yes'));
  expect((await send(paper, 0, picture, town.other)).body.code).toBe('PAPER_UNKNOWN');
});
