/** Texts for what alerts refuse. */
import type { TextOf } from '../sheet-problems.ts';

/** By code of src/server/modules/alert. */
export const alertErrorTexts: Readonly<Record<string, TextOf>> = {
  ALERT_UNKNOWN: ({ alert }) => ({
    'zh-CN': `没有编号为 ${alert} 的未处理提醒，没有执行。可能已有人处理。`,
    en: `There is no open alert ${alert}, so nothing was done. Somebody may have closed it.`,
  }),
  ALERT_OWN: () => ({
    'zh-CN': '关于自己的提醒须由别人处理，没有执行。',
    en: 'An alert about yourself has to be closed by somebody else; nothing was done.',
  }),
};
