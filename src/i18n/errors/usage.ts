/** Texts for what the read log refuses. */
import type { TextOf } from '../sheet-problems.ts';

/** By code of src/server/modules/read-log. */
export const usageErrorTexts: Readonly<Record<string, TextOf>> = {
  USAGE_UNKNOWN: ({ entry }) => ({
    'zh-CN': `您的查阅记录中没有第 ${entry} 条，没有提交疑问。请从记录中选择一条。`,
    en: `Your read log has no entry ${entry}, so nothing was asked. Choose an entry of the log.`,
  }),
  USAGE_QUESTIONED: ({ entry }) => ({
    'zh-CN': `您已经对第 ${entry} 条提出过疑问，没有再次提交。答复会显示在该条记录旁。`,
    en: `You asked about entry ${entry} before, so it was not asked again. The answer appears beside the entry.`,
  }),
  USAGE_QUESTION_UNKNOWN: ({ question }) => ({
    'zh-CN': `没有编号为 ${question} 的待答复疑问，没有保存答复。可能已有人答复。`,
    en: `There is no open question ${question}, so no answer was kept. Somebody may have answered it.`,
  }),
};
