/**
 * What an office tells residents: what happened, why she is told, and what she can do. The words are neutral,
 * because somebody else may look at her screen: none names a service, a payment, an illness or a relative.
 */
import { dayInWords, type Words } from '../../rules/index.ts';
import type { PurposeId } from '../consent/purposes.ts';

/** Numbers and days only, so that nothing which a person wrote can stand in a notice. */
export type NoticeParameters = Readonly<Record<string, number>>;

export type NoticeKindDefinition = {
  /** A law requires that she be told, so it also reaches those who want to be left alone. */
  readonly isRequired: boolean;
  /** Sent only to those who agreed to this. */
  readonly purpose?: PurposeId;
  readonly parameters: readonly string[];
  readonly message: (parameters: NoticeParameters) => Words;
  /** Why she is told. */
  readonly reason: Words;
  /** What she can do. */
  readonly remedy: Words;
};

const ownRight: Words = {
  'zh-CN': '您有权知道别人怎样使用您的信息（个人信息保护法第四十四条）。',
  en: 'You have a right to know how your data are used (Personal Information Protection Law, article 44).',
};

const complaint: Words = {
  'zh-CN': '如有不同意见，可以找县里的个人信息保护负责人，或向网信部门投诉。',
  en: 'If you disagree, turn to the privacy officer of the county or complain to the cyberspace administration.',
};

const dayOf = ({ day = 0 }: NoticeParameters) => dayInWords(day);

export const noticeKinds = {
  reminder: {
    isRequired: false,
    purpose: 'reminders',
    parameters: [],
    message: () => ({
      'zh-CN': '有一件事请您查看。请登录账号，或到服务单位询问。',
      en: 'There is something for you to look at. Sign in to your account or ask at the office.',
    }),
    reason: {
      'zh-CN': '您同意过接收提醒。',
      en: 'You agreed to reminders.',
    },
    remedy: {
      'zh-CN': '不想再收到提醒，可在“我的同意”里停止，马上生效。',
      en: 'If you want no more reminders, stop them under your consents; it holds at once.',
    },
  },
  'emergency-access': {
    isRequired: true,
    parameters: ['day'],
    message: (given) => ({
      'zh-CN': `${dayOf(given)['zh-CN']}，工作人员在没有预约的情况下查看过您的信息。这次查看会由另一个人复核。`,
      en: `On ${dayOf(given).en} a member of staff looked at your data without an appointment. Somebody else will review this.`,
    }),
    reason: ownRight,
    remedy: {
      'zh-CN': `您可以在“谁看过我的信息”里看到是哪个单位、为什么。${complaint['zh-CN']}`,
      en: `Your log says which office it was and why. ${complaint.en}`,
    },
  },
  'case-news': {
    isRequired: true,
    parameters: ['case'],
    message: ({ case: number }) => ({
      'zh-CN': `您的第 ${number} 号事项有了新进展，请登录账号查看，或到服务单位询问。`,
      en: `There is news about your matter number ${number}. Sign in to read it, or ask at the office.`,
    }),
    reason: {
      'zh-CN': '办理结果应当及时告知您并说明理由。',
      en: 'You are to be told in time how a matter of yours goes, and why.',
    },
    remedy: {
      'zh-CN': '不同意办理结果的，可以按告知的期限申请复核，由没有经手的人来看。',
      en: 'If you disagree you may appeal within the time that is named there; somebody reads it who had no hand in it.',
    },
  },
  'asked-back': {
    isRequired: true,
    parameters: ['matter', 'day'],
    message: ({ matter, ...given }) => ({
      'zh-CN': `有一件事要请您看：第 ${matter} 号。请登录账号查看理由和依据，或到服务单位询问；不同意的，可以在 ${dayOf(given)['zh-CN']}以前申请复核。没有您的同意或复核结果，什么都不会自动发生。`,
      en: `There is a matter for you to read: number ${matter}. Sign in to see its reasons and the law, or ask at the office. If you disagree you may appeal until ${dayOf(given).en}. Nothing happens by itself.`,
    }),
    reason: {
      'zh-CN': '对您有影响的决定，应当告知您并说明理由。',
      en: 'You are to be told of a decision that affects you, and why.',
    },
    remedy: {
      'zh-CN': '不同意的，可以申请复核，由没有经手的另一个单位来看。',
      en: 'If you disagree you may appeal; another office reads it that had no hand in it.',
    },
  },
  'asked-back-answered': {
    isRequired: true,
    parameters: ['matter'],
    message: ({ matter }) => ({
      'zh-CN': `您对第 ${matter} 号事项申请的复核有了结果，请登录账号查看结果和理由，或到服务单位询问。`,
      en: `Your appeal about matter number ${matter} was read. Sign in to see what was found and why, or ask at the office.`,
    }),
    reason: {
      'zh-CN': '复核由没有经手的单位进行，结果应当告知您并说明理由。',
      en: 'An office that had no hand in it read your appeal; you are to be told what it found, and why.',
    },
    remedy: complaint,
  },
  'rights-request-received': {
    isRequired: true,
    parameters: ['request', 'day'],
    message: ({ request, ...given }) => ({
      'zh-CN': `我们收到了您的第 ${request} 号请求，最迟 ${dayOf(given)['zh-CN']}答复。`,
      en: `We received your request number ${request} and will answer by ${dayOf(given).en}.`,
    }),
    reason: ownRight,
    remedy: complaint,
  },
  'rights-request-closed': {
    isRequired: true,
    parameters: ['request'],
    message: ({ request }) => ({
      'zh-CN': `您的第 ${request} 号请求有了答复，请登录账号查看，或到服务单位询问。`,
      en: `Your request number ${request} has an answer. Sign in to read it, or ask at the office.`,
    }),
    reason: ownRight,
    remedy: complaint,
  },
} as const satisfies Readonly<Record<string, NoticeKindDefinition>>;

export type NoticeKind = keyof typeof noticeKinds;
export const noticeKindOf = (kind: NoticeKind): NoticeKindDefinition => noticeKinds[kind];
