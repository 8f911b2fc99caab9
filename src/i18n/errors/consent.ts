/** Texts for errors of consents and of the rights desk: what happened, why it matters, what to do. */
import type { TextOf } from '../sheet-problems.ts';

export const consentErrorTexts = {
  CONSENT_TEXT: ({ version, current }) => ({
    'zh-CN': `没有保存：说明文字第 ${version} 版已不再使用，而同意必须针对现在的第 ${current} 版。请把现在的说明给本人看或读给本人听，再登记。`,
    en: `Not saved: version ${version} of the text is not in use, and a yes is a yes to version ${current}. Show or read her the text of today, then write her answer down.`,
  }),
  CONSENT_GUARDIAN_NEEDED: () => ({
    'zh-CN':
      '没有保存：本人未满 14 周岁，使用其信息须由父母或其他监护人同意。请监护人到场，并在请求中写明监护人的编号。',
    en: 'Not saved: she is under 14, and a parent or guardian decides about the use of her data. Ask one to come along and give the number of the guardian.',
  }),
  CONSENT_GUARDIAN_UNKNOWN: () => ({
    'zh-CN':
      '没有保存：登记中此人不是她现在的父母或监护人，不能代她决定。请核对编号，或先登记亲属关系。',
    en: 'Not saved: on record this is not a parent or guardian of hers today and cannot decide for her. Check the number, or enter the kinship first.',
  }),
  CONSENT_OWN_WORD: () => ({
    'zh-CN': '没有保存：本人已满 14 周岁，只有她自己能决定。请问她本人。',
    en: 'Not saved: she is 14 or older and decides herself. Ask her.',
  }),
  RIGHTS_REQUEST_UNKNOWN: ({ request }) => ({
    'zh-CN': `您的单位没有第 ${request} 号请求，没有做任何改动。请在请求列表中核对编号。`,
    en: `Your unit has no request number ${request}, so nothing was done. Look it up in the list of requests.`,
  }),
  RIGHTS_REQUEST_STATE: ({ request, state }) => ({
    'zh-CN': `第 ${request} 号请求现在是“${state}”，不能这样办理。请求必须先受理，再答复或说明理由地拒绝，且只答复一次。请刷新列表。`,
    en: `Request number ${request} is "${state}" and cannot go on like this: it is taken up first, then answered or refused, once. Load the list again.`,
  }),
  RIGHTS_REQUEST_KIND: ({ request }) => ({
    'zh-CN': `第 ${request} 号请求不是正在办理的这一类请求，没有执行。请核对编号和种类，尚未受理的先受理。`,
    en: `Request number ${request} is not one of this kind that is taken up, so nothing was done. Check number and kind, and take it up first.`,
  }),
  RIGHTS_REQUEST_ERASE: ({ request }) => ({
    'zh-CN': `第 ${request} 号请求是要求删除，不能只写答复。请执行删除，系统会写明删除了什么、保留了什么；依法不能删除的，请说明理由地拒绝。`,
    en: `Request number ${request} asks for deletion, and words alone are no answer. Carry the deletion out, which also says what stays, or refuse with the reason.`,
  }),
  PORTAL_CHILD: () => ({
    'zh-CN':
      '没有开通：本人未满 14 周岁，账号暂时只开给本人，目前还不能由监护人代管。她的事项请监护人到窗口办理，满 14 周岁即可开通。',
    en: 'Not opened: she is under 14, and accounts are for their owners alone; one kept by a guardian is not possible yet. A guardian can settle everything at the desk, and at 14 she can have her own.',
  }),
  PORTAL_LOGIN_NEEDED: () => ({
    'zh-CN': '没有开通：她还没有账号，需要她本人的手机号作为登录名。请填写手机号后重试。',
    en: 'Not opened: she has no account yet, and one needs her own mobile number to sign in with. Give it and try again.',
  }),
} as const satisfies Readonly<Record<string, TextOf>>;
