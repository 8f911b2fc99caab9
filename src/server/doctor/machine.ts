/** The computer and the data folder: software, processors, memory, disk, who may read what, backups. */
import { readdirSync, statSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { bytesOf, byteWords, diskLimits, type Space, spaceOf } from '../../db/disk/disk.ts';
import type { Home } from '../../db/embedded/home.ts';
import { type Finding, finding } from './finding.ts';

export type MachineFacts = {
  /** Such as 24.1.0. */
  readonly node: string;
  readonly processors: number;
  readonly memoryBytes: number;
  readonly space: Space;
};

/** As package.json has it under engines. */
export const OLDEST_NODE = '22.18';

/** An evaluation of a million people takes about so much. */
const MEMORY_BYTES = 2 * 2 ** 30;

/** What the operating system says of this computer; `folder` is on the disk in question. */
export function readMachine(folder: string): MachineFacts {
  const limit = process.constrainedMemory();
  return {
    node: process.versions.node,
    processors: availableParallelism(),
    memoryBytes: limit > 0 ? Math.min(limit, totalmem()) : totalmem(),
    space: spaceOf(folder),
  };
}

/** One finding each for Node.js, processors, memory and disk. */
export function judgeMachine(facts: MachineFacts): readonly Finding[] {
  return [nodeFinding(facts), processorsFinding(facts), memoryFinding(facts), diskFinding(facts)];
}

function nodeFinding({ node }: MachineFacts): Finding {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE.split('.').map(Number);
  const isOld = major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
  const words = { 'zh-CN': `Node.js 版本是 ${node}。`, en: `Node.js is ${node}.` };
  return finding('node', { version: node, oldest: OLDEST_NODE }, words, [
    [
      isOld,
      'bad',
      {
        'zh-CN': `请安装 Node.js ${OLDEST_NODE} 或更新的版本。`,
        en: `Install Node.js ${OLDEST_NODE} or newer.`,
      },
    ],
  ]);
}

function processorsFinding({ processors }: MachineFacts): Finding {
  const words = { 'zh-CN': `可用处理器核数：${processors}。`, en: `Processors: ${processors}.` };
  return finding('processors', { processors }, words, [
    [
      processors < 2,
      'weak',
      {
        'zh-CN': '只有一个核：核算全县时别人要等待。请在下班后核算，或换一台至少两核的电脑。',
        en: 'With one processor everybody waits while a county is evaluated. Evaluate after hours, or use a computer with two.',
      },
    ],
  ]);
}

function memoryFinding({ memoryBytes }: MachineFacts): Finding {
  const memory = byteWords(memoryBytes);
  const words = { 'zh-CN': `内存 ${memory}。`, en: `Memory: ${memory}.` };
  return finding('memory', { memoryBytes }, words, [
    [
      memoryBytes < MEMORY_BYTES,
      'weak',
      {
        'zh-CN': '核算一百万人约需 2 GB 内存；人数较少的县也能用。大县请增加内存。',
        en: 'A million people take about 2 GB to evaluate; smaller counties will do. Add memory for a large one.',
      },
    ],
  ]);
}

function diskFinding({ space }: MachineFacts): Finding {
  const { freeBytes, totalBytes } = space;
  const importsBelowBytes = bytesOf(diskLimits.importsBelow, space);
  const readOnlyBelowBytes = bytesOf(diskLimits.readOnlyBelow, space);
  const [free, total, imports, readOnly] = [
    freeBytes,
    totalBytes,
    importsBelowBytes,
    readOnlyBelowBytes,
  ].map(byteWords);
  const words = {
    'zh-CN': `磁盘 ${total}，剩余 ${free}。低于 ${imports} 时不再导入，低于 ${readOnly} 时只能查看。`,
    en: `Disk: ${free} of ${total} free. Below ${imports} nothing is imported, below ${readOnly} the record can only be read.`,
  };
  const figures = { freeBytes, totalBytes, importsBelowBytes, readOnlyBelowBytes };
  const advice = {
    'zh-CN': '请腾出空间，但不要删除数据文件夹里的文件；或把旧备份移到别处。',
    en: 'Free some space, but delete nothing in the data folder; or move old backups elsewhere.',
  };
  return finding('disk', figures, words, [
    [freeBytes < readOnlyBelowBytes, 'bad', advice],
    [freeBytes < importsBelowBytes, 'weak', advice],
  ]);
}

/** Whether others on this computer can read the data folder or its keys; modes are not a matter of Windows. */
export function judgeFolder(home: Home, isServerElsewhere: boolean): readonly Finding[] {
  const open = process.platform === 'win32' ? [] : openPaths(home, isServerElsewhere);
  const keys = namesIn(home.keys);
  const exposed = open.filter((path) => path.startsWith(home.keys));
  const folder = finding(
    'folder',
    { folder: home.folder, open: open.join(', ') },
    { 'zh-CN': `数据文件夹：${home.folder}。`, en: `Data folder: ${home.folder}.` },
    [[open.length > exposed.length, 'weak', closeAdvice(open)]],
  );
  const words = {
    'zh-CN': `密钥文件：${keys.join('、') || '没有'}。`,
    en: `Key files: ${keys.join(', ') || 'none'}.`,
  };
  return [
    folder,
    finding('keys', { keys: keys.join(', '), exposed: exposed.join(', ') }, words, [
      [exposed.length > 0, 'bad', closeAdvice(exposed)],
    ]),
  ];
}

function openPaths(home: Home, isServerElsewhere: boolean): string[] {
  const isOpen = (path: string, mask: number) =>
    ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & mask) !== 0;
  // As root the server's user passes the folder itself, but nobody lists it.
  const paths = isOpen(home.folder, 0o066) ? [home.folder] : [];
  const own = [home.keys, ...namesIn(home.keys).map((name) => join(home.keys, name)), home.backups];
  if (!isServerElsewhere) own.push(home.dataDir);
  return [...paths, ...own.filter((path) => isOpen(path, 0o077))];
}

