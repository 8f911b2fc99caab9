/**
 * `nuanjia start`: opens the installation, makes the fictional county when there is none, brings every
 * county up to date, says what was found, and serves it on this computer until it is told to stop.
 */
import type { Command } from 'commander';
import { type County, countyOf } from '../../db/county.ts';
import { createCounty, listCounties } from '../../db/migrate.ts';
import { packs } from '../../programs/registry.ts';
import type { Language } from '../../rules/index.ts';
import { type Installation, openInstallation } from '../../server/installation.ts';
import { failuresOf, keepUp } from '../../server/modules/entitlement/index.ts';
import { registerPolicy } from '../../server/modules/policy/index.ts';
import { raiseTasks } from '../../server/modules/service/index.ts';
import { progressLine } from '../progress.ts';
import { dayFrom, languageFrom, print, runCommand } from '../terminal.ts';
import { cutOffWords } from './errors.ts';
import { ensureBuiltApp } from '../office/built-app.ts';
import { freePortFrom, portFrom, serveUntilStopped } from '../office/serving.ts';
import { fictionalCounty, fillFictionalCounty, payFictionalCounty } from './fictional.ts';
import { employFictionalStaff, type FictionalStaff } from './fictional-staff.ts';
import { fictionalStaffWords } from './fictional-words.ts';
import { summary } from './summary.ts';

type Options = {
  readonly on?: string;
  readonly size: string;
  readonly port: string;
  readonly once?: boolean;
  readonly language?: string;
};

export function startCommand(program: Command): void {
  program
    .command('start')
    .description(
      'open the county record, with a fictional county the first time, say what is owed, and serve it here',
    )
    .option('--on <date>', 'the day asked about (default: today)')
    .option('--size <people>', 'people of the fictional county', '20000')
    .option(
      '--port <number>',
      'port on this computer; the next free one',
      process.env.PORT ?? '8080',
    )
    .option('--once', 'say what is owed and end')
    .option('--language <code>', 'zh-CN or en')
    .action(async (options: Options) => {
      await runCommand(
        () => languageFrom(options.language),
        (signal) => start(options, signal),
      );
    });
}

async function start(options: Options, signal: AbortSignal): Promise<void> {
  const language = languageFrom(options.language);
  const on = dayFrom(options.on);
  const say = (words: Readonly<Record<Language, string>>) =>
    process.stderr.write(`${words[language]}\n`);
  const installation = await openInstallation({
    environment: process.env,
    log: (step) => say(stepWords[step]),
  });
  try {
    if ((await listCounties(installation.db)).length === 0) {
      say(stepWords.county);
      await createCounty(installation.db, fictionalCounty);
    }
    for (const { code, name, pack } of await listCounties(installation.db)) {
      const county = countyOf(installation.db, code);
      await bringUp(installation, county, pack, {
        on,
        signal,
        language,
        size: Number(options.size),
      });
      await print(
        await summary(county, { name, pack, on, language, home: installation.home.folder }),
      );
    }
    if (options.once) return;
    await ensureBuiltApp(language, { isFresh: true });
    const port = await freePortFrom(portFrom(options.port));
    const staff = await employ(installation, { origin: `http://localhost:${port}`, on });
    await serveUntilStopped(installation, {
      ...{ language, signal, port },
      host: '127.0.0.1',
      also: ({ origin }) => fictionalStaffWords(staff, { origin, language, now: new Date() }),
    });
  } finally {
    await installation.close();
  }
}

/** Staff of the fictional county, with their tasks; nobody where there is none. */
async function employ(
  { db, home, keysOf }: Installation,
  { origin, on }: { readonly origin: string; readonly on: number },
): Promise<readonly FictionalStaff[]> {
  const county = countyOf(db, fictionalCounty.code);
  const known = await listCounties(db);
  if (!known.some(({ code }) => code === county.code)) return [];
  const keys = await keysOf(county);
  const staff = await employFictionalStaff(county, { keys, home: home.folder, origin });
  await raiseTasks(county, { actor: 'nuanjia start', today: on });
  return staff;
}

export type Bringing = {
  readonly on: number;
  readonly size: number;
  readonly signal: AbortSignal;
  readonly language: Language;
};

/** Fills the fictional county where it is one, and works out what changed since the county was last open. */
export async function bringUp(
  installation: Installation,
  county: County,
  pack: string,
  { on, size, signal, language }: Bringing,
): Promise<void> {
  let isFilled = false;
  if (county.code === fictionalCounty.code) {
    const label = progressLine(labels.reading[language], language);
    const keys = await installation.keysOf(county);
    isFilled = await fillFictionalCounty(county, keys, size, (done, of) =>
      label.update(done, of, done),
    );
    label.end();
  }
  const policy = await registerPolicy(county, packs, pack, { actor: 'nuanjia start' });
  const progress = progressLine(labels.evaluating[language], language);
  const kept = await keepUp(county, policy, {
    actor: 'nuanjia start',
    today: on,
    signal,
    onProgress: (people, of) => progress.update(people, of, people),
  });
  progress.end();
  const failures = failuresOf(kept);
  if (failures.length > 0) {
    process.stderr.write(`${cutOffWords(failures.length)[language]}\n`);
  }
  if (isFilled) await payFictionalCounty(county);
  await raiseTasks(county, { actor: 'nuanjia start', today: on });
}

const labels = {
  reading: { 'zh-CN': '读入', en: 'reading in' },
  evaluating: { 'zh-CN': '核算', en: 'working out' },
} as const;

const stepWords = {
  creating: { 'zh-CN': '第一次启动：正在建立数据库……', en: 'first start: making the database …' },
  starting: { 'zh-CN': '正在启动数据库……', en: 'starting the database …' },
  recovering: {
    'zh-CN': '数据库上次没有正常关闭，正在恢复……',
    en: 'the database was cut off last time and is recovering …',
  },
  county: {
    'zh-CN': '还没有县：正在建立虚构的云溪县，这些人都不存在。',
    en: 'there is no county yet: making fictional Yunxi county, of people who do not exist.',
  },
} as const;
