/**
 * Texts for the errors of accounts and of signing in: what happened, why it matters, what to do. None says
 * whether somebody has an account.
 */
import type { TextOf } from '../sheet-problems.ts';

export const accountErrorTexts = {
  ACCOUNT_LOGIN: () => ({
    'zh-CN':
      '这不能用来登录。请用工号（3 至 32 个字母、数字，可含 . _ -）或 11 位手机号；身份证号不能用来登录。',
    en: 'This cannot be signed in with. Use a staff number (3 to 32 letters and digits, with . _ - between) or a mobile number of 11 digits; an identity number is no login.',
  }),
  ACCOUNT_NAME: () => ({
    'zh-CN': '姓名是空的或超过 100 字。账号必须属于一个人，请写明本人姓名。',
    en: 'The name is empty or longer than 100 characters. An account belongs to one person: give the name.',
  }),
  ACCOUNT_LOGIN_TAKEN: () => ({
    'zh-CN':
      '已有账号使用这个工号或手机号，没有新建。一人一个账号；需要重新设置时请用“invite-again”。',
    en: 'An account with this staff number or phone is there already, so none was added. One person, one account; to set it up anew use "invite-again".',
  }),
  ACCOUNT_PERSON: () => ({
    'zh-CN': '居民账号要指明其本人的档案，工作人员账号不带档案。请改正后重试。',
    en: 'The account of a resident names her own record, that of staff names none. Correct it and try again.',
  }),
  ACCOUNT_UNKNOWN: ({ account }) => ({
    'zh-CN': `没有账号 ${account}。用“nuanjia account list”查看全部账号。`,
    en: `There is no account ${account}. See all of them with "nuanjia account list".`,
  }),
  ACCOUNT_DISABLED: ({ account }) => ({
    'zh-CN': `账号 ${account} 已停用，没有做任何改动。请先启用。`,
    en: `Account ${account} is disabled, so nothing was done. Enable it first.`,
  }),
  ACCOUNT_DUTIES: ({ account, role, held }) => ({
    'zh-CN': `账号 ${account} 已任“${held}”，不能同时任“${role}”。系统、安全、审计三个管理员必须由不同的人担任，也不能兼任服务岗位。请换一个人，或先结束原岗位。`,
    en: `Account ${account} holds "${held}" and cannot hold "${role}" as well. The system, security and audit administrators are different people and hold no service post. Choose somebody else or end the other post first.`,
  }),
  ACCOUNT_DUTY_UNKNOWN: ({ value }) => ({
    'zh-CN': `没有管理职责“${value}”。请用 system、security 或 audit。`,
    en: `There is no duty "${value}". Use system, security or audit.`,
  }),
  ACCOUNT_INVITATION: () => ({
    'zh-CN': '这个邀请码无效、已用过或已过 72 小时，没有做任何改动。请向安全管理员要一个新的。',
    en: 'This code is not valid, was used before or is older than 72 hours, so nothing was changed. Ask the security administrator for a new one.',
  }),
  ACCOUNT_SETTING: ({ name, value }) => ({
    'zh-CN': `“${name}”不能设为 ${value}，保持原样。登录时长 1 至 24 小时，闲置 5 至 240 分钟，密码期限至少 30 天。`,
    en: `"${name}" cannot be ${value}, so it stays as it was. A session lasts 1 to 24 hours, idle 5 to 240 minutes, a password at least 30 days.`,
  }),
  PASSWORD_SHORT: ({ min }) => ({
    'zh-CN': `密码太短，容易被猜中。请至少用 ${min} 个字符，一句话就很好。`,
    en: `The password is too short to withstand guessing. Use at least ${min} characters; a sentence is fine.`,
  }),
  PASSWORD_LONG: ({ max }) => ({
    'zh-CN': `密码超过 ${max} 个字符，没有保存。请缩短。`,
    en: `The password has more than ${max} characters and was not kept. Shorten it.`,
  }),
  PASSWORD_GUESSABLE: () => ({
    'zh-CN':
      '密码主要由常见词、日期、键盘顺序或您的工号、姓名、县名组成，是最先被猜的。请换几个互不相关的词。',
    en: 'The password is made of common words, dates, keyboard runs or your own number, name or county, which are guessed first. Use a few words that have nothing to do with each other.',
  }),
  PASSWORD_NEEDED: () => ({
    'zh-CN': '还没有设置密码，账号没有启用。请设置密码；工作人员也可以只用通行密钥。',
    en: 'No password was given, so the account is not set up. Choose one; staff may use a passkey instead.',
  }),
  PASSWORD_WRONG: () => ({
    'zh-CN': '原密码不对，密码没有更改。请重新输入。',
    en: 'The old password is not right, so nothing was changed. Type it again.',
  }),
  PASSWORD_EXPIRED: ({ days }) => ({
    'zh-CN': `密码已超过本县规定的 ${days} 天，没有登录。请在登录时设置新密码。`,
    en: `The password is older than the ${days} days that this county sets, so you are not signed in. Give a new one as you sign in.`,
  }),
  FACTOR_NEEDED: () => ({
    'zh-CN': '工作人员必须有第二种验证，账号没有启用。请添加验证器或通行密钥。',
    en: 'Staff need a second factor, so the account is not set up. Add an authenticator or a passkey.',
  }),
  FACTOR_WRONG: () => ({
    'zh-CN': '验证没有通过，没有做任何改动。验证码每 30 秒换一个，且只能用一次；请用下一个重试。',
    en: 'The check did not pass, so nothing was changed. Codes change every 30 seconds and are good once; try with the next one.',
  }),
  FACTOR_LAST: () => ({
    'zh-CN': '这是最后一种第二验证，没有删除：工作人员必须保留一种。请先添加另一种。',
    en: 'This is the last second factor and was kept: staff have to have one. Add another first.',
  }),
  FACTOR_UNKNOWN: () => ({
    'zh-CN': '您的账号没有这个验证方式，没有做任何改动。请刷新页面后重试。',
    en: 'Your account has no such factor, so nothing was changed. Load the page again.',
  }),
  SESSION_OVER: () => ({
    'zh-CN': '登录已结束。请重新登录。',
    en: 'You are no longer signed in. Sign in again.',
  }),
  SESSION_NOT_FRESH: ({ minutes }) => ({
    'zh-CN': `登录已超过 ${minutes} 分钟，不能更改密码或验证方式。请重新登录后再改。`,
    en: `You signed in more than ${minutes} minutes ago, so password and factors cannot be changed. Sign in again first.`,
  }),
  SESSION_POST: () => ({
    'zh-CN': '您现在没有这个岗位，没有切换。请选择列表中的岗位。',
    en: 'You do not hold this post now, so nothing was changed. Choose one of the list.',
  }),
  SIGN_IN_REFUSED: () => ({
    'zh-CN': '没有登录：工号、密码或验证码不对。请重新输入；多次不成功请找安全管理员。',
    en: 'Not signed in: login, password or code is not right. Type them again; if that fails, see the security administrator.',
  }),
  SIGN_IN_COUNTY: () => ({
    'zh-CN':
      '这里没有这个县，或者有几个县而没有说是哪一个，没有登录。请用本县的登录地址，其中有六位县代码。',
    en: 'There is no such county here, or there are several and none was named, so you are not signed in. Use the address of your own county, with its code of six digits.',
  }),
  SIGN_IN_THROTTLED: ({ retryAfterSeconds }) => ({
    'zh-CN': `尝试过多，请在 ${retryAfterSeconds} 秒后再试。在您以前登录过的浏览器里不受影响。`,
    en: `Too many attempts: try again in ${retryAfterSeconds} seconds. A browser in which you signed in before is not held up.`,
  }),
  SIGN_IN_PROVIDER_NONE: () => ({
    'zh-CN': '本县没有设置单点登录。请用工号和密码或通行密钥登录。',
    en: 'This county has no single sign-on. Use staff number and password, or a passkey.',
  }),
  SIGN_IN_PROVIDER_ADDRESS: ({ value }) => ({
    'zh-CN': `单点登录地址 ${value} 不是 https，没有保存。没有加密，任何人都能冒充它。请用 https 地址。`,
    en: `The address ${value} of the single sign-on is not https and was not kept: without it anybody could pose as it. Use an https address.`,
  }),
  SIGN_IN_PROVIDER_REFUSED: () => ({
    'zh-CN': '单点登录没有成功，没有登录。请重新开始；再次失败请用工号登录并告知管理员。',
    en: 'The single sign-on did not succeed, so you are not signed in. Begin again; if it fails again, sign in with your staff number and tell the administrator.',
  }),
  SECRET_WEAK: ({ name }) => ({
    'zh-CN': `${name} 是示例、默认值或太容易猜到，因此没有启动。请换成随机生成的值，例如“openssl rand -base64 32”。`,
    en: `${name} is a sample, a default or too easy to guess, so nothing was started. Put a random value there, such as of "openssl rand -base64 32".`,
  }),
} as const satisfies Readonly<Record<string, TextOf>>;
