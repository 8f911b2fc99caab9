/**
 * What stays on record when somebody's data are deleted at her request, and why: each reason with where it comes from
 * and how well that was checked.
 */
import type { Words } from '../../rules/index.ts';

export type Kept = {
  readonly what: Words;
  readonly why: Words;
  /** Of the source: read in a reliable text, or written from memory and to be checked by the office. */
  readonly status: 'secondary' | 'unverified' | 'project convention';
};

export const keptReasons = {
  payments: {
    what: {
      'zh-CN': '已发款项的记录，以及您的姓名和证件号',
      en: 'Payments made, with your name and identity number',
    },
    why: {
      'zh-CN': '会计凭证须保存 30 年（会计档案管理办法，2015）。',
      en: 'Accounting records have to be kept for 30 years (Measures on Accounting Archives, 2015).',
    },
    status: 'unverified',
  },
  rights: {
    what: {
      'zh-CN': '您现在应享待遇所依据的情况，以及您的姓名和证件号',
      en: 'The facts on which your present rights rest, with your name and identity number',
    },
    why: {
      'zh-CN':
        '单位依法应当向您发放；删除会使您失去这些待遇（个人信息保护法第十三条第一款第三项）。',
      en: 'The office owes them to you by law, and you would lose them (Personal Information Protection Law, article 13, paragraph 1, item 3).',
    },
    status: 'secondary',
  },
  'rights-of-others': {
    what: {
      'zh-CN': '别人的待遇所依据的、有关您的少数情况，不含姓名和证件号',
      en: 'A few facts about you on which the rights of others rest, without name or number',
    },
    why: {
      'zh-CN': '单位依法应当向他们发放（个人信息保护法第十三条第一款第三项）。',
      en: 'The office owes these to them by law (Personal Information Protection Law, article 13, paragraph 1, item 3).',
    },
    status: 'secondary',
  },
  kinship: {
    what: {
      'zh-CN': '亲属登记中与您的关系，只有编号，没有姓名',
      en: 'Kinship on the record of your relatives, by number and without a name',
    },
    why: {
      'zh-CN': '这也是您亲属的信息。',
      en: 'It is their record as well.',
    },
    status: 'project convention',
  },
  proof: {
    what: {
      'zh-CN': '您同意或不同意的记录，以及谁在何时查看或更改过您的信息的日志，只有编号',
      en: 'What you agreed to or refused, and the log of who read or changed your data when, by number only',
    },
    why: {
      'zh-CN': '用来证明单位依法办事；网络日志至少保存 6 个月（网络安全法）。',
      en: 'They prove that the office kept to the law; logs are kept for at least 6 months (Cybersecurity Law).',
    },
    status: 'secondary',
  },
  backups: {
    what: {
      'zh-CN': '删除以前做的备份',
      en: 'Backups made before this',
    },
    why: {
      'zh-CN':
        '备份是加密的整份文件，不能从中去掉一个人；它们保存到本县规定的期限为止。如从中恢复，本次删除会再做一次。',
      en: 'They are sealed whole, and one person cannot be taken out of them; they stay until the county’s retention of backups ends. If one is ever restored, this deletion has to be carried out again.',
    },
    status: 'project convention',
  },
} as const satisfies Readonly<Record<string, Kept>>;

export type KeptReason = keyof typeof keptReasons;