const closeAdvice = (paths: readonly string[]) => ({
  'zh-CN': `本机其他用户可以打开：${paths.join('、')}。请运行 chmod go-rwx 收回权限；密钥如可能已被看到，请更换。`,
  en: `Other users of this computer can open: ${paths.join(', ')}. Take that back with chmod go-rwx; change keys that may have been seen.`,
});

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
};

const DAY_MS = 86_400_000;

/** How old the newest file in the folder of backups is; `nowMs` by the clock that dates files. */
export function judgeBackups({ backups }: Pick<Home, 'backups'>, nowMs: number): Finding {
  const files = namesIn(backups).filter((name) => !name.endsWith('.part'));
  const ages = files.map((name) => nowMs - statSync(join(backups, name)).mtimeMs);
  const ageDays = Math.max(0, Math.floor(Math.min(...ages) / DAY_MS));
  const advice = {
    'zh-CN':
      '请每天运行“nuanjia backup”，并把备份和备份密钥存到另一台机器上。若备份已存在别处，可以不理会这一条。',
    en: 'Run "nuanjia backup" every day and keep the backups and their key on another machine. If yours are kept elsewhere, this does not concern you.',
  };
  if (files.length === 0) {
    const words = { 'zh-CN': `${backups} 里没有备份。`, en: `There is no backup in ${backups}.` };
    return finding('backups', { files: 0 }, words, [[true, 'weak', advice]]);
  }
  const words = {
    'zh-CN': `备份 ${files.length} 个，最新的是 ${ageDays} 天前的。`,
    en: `Backups: ${files.length}, the newest ${ageDays} days old.`,
  };
  return finding('backups', { files: files.length, ageDays }, words, [
    [ageDays > 30, 'bad', advice],
    [ageDays > 7, 'weak', advice],
  ]);
}
