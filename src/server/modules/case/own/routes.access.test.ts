/** A resident's own claims: one yes for herself or her child under 14, and nobody else's. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../../../../test/server/running.ts';
import * as contracts from '../../../../api/contracts/case/cases.ts';
import { changeCounty, snapshotCounty } from '../../../../db/county.ts';
import { dayText } from '../../../../db/database.ts';
import { basicKinds } from '../../../../db/fact-kinds.ts';
import { award, type Desk, openDesk, subsidy } from '../fixtures/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(21, 3000);
});
afterAll(() => desk.at.stop());

const apply = (by: Caller, program: string, person?: number) =>
  by.call(contracts.applyMyself, {
    body: { program, isTrue: true, ...(person !== undefined && { person }) },
  });

const casesOf = (person: number) =>
  snapshotCounty(desk.at.county, (tx) =>
    tx.query<{ id: number; state: string; applicant: number; payee: number; origin: string }>(
      `select id, state, applicant_id as applicant, payee_id as payee, origin from benefit_case
       where person_id = $1 order by id`,
      [person],
    ),
  );

/** A child who is owed the subsidy, with a parent on record. */
async function childAndParent() {
  for (;;) {
    const child = await desk.owed(subsidy);
    const [row] = await snapshotCounty(desk.at.county, (tx) =>
      tx.query<{ parent: number }>(
        `select other_id as parent from relationship
         where person_id = $1 and relation = 'parents' and retracted_in is null limit 1`,
        [child],
      ),
    );
    if (row) return { child, parent: row.parent };
  }
}

test('one yes is a claim, which goes to whose turn it is, and a second yes is not a second claim', async () => {
  const person = await desk.owed(award);
  const she = await desk.at.resident(person);
  expect((await apply(she, award)).status).toBe(201);
  const again = await apply(she, award);
  expect([again.status, again.body.code]).toEqual([422, 'CASE_THERE']);
  const state = 'to-verify';
  expect(await casesOf(person)).toMatchObject([{ state, applicant: person, payee: person }]);
  const { cases } = (await she.call(contracts.ownCases)).body;
  expect(cases).toMatchObject([{ person, program: award, state, origin: 'confirmation' }]);
});

test('two yeses at once are one claim, and a repeated request is answered as before', async () => {
  const person = await desk.owed(award);
  const she = await desk.at.resident(person);
  const tabs = await Promise.all([1, 2, 3].map(() => apply(she, award)));
  expect(tabs.map(({ status }) => status).toSorted()).toEqual([201, 422, 422]);
  expect(await casesOf(person)).toHaveLength(1);
  const another = await desk.owed(award);
  const asked = { body: { program: award, isTrue: true }, key: crypto.randomUUID() };
  const he = await desk.at.resident(another);
  const first = (await he.call(contracts.applyMyself, asked)).body.case;
  expect((await he.call(contracts.applyMyself, asked)).body.case).toBe(first);
  expect(await casesOf(another)).toHaveLength(1);
});

test('a parent says yes for a child under 14 and is paid for it; the child’s own account does not', async () => {
  const { child, parent } = await childAndParent();
  const own = await apply(await desk.at.resident(child), subsidy);
  expect(own.body.code).toBe('CASE_APPLICANT');
  const mother = await desk.at.resident(parent);
  expect((await apply(mother, subsidy, child)).status).toBe(201);
  expect(await casesOf(child)).toMatchObject([{ applicant: parent, payee: parent }]);
  const { cases } = (await mother.call(contracts.ownCases)).body;
  expect(cases).toMatchObject([{ person: child, program: subsidy }]);
});

/** Takes a birth back, and says of it at most that it was within some forty years. */
const forgetBirth = (person: number, isKnownRoughly: boolean) =>
  changeCounty(desk.at.county, { kind: 'test', actor: 'test' }, async (tx) => {
    const [was] = await tx.query<{ from: number; until: number }>(
      `update fact set retracted_in = $3 where person_id = $1 and kind = $2 and retracted_in is null
       returning from_day as from, until_day as until`,
      [person, basicKinds.birth, tx.event],
    );
    if (!isKnownRoughly) return;
    await tx.query(
      'insert into fact (person_id, kind, from_day, until_day, added_in) values ($1, $2, $3, $4, $5)',
      [person, basicKinds.birth, dayText(was!.from - 15_000), dayText(was!.until), tx.event],
    );
  });

test.each([
  ['of a birth known only roughly', true],
  ['without a birth on record', false],
])('a parent has no access to a daughter %s; she herself does', async (_, isKnownRoughly) => {
  const { child: daughter, parent } = await childAndParent();
  const mother = await desk.at.resident(parent);
  const id = (await apply(mother, subsidy, daughter)).body.case;
  await forgetBirth(daughter, isKnownRoughly);
  expect((await mother.call(contracts.ownCases)).body.cases).toEqual([]);
  const withdrawn = { params: { id }, body: { step: 'withdrawn' } };
  expect((await mother.call(contracts.claimMyself, withdrawn)).body.code).toBe('CASE_UNKNOWN');
  expect((await apply(mother, subsidy, daughter)).body.code).toBe('ACCESS_NOBODY');
  const she = await desk.at.resident(daughter);
  expect((await she.call(contracts.claimMyself, withdrawn)).status).toBe(200);
  const own = await apply(she, subsidy);
  expect(own.status, own.text).toBe(201);
});

test('for anybody else it is refused, as for nobody at all, and her claim is not to be seen or touched', async () => {
  const [person, other] = [await desk.owed(award), await desk.owed(award)];
  const [she, stranger] = [await desk.at.resident(person), await desk.at.resident(other)];
  const refused = await Promise.all([person, 9_999_999].map((one) => apply(stranger, award, one)));
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
    [404, 'ACCESS_NOBODY'],
    [404, 'ACCESS_NOBODY'],
  ]);
  const { case: id } = (await apply(she, award)).body;
  const withdrawn = { params: { id }, body: { step: 'withdrawn' } };
  expect((await stranger.call(contracts.claimMyself, withdrawn)).body.code).toBe('CASE_UNKNOWN');
  const [step] = (await she.call(contracts.ownCases)).body.cases[0].steps;
  const letter = { params: { id, step: step.id } };
  expect((await stranger.call(contracts.ownLetter, letter)).body.code).toBe('CASE_UNKNOWN');
  expect((await she.call(contracts.ownLetter, letter)).body).toMatchObject({ case: id, person });
  expect((await stranger.call(contracts.ownCases)).body.cases).toEqual([]);
  expect((await she.call(contracts.claimMyself, withdrawn)).status).toBe(200);
  expect((await casesOf(person)).map(({ state }) => state)).toEqual(['withdrawn']);
});

test('nobody of the office says it in her name, and nobody without an account', async () => {
  for (const by of [desk.clerks[0]!, desk.reviewers[0]!]) {
    expect((await apply(by, award)).status).toBe(403);
    expect((await by.call(contracts.ownCases)).status).toBe(403);
  }
  expect((await apply(desk.at.stranger, award)).status).toBe(401);
});
