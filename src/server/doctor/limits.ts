/** What was measured on this computer, and what it means: people imported in an hour, a county evaluated in seconds. */
import { type Finding, finding, numberWords } from './finding.ts';

export type Measured = {
  readonly rowsPerSecond: number;
  /** By all threads that an evaluation uses. */
  readonly peoplePerSecond: number;
  /** People of the largest county here. */
  readonly people: number;
};

/** Reading in one person takes as long as COPY takes for so many rows; measured as 55 to 85. */
const ROWS_TO_IMPORT = 100;

/** Rows that an evaluation stores for one person, on average. */
const ROWS_TO_EVALUATE = 5;

/** Where there are no people yet, the figures are for a county of the usual size. */
const USUAL_COUNTY = 500_000;

/** Saving one form takes a handful of commits' time: below this people notice that they wait for each other. */
const COMMITS_ENOUGH = 50;

/** Below this an import of a county takes a working day. */
const ROWS_ENOUGH = 20_000;

/** What the figures let expect, in people and seconds. */
export function limitsOf({ rowsPerSecond, peoplePerSecond, people }: Measured) {
  const county = people || USUAL_COUNTY;
  return {
    importedPerHour: Math.round((rowsPerSecond / ROWS_TO_IMPORT) * 3600),
    county,
    evaluationSeconds: county / peoplePerSecond + (county * ROWS_TO_EVALUATE) / rowsPerSecond,
  };
}

export function judgeCommits(commitsPerSecond: number): Finding {
  const count = numberWords(commitsPerSecond);
  const words = {
    'zh-CN': `每秒可确认 ${count} 次写入（每次都等到落盘）。`,
    en: `${count} commits a second, each on the disk before it is acknowledged.`,
  };
  return finding('commits', { commitsPerSecond: Math.round(commitsPerSecond) }, words, [
    [
      commitsPerSecond < COMMITS_ENOUGH,
      'weak',
      {
        'zh-CN': '磁盘太慢，多人同时登记时要等待。请把数据文件夹放到固态硬盘上（NUANJIA_HOME）。',
        en: 'The disk is slow: people who register at once wait for each other. Put the data folder on a solid-state disk (NUANJIA_HOME).',
      },
    ],
  ]);
}

export function judgeCopy(rowsPerSecond: number): Finding {
  const count = numberWords(rowsPerSecond);
  const words = {
    'zh-CN': `每秒可批量写入 ${count} 行。`,
    en: `${count} rows a second in bulk.`,
  };
  return finding('copy', { rowsPerSecond: Math.round(rowsPerSecond) }, words, [
    [
      rowsPerSecond < ROWS_ENOUGH,
      'weak',
      {
        'zh-CN': '全县导入要用很久。请在夜间导入，或换更快的磁盘和处理器。',
        en: 'Reading in a county takes long. Import at night, or use a faster disk and processor.',
      },
    ],
  ]);
}

export function judgeSpeed(peoplePerSecond: number): Finding {
  const count = numberWords(peoplePerSecond);
  const words = {
    'zh-CN': `每秒可核算 ${count} 人。`,
    en: `${count} people a second evaluated.`,
  };
  return finding('evaluation', { peoplePerSecond: Math.round(peoplePerSecond) }, words);
}

/** What the person who runs it wants to know. */
export function judgeLimits(measured: Measured): Finding {
  const { importedPerHour, county, evaluationSeconds } = limitsOf(measured);
  const [perHour, people, seconds] = [importedPerHour, county, evaluationSeconds].map(numberWords);
  const words = {
    'zh-CN': `估计：一小时约可导入 ${perHour} 人；核算一个 ${people} 人的县约需 ${seconds} 秒。`,
    en: `By estimate about ${perHour} people can be imported in an hour, and a county of ${people} is evaluated in ${seconds} seconds.`,
  };
  const figures = { importedPerHour, county, evaluationSeconds: Math.round(evaluationSeconds) };
  return finding('limits', figures, words);
}
