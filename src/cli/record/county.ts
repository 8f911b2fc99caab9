/**
 * What commands on the county record share: the installation is opened, the county found, and
 * everything closed again whatever happens.
 */
import type { Command } from 'commander';
import { countyOf, type County } from '../../db/county.ts';
import type { KeyRing } from '../../db/keys/key-ring.ts';
import { listCounties } from '../../db/migrate.ts';
import type { Language } from '../../rules/index.ts';
import {
  type Installation,
  type InstallationOptions,
  openInstallation,
} from '../../server/installation.ts';
import { recordError } from './errors.ts';
import { languageFrom } from '../terminal.ts';

export type CountyOptions = { readonly county?: string; readonly language?: string };

export type AtCounty = {
  readonly installation: Installation;
  readonly county: County;
  readonly keys: KeyRing;
  readonly name: string;
  /** Policy pack whose law applies. */
  readonly pack: string;
};

/** Adds the options that {@link withCounty} reads. */
export const withCountyOptions = (command: Command): Command =>
  command
    .option('--county <code>', 'the county, by its code of 6 digits (default: the only one)')
    .option('--language <code>', 'zh-CN or en');

/** The environment, and words for what takes longer where somebody watches. */
export const opening = (language: Language): InstallationOptions => ({
  environment: process.env,
  ...(process.stderr.isTTY && { log: (step) => process.stderr.write(stepWords[step][language]) }),
});

/** Runs work on the whole installation. Errors: those of opening it. */
export async function withInstallation<T>(
  language: Language,
  signal: AbortSignal,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const installation = await openInstallation(opening(language));
  try {
    signal.throwIfAborted();
    return await work(installation);
  } finally {
    await installation.close();
  }
}

/**
 * Runs work on the county that the options name, or on the only one there is.
 * Errors: COMMAND_COUNTY with the counties that there are; those of opening an installation.
 */
export function withCounty<T>(
  options: CountyOptions,
  signal: AbortSignal,
  work: (at: AtCounty) => Promise<T>,
): Promise<T> {
  return withInstallation(languageFrom(options.language), signal, async (installation) => {
    const { code, name, pack } = chosen(await listCounties(installation.db), options.county);
    const county = countyOf(installation.db, code);
    return work({ installation, county, keys: await installation.keysOf(county), name, pack });
  });
}

type Entry = Awaited<ReturnType<typeof listCounties>>[number];

function chosen(counties: readonly Entry[], option: string | undefined): Entry {
  const meant = counties.filter(({ code }) => option === undefined || code === option);
  if (meant.length === 1) return meant[0]!;
  const known = counties.map(({ code, name }) => `${code} ${name}`).join(', ');
  throw recordError('COMMAND_COUNTY', { known, value: option ?? '' });
}

const stepWords = {
  creating: { 'zh-CN': '正在建立数据库……\n', en: 'making the database …\n' },
  starting: { 'zh-CN': '正在启动数据库……\n', en: 'starting the database …\n' },
  recovering: {
    'zh-CN': '数据库上次没有正常关闭，正在恢复……\n',
    en: 'the database was cut off last time and is recovering …\n',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;
