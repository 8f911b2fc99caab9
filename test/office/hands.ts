/** The hands of the fictional county over the network: what it takes from a claim to a paid line, where a test shows something else. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cases from '../../src/api/contracts/case/cases.ts';
import { setPayeeAccount } from '../../src/api/contracts/money/payee.ts';
import * as runs from '../../src/api/contracts/money/runs.ts';
import { openTask } from '../../src/api/contracts/tasks.ts';
import { isoDate, toDay } from '../../src/rules/index.ts';
import { dayAt } from '../../src/server/http/clock.ts';
import type { Ask, FictionalCounty } from './fictional.ts';

export const program = 'cn/rural-award';

export type Hands = {
  readonly county: FictionalCounty;
  /** Two clerks of a town, the county's clerk and reviewer, and its treasury. */
  readonly clerk: Ask;
  readonly second: Ask;
  readonly office: Ask;
  readonly reviewer: Ask;
  readonly treasury: Ask;
};

/** The day of the county whose server runs beside this: China's, whatever the clock here says. YYYY-MM-DD. */
export const chinaToday = (): string => isoDate(toDay(dayAt(new Date())));

export const logins = {
  ...{ clerk: '2001', second: '2002', office: '2004' },
  ...{ reviewer: '3001', treasury: '3003' },
} as const;
export type Hand = keyof typeof logins;

/** All of them signed in; with their sessions. */
export async function openHands(
  county: FictionalCounty,
): Promise<Hands & { readonly cookies: Readonly<Record<Hand, string>> }> {
  const cookies = {} as Record<Hand, string>;
  for (const hand of Object.keys(logins) as Hand[]) {
    cookies[hand] = await county.cookieOf(logins[hand]);
  }
  const { clerk, second, office, reviewer, treasury } = cookies;
  return {
    ...{ county, cookies, clerk: county.as(clerk), second: county.as(second) },
    ...{ office: county.as(office), reviewer: county.as(reviewer), treasury: county.as(treasury) },
  };
}

export const taskFor = async (by: Ask, person: number): Promise<number> =>
  (await by(openTask, { body: { person, purpose: 'benefit', basis: 'asked-for' } })).task;

export async function setAccount({ clerk }: Hands, person: number, number: string): Promise<void> {
  const task = await taskFor(clerk, person);
  const body = { holder: '测试', bank: '虚构农商行', number };
  await clerk(setPayeeAccount, { params: { person }, task, body });
}

/** From the first word to the confirmation, by four accounts of two units; gives the case. */
export async function claimed({ clerk, second, reviewer }: Hands, person: number): Promise<number> {
  const body = { person, program, origin: 'paper', isTrue: true };
  const task = await taskFor(clerk, person);
  const { case: id } = await clerk(cases.applyForCase, { body, task });
  const turn = async (by: Ask): Promise<number> => {
    const { cases: queue } = await by(cases.listCases, { query: { limit: 100 } });
    return queue.find((one: { id: number }) => one.id === id).task;
  };
  const at = async (by: Ask) => ({ params: { id }, task: await turn(by) });
  await clerk(cases.verifyCase, { ...(await at(clerk)), body: { outcome: 'done' } });
  await second(cases.checkCase, { ...(await at(second)), body: { outcome: 'done' } });
  const yes = { outcome: 'done', checks: ['noBirthAgainstTheLaw'] };
  await reviewer(cases.confirmCase, { ...(await at(reviewer)), body: yes });
  return id;
}

/** Somebody of the other unit looks at what a draft holds, and finds it in order. */
export async function releaseHeld({ treasury }: Hands, run: number): Promise<void> {
  const held = { params: { id: run }, query: { state: 'held' } };
  for (const { line, person } of (await treasury(runs.listRunLines, held)).lines) {
    const body = { reason: '已向派出所核实，户籍仍在本县' };
    const task = await taskFor(treasury, person);
    await treasury(runs.releaseLine, { params: { id: line }, body, task });
  }
}

/** A run of the county from proposal to file; gives its number and the file as it lies on the disk. */
export async function sent(
  hands: Hands,
  format: 'csv' | 'iso20022',
): Promise<{ readonly run: number; readonly file: string }> {
  const { county, office, treasury } = hands;
  const body = { program, cutOff: chinaToday() };
  const { run } = await office(runs.draftRun, { body });
  const params = { id: run };
  await releaseHeld(hands, run);
  const { states } = await treasury(runs.getRun, { params });
  const { lines, fen } = states.find(({ state }: { state: string }) => state === 'draft');
  await treasury(runs.freezeRun, { params, body: { lines, fen } });
  await treasury(runs.fileRun, { params, body: { format } });
  const { name, base64 } = await treasury(runs.getRunFile, { params });
  const file = join(county.folder, name);
  writeFileSync(file, Buffer.from(base64, 'base64'));
  return { run, file };
}

/** The bank replies, and its reply is read. */
export async function replied(
  { county, treasury }: Hands,
  { run, file, format }: { readonly run: number; readonly file: string; readonly format: string },
  ...more: readonly string[]
) {
  await county.nuanjia('bank-reply', file, ...more);
  const reply = readFileSync(file.replace(/(\.\w+)$/, '-reply$1')).toString('base64');
  const params = { id: run };
  const read = await treasury(runs.readReply, { params, body: { format, base64: reply } });
  await treasury(runs.closeRun, { params });
  return read;
}
