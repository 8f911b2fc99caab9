/** Two records of one person while money is on its way to one of them: every period is paid once, whenever it is seen. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { undoMerge } from '../duplicate/index.ts';
import { addAccounts } from '../payee/index.ts';
import { addFact, addLink } from '../registry/index.ts';
import * as office from './fixtures/office.ts';
import { draft, force, freeze, numberOf, payAll, query, sent, today } from './fixtures/office.ts';
import { confirm, followed, merge, openTwice, type Twice, twinOf } from './fixtures/twice.ts';
import { checkRun, fileRun } from './index.ts';

let at: Twice;
beforeAll(async () => {
  at = await openTwice(21, 3000);
}, 120_000);
afterAll(() => at.drop());

const check = (run: number) => checkRun(at.county, { ...at.clerk, run });

const giveAccount = (person: number, number = numberOf(person)) =>
  changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
    addAccounts(tx, at.keys, [{ person, holder: '测', bank: '拟', number }]),
  );

/** Holds of lines of a run; undefined: it has no line of hers. */
const holdsOf = async (run: number, person: number) => {
  const rows = await query<{ holds: string[] }>(
    at,
    'select distinct holds from payment_instruction where run_id = $1 and person_id = $2',
    [run, person],
  );
  return rows.length === 0 ? undefined : rows.flatMap(({ holds }) => holds);
};

/** Somebody who is confirmed under both of her numbers, and was sent money for this year under the second. */
async function oneSent() {
  const person = at.next();
  const twin = await twinOf(at, person);
  await giveAccount(twin);
  await confirm(at, twin);
  const run = await sent(at);
  expect(await holdsOf(run, twin)).toEqual([]);
  await confirm(at, person);
  return { person, twin, run };
}

test('what is on its way to the one record is not drafted for the other, before and after it arrives', async () => {
  const { person, twin, run } = await oneSent();
  const nothing = { code: 'RUN_NOTHING' };
  const id = await merge(at, twin, person);
  await expect(draft(at)).rejects.toMatchObject(nothing);
  await followed(at);
  await expect(draft(at)).rejects.toMatchObject(nothing);
  await payAll(at, run);
  await expect(draft(at)).rejects.toMatchObject(nothing);
  await undoMerge(at.county, { actor: 'test', today, merge: id });
  await confirm(at, person, 'to-confirm');
});

test('a draft that is older than the merge is held, also before anything was worked out anew', async () => {
  const { person, twin } = await oneSent();
  const { run } = await draft(at);
  expect(await holdsOf(run, person)).toEqual([]);
  const id = await merge(at, twin, person);
  await check(run);
  expect(await holdsOf(run, person)).toEqual(['not-owed']);
  await followed(at);
  await check(run);
  expect(await holdsOf(run, person)).toEqual(['not-owed']);
  await undoMerge(at.county, { actor: 'test', today, merge: id });
  await followed(at);
  await check(run);
  expect(await holdsOf(run, person)).toEqual([]);
  await office.cancel(at, run);
  await confirm(at, person, 'to-confirm');
});

test('two lines of one draft for one person are held, and the next draft has one', async () => {
  const person = at.next();
  const twin = await twinOf(at, person);
  await confirm(at, person);
  await confirm(at, twin);
  await giveAccount(twin, numberOf(person));
  const { run } = await draft(at);
  await merge(at, twin, person);
  for (const work of [() => check(run), () => followed(at), () => check(run)]) await work();
  expect(await holdsOf(run, twin)).toEqual(['not-owed']);
  expect(await holdsOf(run, person)).toEqual(['not-owed']);
  await office.cancel(at, run);
  const { run: again } = await draft(at);
  expect([await holdsOf(again, person), await holdsOf(again, twin)]).toEqual([[], undefined]);
  await office.cancel(at, again);
  await confirm(at, person, 'to-confirm');
});

test('a run that was agreed to before the merge is not sent, and can be cancelled', async () => {
  const { person, twin } = await oneSent();
  const { run } = await draft(at);
  await freeze(at, run);
  await merge(at, twin, person);
  const file = fileRun(at.county, at.keys, { ...at.finance, run, format: 'csv' });
  await expect(file).rejects.toMatchObject({ code: 'RUN_PAID_TWICE', detail: { run, people: 1 } });
  await office.cancel(at, run);
  await expect(draft(at)).rejects.toMatchObject({ code: 'RUN_NOTHING' });
});

test('an account, kin and a death count of whichever record they stand on', async () => {
  const [person, payee] = [at.next(), at.next()];
  const twin = await twinOf(at, payee);
  await confirm(at, person);
  await force(at, 'update benefit_case set payee_id = $1 where person_id = $2', [payee, person]);
  await addLink(at.county, { actor: 'test', person, other: twin, relation: 'guardians' });
  await followed(at);
  const { run } = await draft(at);
  expect(await holdsOf(run, person)).toEqual(['payee-apart']);
  await merge(at, payee, twin);
  await followed(at);
  await check(run);
  expect(await holdsOf(run, person)).toEqual([]);
  await giveAccount(twin, numberOf(payee));
  await check(run);
  expect(await holdsOf(run, person)).toEqual([]);
  const dead = { kind: 'death', day: day('2026-05-01') };
  await addFact(at.county, { actor: 'test', today, person: twin, ...dead });
  await check(run);
  expect(await holdsOf(run, person)).toEqual(['payee-dead']);
  await office.cancel(at, run);
  await confirm(at, person, 'to-confirm');
});
