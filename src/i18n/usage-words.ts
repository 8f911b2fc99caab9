/** What a resident reads in her read log: acts, purposes and kinds of data in plain words. */
import type { Words } from '../rules/index.ts';

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });

/** Why a record was opened. */
export const purposeWords = {
  own: words('本人查看', 'she herself'),
  service: words('提供服务', 'a service'),
  benefit: words('办理待遇', 'a benefit'),
  registration: words('登记资料', 'keeping the record'),
  rights: words('办理本人的请求', 'something she asked about her data'),
  emergency: words('紧急情况', 'an emergency'),
  finding: words('查找居民', 'finding a resident'),
  office: words('内部事务', 'office work'),
  software: words('系统运行', 'running the system'),
} as const satisfies Readonly<Record<string, Words>>;

export type UsagePurpose = keyof typeof purposeWords;

/** Kinds of data, as src/server/access names them. */
export const dataClassWords: Readonly<Record<string, Words>> = {
  identity: words('身份、住址', 'identity and address'),
  ordinary: words('一般资料', 'ordinary facts'),
  'civil-status': words('婚姻、亲属', 'marriage and kinship'),
  'child-count': words('子女情况', 'children'),
  sensitive: words('健康、残疾等敏感资料', 'sensitive facts such as health'),
};

/** Who did it, where it was nobody in a post. */
export const receiverWords = {
  self: words('您本人', 'yourself'),
  'command-line': words('系统管理命令行', "the installation's command line"),
  software: words('暖家系统', 'the software'),
} as const satisfies Readonly<Record<string, Words>>;

