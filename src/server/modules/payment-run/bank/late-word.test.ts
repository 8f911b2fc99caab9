/** What a bank says again, or says late, of lines that went on since: no false question, and nothing paid twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelLine, readReply } from '../index.ts';
import * as office from '../fixtures/office.ts';
import { draft, known, query, reply, sent, today } from '../fixtures/office.ts';

let at: office.Office;
beforeAll(async () => {
  at = await office.openOffice(21, 2500);
}, 120_000);
afterAll(() => at.drop());

type Known = Awaited<ReturnType<typeof known>>[number];
const failed = { outcome: 'failed' as const, reason: '账号不存在' };
const paid = { outcome: 'paid' as const };

/** A run of which the bank paid all but its first line, and that line. */
async function refusedOne(cutOff?: string): Promise<{ run: number; first: Known; rest: Known[] }> {
  const run = await sent(at, cutOff);
  const [first, ...rest] = await known(at, run);
  await reply(at, run, [{ ...first!, ...failed }, ...rest.map((line) => ({ ...line, ...paid }))]);
  return { run, first: first!, rest };
}

const open = (run: number) =>
  query<{ id: number; kind: string }>(
    at,
    'select id, kind from bank_finding where run_id = $1 and resolved_in is null order by id',
    [run],
  );

describe('a reply raises no question', () => {
  test('when it says again that it refused a line which another one has replaced', async () => {
    const { run, first } = await refusedOne();
    await office.cancel(at, (await draft(at)).run);
    await reply(at, run, [{ ...first, ...failed, reason: '账号不存在（重发）' }]);
    expect(await open(run)).toEqual([]);
  });

  test('about lines that were never sent, where it refuses the whole file', async () => {
    const run = await sent(at, '2027-06-01');
    const [held] = await query<{ id: number }>(
      at,
      `select id from payment_instruction where run_id = $1 and state = 'held' limit 1`,
      [run],
    );
    await cancelLine(at.county, { ...at.clerk, line: held!.id, reason: '先不发' });
    const status = '<GrpSts>RJCT</GrpSts><StsRsnInf><AddtlInf>重复文件</AddtlInf></StsRsnInf>';
    const refusal = `<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts>${status}</OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>`;
    await readReply(at.county, {
      ...{ ...at.finance, run, format: 'iso20022', today },
      bytes: new TextEncoder().encode(refusal),
    });
    const states = [...(await office.totals(at, run)).keys()].toSorted();
    expect(states).toEqual(['cancelled', 'failed', 'held']);
    expect(await open(run)).toEqual([]);
  });
});
