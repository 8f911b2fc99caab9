/** What `nuanjia account` says, in both languages. */
import type { Language } from '../../rules/index.ts';

type AccountWords = {
  readonly invited: (account: number) => string;
  readonly open: (address: string) => string;
  readonly until: (time: string) => string;
  readonly disabled: (account: number) => string;
  readonly enabled: (account: number) => string;
  readonly ended: (count: number) => string;
  readonly set: string;
  readonly none: string;
  readonly columns: readonly string[];
  readonly kinds: Readonly<Record<'staff' | 'resident', string>>;
  readonly states: Readonly<Record<'invited' | 'active' | 'disabled', string>>;
};

export const accountWords: Readonly<Record<Language, AccountWords>> = {
  'zh-CN': {
    invited: (account) => `账号 ${account} 的一次性邀请码（只显示这一次，只交给本人）：`,
    open: (address) => `请本人打开 ${address}，输入邀请码，设置密码和第二种验证。`,
    until: (time) => `有效至 ${time}，只能用一次。`,
    disabled: (account) => `账号 ${account} 已停用，其登录已全部结束。`,
    enabled: (account) => `账号 ${account} 已恢复。`,
    ended: (count) => `已结束 ${count} 个登录。`,
    set: '已设置。',
    none: '还没有账号。用“nuanjia account invite”邀请第一位。',
    columns: ['编号', '登录名', '姓名', '类别', '状态', '最近登录', '岗位'],
    kinds: { staff: '工作人员', resident: '居民' },
    states: { invited: '待设置', active: '正常', disabled: '停用' },
  },
  en: {
    invited: (account) =>
      `The one-time code of account ${account}, shown only now and for its owner alone:`,
    open: (address) =>
      `Its owner opens ${address}, types the code and chooses a password and a second factor.`,
    until: (time) => `It is good once, until ${time}.`,
    disabled: (account) => `Account ${account} is disabled and signed out everywhere.`,
    enabled: (account) => `Account ${account} is enabled again.`,
    ended: (count) => `${count} sessions were ended.`,
    set: 'Set.',
    none: 'There are no accounts yet. Invite the first with "nuanjia account invite".',
    columns: ['no.', 'login', 'name', 'kind', 'state', 'last signed in', 'posts'],
    kinds: { staff: 'staff', resident: 'resident' },
    states: { invited: 'invited', active: 'active', disabled: 'disabled' },
  },
};
