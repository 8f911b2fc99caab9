/** Texts for what posts and tasks can refuse. */
import type { TextOf } from '../sheet-problems.ts';

/** By code of src/server/modules/post and task. */
export const officeErrorTexts: Readonly<Record<string, TextOf>> = {
  POST_ROLE: ({ role }) => ({
    'zh-CN': `没有“${role}”这个岗位，没有保存。请从岗位表中选择。`,
    en: `There is no post of the kind "${role}", so nothing was saved. Choose one from the list of roles.`,
  }),
  POST_UNIT: ({ role }) => ({
    'zh-CN': `岗位“${role}”与单位不符：服务岗位必须属于一个单位，系统、安全、审计管理员不属于任何单位。没有保存，请改正。`,
    en: `The post "${role}" and its office do not fit: whoever serves residents belongs to an office, administrators to none. Nothing was saved; correct it.`,
  }),
  POST_AREAS: () => ({
    'zh-CN': '岗位的服务范围超出了单位的辖区，没有保存。请从单位服务的区划中选择。',
    en: 'The post would serve places that its office does not serve, so nothing was saved. Choose from what the office serves.',
  }),
  POST_DAYS: () => ({
    'zh-CN': '岗位的结束日期不晚于开始日期，没有保存。请改正日期。',
    en: 'The post would end before it begins, so nothing was saved. Correct the days.',
  }),
  POST_UNKNOWN: ({ post }) => ({
    'zh-CN': `没有编号为 ${post} 的在任岗位，没有改动。请重新查看岗位表。`,
    en: `There is no post ${post} that is held, so nothing was changed. Look at the list of posts again.`,
  }),
  TASK_BASIS: ({ basis }) => ({
    'zh-CN': `此人的记录中没有“${basis}”这样的依据，任务没有登记：没有依据就不能打开记录。如果是本人来访或来电提出的，请选“asked-for”。`,
    en: `There is nothing "${basis}" on this person's record, so the task was not opened: without a reason no record is. If she came or called herself, say "asked-for".`,
  }),
  TASK_IS_STEP: ({ task }) => ({
    'zh-CN': `任务 ${task} 是一项到期的服务，没有办结：办完要写明是哪一天做的，否则没有人知道这项服务已经做了。请用“做了”并填写日期（POST /api/tasks/${task}/done）。`,
    en: `Task ${task} is a service that is due and was not closed: when it is done, the day has to be known, or nobody would know that the service was given. Say that it was done, with its day (POST /api/tasks/${task}/done).`,
  }),
  TASK_OF_REQUEST: ({ task }) => ({
    'zh-CN': `任务 ${task} 属于居民有关本人信息的请求，没有办结：请求答复后它会自动办结。请先答复或说明理由地拒绝这项请求。`,
    en: `Task ${task} belongs to what a resident asked about her data and was not closed: it ends with the answer. Answer that request, or refuse it with the reason.`,
  }),
  TASK_UNKNOWN: ({ task }) => ({
    'zh-CN': `您的单位没有编号为 ${task} 的未办结任务，没有改动。它可能已经办结。`,
    en: `Your office has no open task ${task}, so nothing was changed. It may have been closed.`,
  }),
};
