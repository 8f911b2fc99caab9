/** The server: what it promises, whether its schemas are those of this software, and its clock. */
import type { County } from '../../db/county.ts';
import { careSchemaOf, migrationsOf } from '../../db/migrations.ts';
import { type Finding, finding } from './finding.ts';

/** Without these an acknowledged row can be lost; the server was refused before the doctor came. */
const required = ['fsync', 'synchronous_commit', 'full_page_writes'];

/** Version and durability. `settings`: as the server shows them. */
export function judgeServer(settings: Readonly<Record<string, string>>): Finding {
  const version = (settings.server_version ?? '').split(' ')[0]!;
  const off = required.filter((name) => settings[name] === 'off');
  const words = {
    'zh-CN': `PostgreSQL ${version}，落盘设置：${off.length ? `${off.join('、')} 已关闭` : '齐全'}，数据校验和：${settings.data_checksums === 'on' ? '已打开' : '未打开'}。`,
    en: `PostgreSQL ${version}; durability: ${off.length ? `${off.join(', ')} off` : 'complete'}; data checksums: ${settings.data_checksums}.`,
  };
  return finding('server', settings, words, [
    [
      off.length > 0,
      'bad',
      {
        'zh-CN': `停电会丢失已确认的数据。请在服务器上打开 ${off.join('、')}。`,
        en: `A power cut would lose acknowledged data. Switch on ${off.join(', ')} at the server.`,
      },
    ],
    [
      settings.data_checksums !== 'on',
      'weak',
      {
        'zh-CN': '磁盘悄悄损坏时不会被发现。请停下服务器，运行 pg_checksums --enable，再启动。',
        en: 'Data that rots on the disk would go unnoticed. Stop the server, run pg_checksums --enable, start it again.',
      },
    ],
  ]);
}

/** Whether each schema has exactly the migrations of this software. `applied`: checksums by scope/name. */
export function judgeMigrations(
  applied: ReadonlyMap<string, string>,
  counties: readonly Pick<County, 'schema'>[],
): Finding {
  const scopes = [
    { scope: 'platform', own: migrationsOf('platform') },
    ...counties.flatMap(({ schema }) => [
      { scope: schema, own: migrationsOf('county') },
      // Those of care records stay noted when somebody drops them.
      { scope: careSchemaOf(schema), own: migrationsOf('repro') },
    ]),
  ];
  const expected = new Map<string, string>(
    scopes.flatMap(({ scope, own }) =>
      own.map(({ name, checksum }) => [`${scope}/${name}`, checksum] as const),
    ),
  );
  const missing = [...expected.keys()].filter((name) => !applied.has(name));
  const foreign = [...applied].flatMap(([name, checksum]) =>
    expected.get(name) === checksum ? [] : [name],
  );
  const words = {
    'zh-CN': `数据库结构：已执行 ${applied.size} 个迁移，缺 ${missing.length} 个，不属于此版本的 ${foreign.length} 个。`,
    en: `Schemas: ${applied.size} migrations applied, ${missing.length} missing, ${foreign.length} not of this version.`,
  };
  const figures = {
    applied: applied.size,
    missing: missing.join(', '),
    foreign: foreign.join(', '),
  };
  return finding('migrations', figures, words, [
    [
      foreign.length > 0,
      'bad',
      {
        'zh-CN': `这些迁移不是此版本的：${foreign.join('、')}。请改用写入它们的版本。`,
        en: `These are not of this version: ${foreign.join(', ')}. Use the version that wrote them.`,
      },
    ],
    [
      missing.length > 0,
      'bad',
      { 'zh-CN': '请运行“nuanjia migrate”。', en: 'Run "nuanjia migrate".' },
    ],
  ]);
}

/** Clocks of two computers differ by so much without harm. */
const CLOCK_TOLERANCE_MS = 60_000;

/**
 * Whether the clocks can be right. Units: milliseconds since 1970; `newestMs` is that of the newest event.
 * The order of the record does not depend on it, but today's date does.
 */
export function judgeClock(nowMs: number, serverMs: number, newestMs: number | undefined): Finding {
  const aheadSeconds = Math.round((serverMs - nowMs) / 1000);
  const backSeconds = Math.max(0, Math.round(((newestMs ?? serverMs) - serverMs) / 1000));
  const today = new Date(nowMs).toISOString().slice(0, 16).replace('T', ' ');
  const words = {
    'zh-CN': `本机时钟：${today}（UTC），与数据库服务器相差 ${Math.abs(aheadSeconds)} 秒。`,
    en: `Clock of this computer: ${today} UTC; that of the database differs by ${Math.abs(aheadSeconds)} seconds.`,
  };
  return finding('clock', { today, aheadSeconds, backSeconds }, words, [
    [
      backSeconds * 1000 > CLOCK_TOLERANCE_MS,
      'bad',
      {
        'zh-CN': `时钟被拨回过：最新的记录比现在晚 ${numberOfSeconds(backSeconds)['zh-CN']}。记录的先后不受影响，但“今天”会算错。请校准时钟。`,
        en: `The clock was moved back: the newest event is ${numberOfSeconds(backSeconds).en} in the future. The order of the record does not suffer, but "today" would be wrong. Set the clock.`,
      },
    ],
    [
      Math.abs(aheadSeconds) * 1000 > CLOCK_TOLERANCE_MS,
      'weak',
      {
        'zh-CN': '请让两台机器都自动校时。',
        en: 'Let both computers set their clocks by the network.',
      },
    ],
  ]);
}

function numberOfSeconds(seconds: number) {
  const days = Math.floor(seconds / 86_400);
  if (days > 0) return { 'zh-CN': `${days} 天`, en: `${days} days` };
  return { 'zh-CN': `${seconds} 秒`, en: `${seconds} seconds` };
}
