/** Why a line is held, why it is late, and what a bank left open, in words for whoever has to act. */
import type { ArrearsReason } from '../model/money/arrears.ts';
import type { Hold } from '../model/money/holds.ts';
import type { FindingKind } from '../model/money/settle.ts';
import type { Words } from '../rules/index.ts';

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });

/** What was found, and what to do. None of it is a verdict. */
export const holdWords: Readonly<Record<Hold, Words>> = {
  dead: words(
    '登记的死亡日在这一期开始之前。请核对死亡登记，确属应发的写明理由放行。',
    'A death is on record before the period began. Check it; if the money is due all the same, release the line with the reason.',
  ),
  'payee-dead': words(
    '收款人已去世。请向家属了解应由谁领取，换收款人后再发。',
    'Whoever receives the money has died. Ask the family who is to receive it, and put that person on record.',
  ),
  duplicate: words(
    '可能与另一份登记是同一个人。请先在“疑似重复”里处理。',
    'This may be the same person as in another record. Settle it in the list of duplicates first.',
  ),
  'no-account': words(
    '没有收款账户。请向本人核实账户并登记。',
    'No bank account is on record. Ask her for it and enter it.',
  ),
  'account-refused': words(
    '银行退回过这个账户。请核对账号和户名，登记新账户后再发。',
    'The bank refused this account. Check number and name, and enter another account.',
  ),
  'account-shared': words(
    '另一户无亲属关系的人登记了同一个账号。请当面核实账户是谁的。',
    'Somebody of another household, no relative on record, has the same account. Find out in person whose it is.',
  ),
  'payee-apart': words(
    '收款人与本人不同户，也没有登记亲属或监护关系。请核实为何由其代领。',
    'Who receives the money is of another household and no relative or guardian on record. Find out why.',
  ),
  'account-of-staff': words(
    '账户属于工作人员。请由另一单位核实后放行。',
    'The account belongs to a member of staff. Another unit has to look at it.',
  ),
  'birth-corrected': words(
    '出生日期在申请之后或最近九十天内更正过，年龄由此决定。请对照证件核实。',
    'The birth date that decides the age was corrected after the claim or within the last ninety days. Check it against the papers.',
  ),
  'moved-away': words(
    '这一期开始时户籍（或居住地）不在本县服务范围。请核实是否应由外地发放。',
    'When the period began she was registered, or lived, where nobody of this county serves. Find out whether another county pays.',
  ),
  'paid-elsewhere': words(
    '别的账目记有同一时间的发放。请核对后再决定。',
    'Other books say that days of this period were paid. Compare them first.',
  ),
  'bank-says-paid': words(
    '银行退回过这一期，后来又说已经发了。请由复核员问过银行、在原批次里写下答复，再核查。',
    'The bank refused this period before, and says now that it paid. A reviewer asks the bank and notes its answer in the earlier run; then check again.',
  ),
  'case-over': words(
    '她的办件已经终止或撤回，没有待处理的申诉。请取消这一笔；重新申请通过后，下一批再发。',
    'Her case was ended or withdrawn, and no appeal is open. Take the line out; once a new claim is confirmed, the next run pays.',
  ),
  'rule-failed': words(
    '她的情况软件没有算完，现在应发多少不知道；不知道不等于不该发。请把情况告诉系统管理员；核对后确属应发的，写明理由放行。',
    'The rule could not be worked out to its end for her, so what is owed now is not known; that is not to say nothing. Tell the administrator; if the money is due as far as you can see, release the line with the reason.',
  ),
  'not-owed': words(
    '现在应发的比这一笔少，登记有了变化。请取消这一笔，下一批会按现在的发。',
    'Less is owed now than the line says, for the record has changed. Take the line out; the next run pays what is owed.',
  ),
};

export const arrearsWords: Readonly<Record<ArrearsReason, Words>> = {
  'applied-later': words('申请在当年之后，补发以前的', 'claimed after that year; paid for it now'),
  'not-paid-in-time': words('当年没有发，现在补发', 'not paid in its year; paid now'),
  'bank-returned': words(
    '发出后被银行退回，重新发放',
    'paid, sent back by the bank, and paid again',
  ),
  'policy-changed': words('标准变了，补发差额', 'the policy changed; the difference is paid'),
  'record-changed': words('登记有了变化，补发差额', 'the record changed; the difference is paid'),
};

export const findingWords: Readonly<Record<FindingKind, Words>> = {
  missing: words('回盘没有提到这一笔', 'the reply does not name this line'),
  twice: words(
    '回盘两次说已发，请问银行是否付了两次',
    'the reply says paid twice: ask whether it was',
  ),
  'other-amount': words('回盘的金额不同', 'the reply names another amount'),
  contradiction: words('回盘前后矛盾', 'the reply contradicts itself'),
  pending: words('银行还在处理', 'the bank is still at it'),
  'late-word': words('与以前的结果不符', 'it contradicts what was settled before'),
  'no-such-line': words('本批没有这一笔', 'the run has no such line'),
};
