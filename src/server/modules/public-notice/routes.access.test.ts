/** Public notices: masked, of the right programs, gone by themselves; objections never reach whom they are about. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { towns } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/case/public-notices.ts';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import type { BenefitProgram } from '../../../programs/definition.ts';
import { packs } from '../../../programs/registry.ts';
import { day } from '../../../rules/index.ts';
import { award, type Desk, openDesk, subsidy } from '../case/fixtures/desk.ts';
import { lockCase } from '../case/queries.ts';
import { postNotice } from './post.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(9, 1500);
});
afterAll(() => desk.at.stop());

const today = day('2026-11-22');
const publicNotice = { workingDays: 7, status: 'secondary', source: 'procedure' } as const;

/** Posts a case of a program as if its procedure asked for it; gives the notice. */
async function postOf(program: string): Promise<number | undefined> {
  const id = await desk.applied(program, await desk.owed(program));
  const national = packs.find((pack) => pack.id === 'cn')!;
  const found = national.programs.find((one) => one.id === program) as BenefitProgram;
  const procedure = { ...found.procedure!, publicNotice };
  await changeCounty(desk.at.county, { kind: 'test', actor: 'test' }, async (tx) =>
    postNotice(tx, (await lockCase(tx, id))!, { program: found, procedure }, today),
  );
  const [row] = await snapshotCounty(desk.at.county, (tx) =>
    tx.query<{ id: number }>('select id from public_notice where case_id = $1', [id]),
  );
  return row?.id;
}

const shown = (id: number) => desk.at.stranger.call(contracts.getPosted, { params: { id } });

test('a notice shows a masked name, a village and a program to anybody, and is gone after its last day', async () => {
  const id = (await postOf(subsidy))!;
  const { status, body, headers } = await shown(id);
  expect([status, body.program, body.until]).toEqual([200, subsidy, '2026-12-02']);
  expect(body.maskedName).toMatch(/^.○.?$/u);
  expect(Object.keys(body).toSorted()).toEqual([
    ...['from', 'id', 'maskedName', 'program', 'until', 'village'],
  ]);
  expect(headers.get('x-robots-tag')).toMatch(/noindex/);
  const { notices } = (await desk.at.stranger.call(contracts.listPosted)).body;
  expect(notices).toEqual([body]);
  const before = desk.at.clock.now;
  desk.at.clock.now = new Date('2026-12-02T04:00:00Z');
  expect((await shown(id)).status).toBe(410);
  expect((await desk.at.stranger.call(contracts.listPosted)).body.notices).toEqual([]);
  desk.at.clock.now = before;
  expect((await shown(999_999)).status).toBe(404);
});

test('what tells of the number of children is not posted, whatever a procedure says', async () => {
  expect(await postOf(award)).toBeUndefined();
});

describe('an objection', () => {
  test('needs no name, is due in 60 days, and neither the unit that it is about nor another town sees it', async () => {
    const params = { id: (await postOf(subsidy))! };
    const body = { said: '这户人家不住在本村' };
    const { status, body: answer } = await desk.at.stranger.call(contracts.objectToPosted, {
      params,
      body,
    });
    expect([status, answer]).toEqual([200, { due: '2027-01-21' }]);
    const heard = async (town?: string) => {
      const reader = await desk.at.staff('reviewer', town === undefined ? {} : { town });
      return { reader, rows: (await reader.call(contracts.listObjections)).body.objections };
    };
    expect((await heard(towns[0])).rows).toEqual([]);
    const elsewhere = await heard(towns[1]);
    expect(elsewhere.rows).toEqual([]);
    expect((await desk.clerks[0]!.call(contracts.listObjections)).status).toBe(403);
    const { reader, rows } = await heard();
    const posted = { program: subsidy };
    expect(rows).toMatchObject([{ said: body.said, due: '2027-01-21', posted }]);
    const found = { params: { id: rows[0].id }, body: { answer: '已核实，住在本村' } };
    for (const { reader: other } of [await heard(towns[0]), elsewhere]) {
      expect((await other.call(contracts.answerObjection, found)).status).toBe(404);
    }
    expect((await reader.call(contracts.answerObjection, found)).status).toBe(200);
    expect((await heard()).rows).toEqual([]);
  });

  test('about somebody who was deleted since is still answered', async () => {
    await changeCounty(desk.at.county, { kind: 'test', actor: 'test' }, (tx) =>
      tx.query(
        `insert into grievance (kind, about_unit_id, day, due_day, added_in)
         select 'objection', min(id), '2026-11-22', '2027-01-21', $1 from unit`,
        [tx.event],
      ),
    );
    const reader = await desk.at.staff('reviewer', { town: towns[1] });
    const { objections } = (await reader.call(contracts.listObjections)).body;
    expect(objections).toMatchObject([{ due: '2027-01-21' }]);
    const found = { params: { id: objections[0].id }, body: { answer: '已核实' } };
    expect((await reader.call(contracts.answerObjection, found)).status).toBe(200);
  });
});
