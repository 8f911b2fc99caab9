/** Looks for misuse in the log of some days, on demand and once an hour while the server runs. */
import { setTimeout } from 'node:timers/promises';
import { type County, snapshotCounty, softwareOf } from '../../../../db/county.ts';
import { dayAt } from '../../../http/clock.ts';
import { type Alert, raiseAlerts } from '../../alert/index.ts';
import type { Evidence, Staff } from './evidence.ts';
import {
  decisionsBetween,
  looksBetween,
  staffOf,
  type StaffRow,
  subjectsOf,
  tasksBetween,
} from './queries.ts';
import { alertsOf } from './rules.ts';

/** As long as the longest stretch that a rule about reading looks at, and half of it. */
const LOOK_BACK_DAYS = 45;
/** The same for money. */
const MONEY_LOOK_BACK_DAYS = 135;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Midnight in China. */
const startOf = (day: number) => new Date(day * DAY_MS - 8 * HOUR_MS);

export type Days = { readonly from: number; readonly until: number };

/** What the rules find in the log of `[from, until)`. */
export async function findMisuse(county: County, days: Days): Promise<readonly Alert[]> {
  return alertsOf(await snapshotCounty(county, (tx) => evidenceOf(tx, days)));
}

async function evidenceOf(
  tx: Parameters<typeof looksBetween>[0],
  { from, until }: Days,
): Promise<Evidence> {
  const [first, end] = [startOf(from), startOf(until)];
  const looks = await looksBetween(tx, first, end);
  const tasks = await tasksBetween(tx, first, end);
  const money = startOf(Math.min(from, until - MONEY_LOOK_BACK_DAYS));
  const persons = new Set([...looks, ...tasks].map(({ person }) => person));
  return {
    ...{ looks, tasks, until },
    decisions: await decisionsBetween(tx, money, end),
    subjects: await subjectsOf(tx, [...persons]),
    staff: new Map((await staffOf(tx)).map((row) => [row.account, staffShown(row)])),
  };
}

const staffShown = ({ name, unit, role }: StaffRow): Staff => ({
  ...{ name, role },
  ...(unit !== null && { unit }),
});

/** What the rules find in the log of the last weeks. */
function findLately(county: County, now: Date): Promise<readonly Alert[]> {
  const until = dayAt(now) + 1;
  return findMisuse(county, { from: until - LOOK_BACK_DAYS, until });
}

/** Looks through the last weeks and writes down what is new; gives how many alerts that are. */
export const searchMisuse = async (county: County, now: Date): Promise<number> =>
  raiseAlerts(county, await findLately(county, now), now);

/** The same, without a trace where there is nothing. */
async function searchQuietly(county: County, now: Date): Promise<void> {
  const alerts = await findLately(county, now);
  if (alerts.length > 0) await raiseAlerts(county, alerts, now);
}

/** Searches at once and then every hour, until it is stopped. A search that fails is told and tried again. */
export async function watchMisuse(
  county: County,
  {
    signal,
    failed,
    clock = () => new Date(),
  }: {
    readonly signal: AbortSignal;
    readonly failed: (error: unknown) => void;
    readonly clock?: () => Date;
  },
): Promise<void> {
  while (!signal.aborted) {
    await searchQuietly(softwareOf(county), clock()).catch(failed);
    await setTimeout(HOUR_MS, undefined, { signal, ref: false }).catch(() => {});
  }
}
