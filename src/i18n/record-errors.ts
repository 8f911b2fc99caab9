/**
 * Texts for errors of commands and services that work on the county record: what happened, why it
 * matters, what to do.
 */
import type { TextOf } from './sheet-problems.ts';

export const recordErrorTexts = {
  COMMAND_COUNTY: ({ known, value }) => ({
    'zh-CN':
      known === ''
        ? '这里还没有任何县，没有可以处理的记录。请先运行“nuanjia start”。'
        : `${value ? `没有县“${value}”` : '这里不止一个县，不知道指的是哪一个'}，没有读取或改动任何内容。请用 --county 指明：${known}。`,
    en:
      known === ''
        ? 'There is no county here yet, so there is no record to work on. Run "nuanjia start" first.'
        : `${value ? `There is no county "${value}"` : 'There is more than one county here, and it is open which one is meant'}; nothing was read or changed. Name one with --county: ${known}.`,
  }),
} as const satisfies Readonly<Record<string, TextOf>>;
