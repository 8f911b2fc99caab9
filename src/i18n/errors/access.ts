/** Texts for what the access decision refuses. None says whether there is such a person. */
import type { TextOf } from '../sheet-problems.ts';

/** By code of src/server/access. */
export const accessErrorTexts: Readonly<Record<string, TextOf>> = {
  ACCESS_ROLE: ({ action }) => ({
    'zh-CN': `您的岗位不能做这件事（${action}），因此没有执行。确有需要的，请联系安全管理员核对岗位。`,
    en: `Your post may not do this (${action}), so nothing was done. If your work needs it, ask the security administrator to look at your post.`,
  }),
  ACCESS_WHOLE: () => ({
    'zh-CN':
      '这件事关系到全县，您的岗位只服务其中一部分地区，因此没有执行。请用服务全县的岗位，或请县里的同事办理。',
    en: 'This is about the whole county and your post serves a part of it, so nothing was done. Use a post that serves the county, or ask a colleague there.',
  }),
  ACCESS_NOBODY: () => ({
    'zh-CN': '您服务的居民中没有这个编号。编号可能有误，或者此人不在您的服务范围内。请核对编号。',
    en: 'There is nobody with this number among the people you serve. The number may be wrong, or she is served elsewhere. Check the number.',
  }),
  ACCESS_NEEDS_TASK: () => ({
    'zh-CN':
      '查看或更改这些内容需要一项与此人有关、尚未办结的任务，没有打开。请先登记任务并在请求中写明任务编号；紧急情况请用紧急查看。',
    en: 'To see or change this you need an open task for this person or her household; nothing was opened. Open the task first and name its number, or use emergency access.',
  }),
};
