/**
 * `nuanjia account`: who may sign in. The command line makes the first administrators; what it prints for an
 * owner is a one-time code, never a password.
 */
import type { Command } from 'commander';
import { homePath } from '../../db/embedded/home.ts';
import type { Language } from '../../rules/index.ts';
import {
  changeSettings,
  disableAccount,
  enableAccount,
  endSessionsOf,
  getDuty,
  giveDuty,
  inviteAccount,
  inviteAgain,
  type Invited,
  type ListedAccount,
  listAccounts,
  removeProvider,
  setProvider,
} from '../../server/modules/account/index.ts';
import { type AtWork, numberFrom, runAtCounty } from '../record/at-county.ts';
import { inColumns } from '../record/columns.ts';
import { type CountyOptions, withCountyOptions } from '../record/county.ts';
import { fictionalCode } from '../record/fictional-staff.ts';
import { dayFrom, languageFrom, print, runCommand } from '../terminal.ts';
import { accountWords } from './account-words.ts';

type Inviting = CountyOptions & {
  readonly login: string;
  readonly name: string;
  readonly duty?: string;
};

/** Adds `account` with its subcommands. */
export function accountCommand(program: Command): void {
  const account = program.command('account').description('who may sign in');
  withCountyOptions(
    account
      .command('invite')
      .description('add an account for staff and print the one-time code for its owner')
      .requiredOption('--login <number>', 'staff number or mobile number')
      .requiredOption('--name <name>', 'name of the owner')
      .option('--duty <duty>', 'make the owner an administrator: system, security or audit'),
  ).action((options: Inviting) =>
    runAtCounty(options, 'account invite', (at) => invite(at, options)),
  );
  onAccount(account, 'invite-again', 'print a new code, with which the owner sets up anew', again);
  onAccount(account, 'disable', 'let nobody sign in to it, and end its sessions', disable);
  onAccount(account, 'enable', 'let its owner sign in again', enable);
  withCountyOptions(account.command('list').description('all accounts, and what they are')).action(
    (options: CountyOptions) => runAtCounty(options, 'account list', list),
  );
  account
    .command('code')
    .description('print what the authenticator of somebody fictional shows now')
    .argument('<login>', 'as npm start lists them')
    .option('--language <code>', 'zh-CN or en')
    .action((login: string, options: CountyOptions) =>
      runCommand(
        () => languageFrom(options.language),
        () => print(`${fictionalCode(homePath(process.env), login, new Date())}\n`),
      ),
    );
  const sessions = account.command('sessions').description('who is signed in');
  onAccount(sessions, 'end', 'end all sessions of an account', endAll);
  settingsCommand(account);
  providerCommand(account);
}

type OnAccount = (at: AtWork, account: number) => Promise<void>;

function onAccount(parent: Command, name: string, description: string, work: OnAccount): void {
  withCountyOptions(
    parent.command(name).description(description).argument('<account>', 'its number'),
  ).action((number: string, options: CountyOptions) =>
    runAtCounty(options, `account ${name}`, (at) => work(at, numberFrom(number))),
  );
}

async function invite(at: AtWork, { login, name, duty: given }: Inviting): Promise<void> {
  const { county, keys, actor } = at;
  const duty = given === undefined ? undefined : getDuty(given);
  const from = dayFrom(undefined);
  const invited = await inviteAccount(county, keys, {
    ...{ actor, login, name, kind: 'staff', now: new Date() },
    ...(duty && { also: (tx, account) => giveDuty(tx, { account, duty, from }) }),
  });
  await sayInvited(at, invited);
}

const again: OnAccount = async (at, account) => {
  const { county, actor } = at;
  await sayInvited(at, await inviteAgain(county, { actor, account, now: new Date() }));
};

/** Where owners reach the server; the county stands in the address, the code does not. */
const addressOf = (code: string): string =>
  `${process.env.NUANJIA_ORIGIN || 'http://localhost:8080'}/${code}/invitation`;

async function sayInvited({ county, language }: AtWork, { account, code, until }: Invited) {
  const say = accountWords[language];
  const lines = [say.invited(account), '', `  ${code}`, '', say.open(addressOf(county.code))];
  await print(`${[...lines, say.until(timeText(until, language))].join('\n')}\n`);
}

/** In the time zone of this computer. */
const timeText = (time: Date, language: Language): string =>
  time.toLocaleString(language === 'en' ? 'en-GB' : 'zh-CN', {
    ...{ dateStyle: 'long', timeStyle: 'short' },
  });

const disable: OnAccount = async ({ county, actor, language }, account) => {
  await disableAccount(county, { actor, account, now: new Date() });
  await print(`${accountWords[language].disabled(account)}\n`);
};

const enable: OnAccount = async ({ county, actor, language }, account) => {
  await enableAccount(county, { actor, account });
  await print(`${accountWords[language].enabled(account)}\n`);
};

const endAll: OnAccount = async ({ county, actor, language }, account) => {
  const ended = await endSessionsOf(county, { actor, account, now: new Date() });
  await print(`${accountWords[language].ended(ended)}\n`);
};

async function list({ county, keys, actor, language }: AtWork): Promise<void> {
  const say = accountWords[language];
  const accounts = await listAccounts(county, keys, actor);
  const row = (one: ListedAccount) => [
    ...[`${one.account}`, one.login, one.name, say.kinds[one.kind], say.states[one.state]],
    ...[one.lastSignIn ? timeText(one.lastSignIn, language) : '—', one.roles.join(', ')],
  ];
  const rows = [[...say.columns], ...accounts.map(row)];
  const lines = inColumns(rows, ['right', 'left', 'left', 'left', 'left', 'left', 'left']);
  await print(accounts.length === 0 ? `${say.none}\n` : `${lines.join('\n')}\n`);
}

type SettingOptions = CountyOptions & {
  readonly hours: string;
  readonly idle: string;
  readonly passwordDays?: string;
};

function settingsCommand(account: Command): void {
  withCountyOptions(
    account
      .command('settings')
      .description('set how long sessions last, and whether passwords end')
      .option('--hours <number>', 'a session lasts so many hours', '12')
      .option('--idle <minutes>', 'a session that is not used lasts so many minutes', '30')
      .option('--password-days <number>', 'passwords end after so many days (default: never)'),
  ).action((options: SettingOptions) =>
    runAtCounty(options, 'account settings', async ({ county, actor, language }) => {
      const { hours, idle, passwordDays } = options;
      await changeSettings(county, actor, {
        sessionHours: numberFrom(hours),
        idleMinutes: numberFrom(idle),
        ...(passwordDays !== undefined && { passwordDays: numberFrom(passwordDays) }),
      });
      await print(`${accountWords[language].set}\n`);
    }),
  );
}

type ProviderOptions = CountyOptions & {
  readonly issuer?: string;
  readonly clientId: string;
  readonly claim: string;
};

function providerCommand(account: Command): void {
  withCountyOptions(
    account
      .command('provider')
      .description('set the single sign-on of staff (OpenID Connect); without --issuer: have none')
      .option('--issuer <address>', 'its address; the secret is read from NUANJIA_OIDC_SECRET')
      .option('--client-id <id>', 'what this installation is called there', 'nuanjia')
      .option('--claim <name>', 'where it says the staff number', 'employee_number'),
  ).action((options: ProviderOptions) =>
    runAtCounty(options, 'account provider', async ({ county, actor, language }) => {
      const { issuer, clientId, claim } = options;
      if (issuer === undefined) await removeProvider(county, actor);
      else await setProvider(county, { actor, issuer, clientId, claim });
      await print(`${accountWords[language].set}\n`);
    }),
  );
}
