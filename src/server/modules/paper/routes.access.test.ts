/** Letters on paper: printed for who may read them, checked by anybody, and saying nothing about anybody to strangers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, towns } from '../../../../test/server/running.ts';
import { lettersDue, lettersFor } from './index.ts';
import * as contracts from '../../../api/contracts/papers/papers.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { readPdf } from '../../../papers/fixtures/read-pdf.ts';
import type { Paper } from '../../../papers/index.ts';
import { day } from '../../../rules/index.ts';
import { award, type Desk, openDesk, taskFor } from '../case/fixtures/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(21, 3000);
});
afterAll(() => desk.at.stop());

type Decided = { readonly id: number; readonly person: number; readonly step: number };

const lastStep = async (id: number): Promise<number> => {
  const [row] = await snapshotCounty(desk.at.county, (tx) =>
    tx.query<{ step: number }>('select max(id) as step from case_step where case_id = $1', [id]),
  );
  return row!.step;
};

const reasons = [{ text: '户籍所在地没有能够证实' }];
const law = '人口和计划生育法第二十四条';

/** A claim that the township refuses. */
async function refused(): Promise<Decided> {
  const person = await desk.owed(award);
  const id = await desk.applied(award, person);
  const verified = await desk.takes(desk.clerks[1]!, 'verify', id);
  if (verified.status !== 200) throw new Error(verified.text);
  const no = await desk.takes(desk.clerks[2]!, 'check', id, { outcome: 'refused', reasons, law });
  if (no.status !== 200) throw new Error(no.text);
  return { id, person, step: await lastStep(id) };
}

const print = async (by: Caller, { id, person, step }: Decided, language = 'zh-CN') => {
  const asked = { params: { id, step }, query: { language } };
  return by.call(contracts.printLetter, { ...asked, task: await taskFor(by, person) });
};

const checkPage = (code: string) => fetch(`${desk.at.origin}/v/${code}`);
const codeIn = (text: string): string => /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(text)![0];

test('a refusal is printed with reasons, law and appeal, in both languages, and is no page of this site', async () => {
  const no = await refused();
  const { status, bytes, headers } = await print(desk.clerks[0]!, no);
  expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="letter-${no.id}-${no.step}.pdf"`,
  );
  expect(headers.get('cache-control')).toBe('no-store');
  const { text } = await readPdf(bytes);
  for (const words of [reasons[0]!.text, law, '云溪县人民政府']) expect(text).toContain(words);
  const english = await readPdf((await print(desk.clerks[0]!, no, 'en')).bytes);
  expect(english.text).toContain('Your claim is refused');
});

test('the same words carry the same code, and anybody can check it; the page names nobody', async () => {
  const no = await refused();
  const codes: string[] = [];
  for (const clerk of [desk.clerks[0]!, desk.clerks[1]!]) {
    codes.push(codeIn((await readPdf((await print(clerk, no)).bytes)).text));
  }
  expect(codes[0]).toBe(codes[1]);
  const typed = codes[0]!.toLowerCase().replaceAll('-', ' ');
  const page = await checkPage(encodeURIComponent(typed));
  const html = await page.text();
  expect([page.status, page.headers.get('x-robots-tag')]).toEqual([200, 'noindex']);
  expect(html).toContain('2026年11月22日');
  expect(html).toContain(`${towns[0]}服务站`);
  const [{ name }] = (await snapshotCounty(desk.at.county, (tx) =>
    tx.query('select name from person where id = $1', [no.person]),
  )) as [{ name: string }];
  expect(html).not.toContain(name);
  expect(html).not.toMatch(/refused|不予|没有被认定/);
});

test('a code that nobody issued is not known, and what was typed is not repeated', async () => {
  for (const code of ['0000-0000-0000-0000', '<script>', 'x'.repeat(400)]) {
    const page = await checkPage(encodeURIComponent(code));
    const html = await page.text();
    expect(page.status).toBe(404);
    expect(html).not.toContain(code);
  }
});

test('codes are not found by trying many', async () => {
  const statuses = new Set<number>();
  for (let tries = 0; tries < 40; tries++) {
    statuses.add((await checkPage('0000-0000-0000-0000')).status);
  }
  expect(statuses).toContain(429);
});

test('nobody prints a letter who may not read it, and there is none about an application', async () => {
  const no = await refused();
  const params = { id: no.id, step: no.step };
  const elsewhere = await desk.at.staff('clerk', { town: towns[1] });
  expect((await elsewhere.call(contracts.printLetter, { params })).status).toBe(404);
  const other = await desk.at.resident(await desk.owed(award));
  expect((await other.call(contracts.printOwnLetter, { params })).status).toBe(404);
  expect((await desk.at.stranger.call(contracts.printLetter, { params })).status).toBe(401);
  const she = await desk.at.resident(no.person);
  const own = await she.call(contracts.printOwnLetter, { params });
  expect((await readPdf(own.bytes)).text).toContain(law);
  const [first] = await snapshotCounty(desk.at.county, (tx) =>
    tx.query<{ step: number }>('select min(id) as step from case_step where case_id = $1', [no.id]),
  );
  const applied = await she.call(contracts.printOwnLetter, {
    params: { id: no.id, step: first!.step },
  });
  expect(applied.body.code).toBe('PAPER_NO_LETTER');
});

test('the letters of some days come one after the other, each with its code, and no others', async () => {
  const { id } = await refused();
  const today = day('2026-11-22');
  const about = { actor: 'test', language: 'zh-CN', countyName: '云溪县' } as const;
  const { county } = desk.at;
  const steps = await lettersDue(county, { from: today, until: today + 1 });
  expect(steps.some((one) => one.case === id)).toBe(true);
  expect(await lettersDue(county, { from: today + 1, until: today + 2 })).toEqual([]);
  const papers: Paper[] = [];
  for await (const one of lettersFor(county, steps, { ...about, origin: 'https://x' })) {
    papers.push(one);
  }
  expect(papers).toHaveLength(steps.length);
  const codes = new Set(papers.map(({ seal }) => seal!.code));
  expect(codes.size).toBe(steps.length);
});
