/** What a county sets about signing in; everything has a safe default. */
import { changeCounty, type County, type Reading } from '../../../db/county.ts';
import { accountError } from './errors.ts';
import { itself } from './desk.ts';
import { findSettings, saveSettings, type Settings } from './queries.ts';

const defaults: Settings = { sessionHours: 12, idleMinutes: 30 };

export const settingsOf = async (tx: Reading): Promise<Settings> =>
  (await findSettings(tx)) ?? defaults;

/** Sets what is given, or goes back to no end of passwords with `undefined`. Errors: ACCOUNT_SETTING. */
export async function changeSettings(
  county: County,
  actor: string,
  settings: Settings,
): Promise<void> {
  const { sessionHours, idleMinutes, passwordDays } = settings;
  assertBetween('session-hours', sessionHours, 1, 24);
  assertBetween('idle-minutes', idleMinutes, 5, 240);
  if (passwordDays !== undefined) assertBetween('password-days', passwordDays, 30, 3_650);
  const act = { kind: 'sign-in-settings', actor, detail: settings };
  await changeCounty(itself(county), act, (tx) => saveSettings(tx, settings));
}

function assertBetween(name: string, value: number, low: number, high: number): void {
  if (!Number.isInteger(value) || value < low || value > high)
    throw accountError('ACCOUNT_SETTING', { name, value });
}
