/** `nuanjia post`: who serves in which office, as what, where, from when to when. */
import type { Command } from 'commander';
import { END, isoDate, toDay } from '../../rules/index.ts';
import { roles } from '../../server/access/index.ts';
import { findAccountByLogin } from '../../server/modules/account/index.ts';
import { addPost, endPost, listPosts } from '../../server/modules/post/index.ts';
import { dayFrom, print } from '../terminal.ts';
import { type AtWork, numberFrom, runAtCounty } from '../record/at-county.ts';
import { inColumns } from '../record/columns.ts';
import { type CountyOptions, withCountyOptions } from '../record/county.ts';

type Adding = CountyOptions & {
  readonly role: string;
  readonly unit?: string;
  readonly areas?: readonly string[];
  readonly from?: string;
  readonly until?: string;
};

const serving = Object.keys(roles).filter((role) => role !== 'resident');

/** Adds `post` with its subcommands. */
export function postCommand(program: Command): void {
  const post = program.command('post').description('who serves where, as what, from when to when');
  withCountyOptions(
    post
      .command('add')
      .description('give an account a post; it is signed out everywhere')
      .argument('<login>', 'staff number or phone of the account')
      .requiredOption('--role <role>', serving.join(', '))
      .option('--unit <number>', 'the office; administrators have none')
      .option('--areas <code...>', 'part of what the office serves (default: all of it)')
      .option('--from <date>', 'first day (default: today)')
      .option('--until <date>', 'first day without it (default: until further notice)'),
  ).action((login: string, options: Adding) =>
    runAtCounty(options, 'post add', (at) => add(at, login, options)),
  );
  withCountyOptions(
    post.command('end').description('take a post away at once').argument('<post>', 'its number'),
  ).action((number: string, options: CountyOptions) =>
    runAtCounty(options, 'post end', async ({ county, actor, language }) => {
      await endPost(county, { actor, now: new Date(), post: numberFrom(number) });
      await print(
        language === 'en' ? 'ended; signed out everywhere\n' : '已结束，并已在各处退出登录\n',
      );
    }),
  );
  withCountyOptions(post.command('list').description('the posts that are held')).action(
    (options: CountyOptions) => runAtCounty(options, 'post list', list),
  );
}

async function add(
  { county, keys, actor, language }: AtWork,
  login: string,
  { role, unit, areas, from, until }: Adding,
): Promise<void> {
  const account = await findAccountByLogin(county, keys, { actor, login });
  const post = await addPost(county, {
    ...{ actor, account, role, now: new Date(), from: dayFrom(from) },
    ...(unit !== undefined && { unit: numberFrom(unit) }),
    ...(areas && { areas }),
    ...(until !== undefined && { until: dayFrom(until) }),
  });
  await print(language === 'en' ? `post ${post}: ${role}\n` : `岗位 ${post}：${role}\n`);
}

async function list({ county, actor, language }: AtWork): Promise<void> {
  const posts = await listPosts(county, { actor, on: dayFrom(undefined) });
  const rows = posts.map(({ id, accountName, role, unitName, until }) => [
    ...[String(id), accountName, roles[role as keyof typeof roles]?.name[language] ?? role],
    ...[unitName ?? '', until === END ? '' : `– ${isoDate(toDay(until - 1))}`],
  ]);
  await print(`${inColumns(rows, ['right', 'left', 'left', 'left', 'left']).join('\n')}\n`);
}
