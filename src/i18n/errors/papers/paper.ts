/** Texts for errors of papers and extracts: what cannot be printed, and what is not given out. */
import type { TextOf } from '../../sheet-problems.ts';
import { caseStepWords, inWords } from '../../state-words.ts';

const lacks: Readonly<Record<string, readonly [string, string]>> = {
  reasons: ['理由', 'reasons'],
  law: ['法律依据', 'the law'],
  appeal: ['怎么申请复核', 'how to appeal'],
};

const lackWords = (names: unknown, language: 0 | 1): string =>
  String(names)
    .split(', ')
    .map((name) => lacks[name]?.[language] ?? name)
    .join(language === 0 ? '、' : ', ');

export const paperErrorTexts = {
  PAPER_INCOMPLETE: ({ lacks: names }) => ({
    'zh-CN': `这份通知缺少：${lackWords(names, 0)}。没有这些，她就无法判断要不要申请复核，所以没有打印。请先在申请里补上。`,
    en: `This letter lacks ${lackWords(names, 1)}, without which nobody can judge whether to appeal, so it was not printed. Complete the claim first.`,
  }),
  PAPER_NO_LETTER: ({ step }) => ({
    'zh-CN': `“${inWords(caseStepWords, step)['zh-CN']}”这一步不发通知书，没有打印。请从作出决定或退回的那一步打印。`,
    en: `There is no letter about the step “${inWords(caseStepWords, step).en}”, so nothing was printed. Print it from the step that decided or returned the claim.`,
  }),
  PAPER_FONT: () => ({
    'zh-CN': '打印用的字体文件不完整，什么都没有打印。请重新安装本软件。',
    en: 'The font of printed papers is damaged, so nothing was printed. Install the software again.',
  }),
  EXTRACT_UNKNOWN: ({ extract }) => ({
    'zh-CN': `没有名为“${extract}”的导出表，什么都没有导出。请从清单里选。`,
    en: `There is no extract "${extract}", so nothing was given out. Choose one of the list.`,
  }),
  EXTRACT_RUN: ({ extract }) => ({
    'zh-CN': `导出“${extract}”要指明是哪一个发放批次，什么都没有导出。请填写批次编号。`,
    en: `The extract "${extract}" is of one payment run, and none was named, so nothing was given out. Name the run.`,
  }),
} as const satisfies Readonly<Record<string, TextOf>>;
