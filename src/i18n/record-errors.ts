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
  COMMAND_EVALUATION: ({ value }) => ({
    'zh-CN': `“${value}”不是核算的编号，没有改动任何内容。“nuanjia policy show”列出备用的核算。`,
    en: `"${value}" is no number of an evaluation, so nothing was changed. "nuanjia policy show" lists those that are prepared.`,
  }),
  EVALUATION_MISSING: ({ county }) => ({
    'zh-CN': `${county} 还没有核算过，没有现行的结果可以比较，也就没有比较。请先运行“nuanjia start”。`,
    en: `${county} has not been evaluated yet, so there is nothing in force to compare with. Run "nuanjia start" first.`,
  }),
  EVALUATION_NOT_READY: ({ evaluation, state }) => ({
    'zh-CN': `核算 ${evaluation} 不能启用：${
      state === 'none'
        ? '没有这个核算'
        : state === 'running'
          ? '它没有做完'
          : '它已被后来的核算代替'
    }。现行的结果没有改变。请重新运行“nuanjia policy compare”。`,
    en: `Evaluation ${evaluation} cannot answer: ${
      state === 'none'
        ? 'there is no such evaluation'
        : state === 'running'
          ? 'it was not finished'
          : 'a later one has replaced it'
    }. What is in force is as it was. Run "nuanjia policy compare" again.`,
  }),
} as const satisfies Readonly<Record<string, TextOf>>;