const acts: Readonly<Record<string, Words>> = {
  backup: words('整份台账被复制到备份', 'the whole record was copied to a backup'),
  restore: words('整份台账从备份恢复', 'the whole record was restored from a backup'),
  'duplicate-search': words('系统查找重复登记', 'the whole record was searched for duplicates'),
  'evaluation-begin': words('系统核算全县待遇', 'the rights of everybody were worked out'),
  'roster-import': words('导入名册', 'a roster was read in'),
  registration: words('登记人员', 'somebody was registered'),
  'name-correction': words('更正姓名', 'a name was corrected'),
  'number-change': words('登记证件号', 'an identity number was recorded'),
  'life-birth': words('登记出生', 'a birth was recorded'),
  'life-death': words('登记死亡', 'a death was recorded'),
  'life-move': words('登记搬迁', 'a move was recorded'),
  'life-marriage': words('登记结婚', 'a marriage was recorded'),
  'life-divorce': words('登记离婚', 'a divorce was recorded'),
  merge: words('合并重复登记', 'two records were merged'),
  'merge-undo': words('撤销合并', 'a merge was undone'),
  'duplicate-different': words('确认不是同一人', 'two records were found to be two people'),
  'conflict-decision': words('处理名册冲突', 'a conflict with a roster was decided'),
  'list-conflicts': words('查看名册冲突', 'conflicts with a roster were listed'),
  'list-duplicates': words('查看疑似重复', 'possible duplicates were listed'),
  'read-merges': words('查看合并记录', 'merges were read'),
  'household-join': words('登记入户', 'somebody joined a household'),
  'household-leave': words('登记离户', 'somebody left a household'),
  undo: words('撤销一次操作', 'an act was undone'),
  'payments-propose': words('提出发放', 'payments were proposed'),
  'run-file': words('制作银行报盘文件', 'a file for the bank was made'),
  'run-file-read': words('查看银行报盘文件', 'a file for the bank was read'),
  'run-lines-read': words('查看发放明细', 'lines of a payment run were read'),
  'run-release': words('核实后放行一笔发放', 'a held payment was looked at and released'),
  'run-line-cancel': words('取消一笔暂缓的发放', 'a held payment was taken out'),
  'payee-account': words('登记收款账户', 'your bank account was entered'),
  'payee-account-read': words('查看收款账户', 'your bank account was looked up'),
  'statement-read': words('查看发放记录', 'what you were paid was read'),
  'payments-approve': words('批准发放', 'payments were approved'),
  'payments-refuse': words('退回发放', 'a proposal of payments was refused'),
  'proposals-read': words('查看待批发放', 'proposals of payments were read'),
  payments: words('登记发放', 'payments were recorded'),
  'find-person': words('按证件号查找', 'somebody was looked up by identity number'),
  'search-people': words('查找人员', 'somebody was searched for'),
  'find-name': words('按姓名查找', 'somebody was looked up by name'),
  'read-person': words('查看应享待遇', 'rights were read'),
  'read-changes': words('查看待遇变化', 'changes of rights were read'),
  'read-facts': words('查看资料', 'facts were read'),
  'read-kinship': words('查看亲属关系', 'kinship was read'),
  'read-identity': words('查看身份、住址', 'name, address and household were read'),
  'read-household': words('查看全家资料', 'the facts of the household were read'),
  'read-households': words('查看家庭', 'households were read'),
  'read-names': words('查看名单姓名', 'names of a list were read'),
  'read-entitled': words('查看应享名单', 'a list of who is entitled was read'),
  'read-unpaid': words('查看未发名单', 'a list of what is unpaid was read'),
  'read-case': words('查看申请', 'a claim was read'),
  'read-cases': words('查看各项申请', 'claims were read'),
  'read-letter': words('查看办理结果通知', 'a letter about a claim was read'),
  'list-cases': words('查看待办申请清单', 'claims to be worked on were listed'),
  'list-objections': words('查看公示异议', 'objections to public notices were read'),
  extract: words('含您资料的表格被导出为文件', 'a table with your data was given out as a file'),
  'paper-issue': words('打印通知书', 'a letter was printed'),
  'extracts-read': words('查看导出记录', 'the list of extracts was read'),
  'list-unreached': words(
    '查看应享未领名单',
    'a list of who is owed money that nobody claims was read',
  ),
  'own-cases': words('查看自己的申请', 'own claims were read'),
  'case-apply': words('提交待遇申请', 'a claim was made'),
  'case-resubmit': words('补齐申请材料', 'what was missing of a claim was brought'),
  'case-withdraw': words('撤回申请', 'a claim was withdrawn'),
  'case-review': words('确认情况没有变化', 'that nothing changed was confirmed'),
  'case-review-due': words('系统安排复核资格', 'a claim is to be looked at again'),
  'case-verify': words('核实申请', 'a claim was seen to on the spot'),
  'case-check': words('初审申请', 'a claim was checked'),
  'case-confirm': words('确认申请', 'a claim was decided'),
  'case-end': words('终止待遇', 'a confirmed claim was ended'),
  'case-appeal': words('提出复核', 'an appeal was made'),
  'appeal-decide': words('复核决定', 'an appeal was decided'),
  'decision-replay': words('重新核算一项决定', 'a decision was worked out again'),
  'read-missing': words('查看待问事项', 'a list of open questions was read'),
  'read-arrears': words('查看补发', 'arrears were read'),
  'explain-person': words('查看待遇理由', 'reasons of rights were read'),
  'explain-services': words('查看服务理由', 'reasons of services were read'),
  'policy-compare': words('比较政策版本', 'policy versions were compared'),
  evaluate: words('系统重新核算待遇', 'rights were worked out anew'),
  'task-open': words('登记任务', 'a task was opened'),
  'task-raise': words('系统按期安排服务', 'services that are due were planned'),
  'task-book': words('预约服务', 'a service was booked'),
  'task-decline': words('登记您不需要这项服务', 'that you want no such service was noted'),
  'task-done': words('登记已办理的服务', 'a service that was done was recorded'),
  'task-not-needed': words('登记不再需要的服务', 'that a service is not needed was noted'),
  'task-reopen': words('重新打开事项', 'a task was reopened'),
  'task-assign': words('分派事项', 'a task was given to somebody'),
  'hand-over': words('交接事项', 'tasks were handed over'),
  'hand-over-end': words('结束交接', 'a hand-over was ended'),
  'read-visits': words('查看走访记录', 'visits were read'),
  'list-today': words('查看今日待办', 'what is to be done today was listed'),
  'list-visits': words('查看本单位的走访', 'visits of the unit were listed'),
  'task-close': words('办结任务', 'a task was closed'),
  'read-consents': words('查看同意情况', 'consents were read'),
  consent: words('记录同意或不同意', 'a consent or a refusal was written down'),
  'contact-wish': words('记录联系意愿', 'the wish to be contacted was written down'),
  'read-notices': words('查看收到的通知', 'notices were read'),
  'rights-request-open': words('提出有关本人信息的请求', 'a request about her own data was made'),
  'rights-request-begin': words('受理有关本人信息的请求', 'a request about her data was taken up'),
  'rights-request-answer': words('答复有关本人信息的请求', 'a request about her data was answered'),
  'rights-request-refuse': words('拒绝有关本人信息的请求', 'a request about her data was refused'),
  'read-rights-requests': words('查看本人的请求', 'her requests were read'),
  'list-rights-requests': words('查看待答复的请求', 'requests to be answered were listed'),
  'copy-own': words('本人取得信息副本', 'she took a copy of her data'),
  'copy-handed-over': words('为本人制作信息副本', 'a copy of her data was made for her'),
  'erasure-check': words('核对删除请求', 'a request to delete was checked'),
  erasure: words('应本人请求删除信息', 'data were erased as she asked'),
  'list-tasks': words('查看任务清单', 'tasks were listed'),
  'emergency-open': words('紧急查看：打开', 'the record was opened in an emergency'),
  'emergency-end': words('紧急查看：提前结束', 'emergency access ended early'),
  'emergency-review': words('紧急查看：复核', 'emergency access was reviewed'),
  'emergencies-read': words('查看待复核的紧急查看', 'emergencies to be reviewed were listed'),
  'usage-read': words('查看本人的查阅记录', 'the read log was read'),
  'usage-question': words('对查阅记录提出疑问', 'an entry of the read log was questioned'),
  'usage-questions-read': words('查看居民的疑问', 'questions about the read log were read'),
  'usage-answer': words('答复疑问', 'a question about the read log was answered'),
  'portal-access': words('核对本人账号资格', 'it was checked whether she can have an account'),
  'account-invite': words('开通本人账号', 'an own account was opened'),
  'read-caseload': words(
    '资料同步到家庭服务员的工作手机',
    "the record was put on a worker's phone",
  ),
  'phone-event': words('工作手机上的记录送达', "what was written on a worker's phone arrived"),
  'list-phone-conflicts': words('查看手机记录的待决事项', 'differences between phones were listed'),
  'phone-decision': words(
    '决定以哪一份手机记录为准',
    'it was decided which record of a phone holds',
  ),
  'paper-piece': words('收到材料的照片', 'a photo of a paper arrived'),
  'care-read': words('查看保健档案', 'the care record was read'),
  'care-services': words('查看应享的保健服务', 'the services that are due to her were worked out'),
  'care-enrol': words('同意建立保健档案', 'a care record was agreed to'),
  'care-end': words('停用保健档案', 'the care record was closed'),
  'care-shred': words('销毁保健档案', 'the care record was destroyed'),
};

/** What was done, in words; an act that has none is named by itself. */
export function actWords(action: string): Words {
  const known = acts[action];
  if (known) return known;
  if (/^fact-/.test(action)) return words('登记或更改资料', 'a fact was recorded or changed');
  if (/^(link|kinship)-/.test(action))
    return words('登记或更改亲属关系', 'kinship was recorded or changed');
  if (/^care-fact-/.test(action))
    return words('登记或更改保健资料', 'the care record was added to or changed');
  return words(action, action);
}

/** Whether an act has words of its own. */
export const hasActWords = (action: string): boolean => actWords(action).en !== action;
