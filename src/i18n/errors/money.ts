/** Texts for what payment runs, bank files and bank accounts refuse. */
import type { Words } from '../../rules/index.ts';
import type { TextOf } from '../sheet-problems.ts';
import { holdWords } from '../money-words.ts';
import { inWords, runStateWords } from '../state-words.ts';

const yuan = (fen: unknown) => (Number(fen) / 100).toFixed(2);

/** Why a file of a bank cannot be read. */
const brokenWords: Readonly<Record<string, Words>> = {
  encoding: {
    'zh-CN': '既不是 UTF-8 也不是 GB18030 文字',
    en: 'it is text neither in UTF-8 nor in GB18030',
  },
  header: { 'zh-CN': '表头缺少“凭证号”或“结果”', en: 'its header lacks 凭证号 or 结果' },
  'column-twice': { 'zh-CN': '表头有重复的列', en: 'a column stands twice in its header' },
  'lines-after-total': {
    'zh-CN': '合计行之后还有内容',
    en: 'there are lines after the last one, 合计',
  },
  reference: { 'zh-CN': '没有凭证号', en: 'a line has no reference' },
  outcome: { 'zh-CN': '结果不是已知的说法', en: 'a result is none of the known words' },
  amount: { 'zh-CN': '金额写得不对', en: 'an amount is not written as one' },
  date: { 'zh-CN': '日期写得不对', en: 'a date is not one of the calendar' },
  'not-an-order': { 'zh-CN': '不是我们做的报盘文件', en: 'it is no order of ours' },
  quotes: { 'zh-CN': '引号没有成对', en: 'a quotation mark is not closed' },
  xml: { 'zh-CN': '不是完好的 XML', en: 'it is not well-formed XML' },
  doctype: {
    'zh-CN': '含有文档类型声明，这类文件一律不读',
    en: 'it has a document type, and such files are not read',
  },
  'not-a-status-report': {
    'zh-CN': '不是付款状态报告（pain.002）',
    en: 'it is no payment status report (pain.002)',
  },
  'element-twice': { 'zh-CN': '同一笔里有重复的内容', en: 'a line says something twice' },
};

const place = (line: unknown): Words =>
  line === undefined
    ? { 'zh-CN': '', en: '' }
    : { 'zh-CN': `第 ${line} 行：`, en: `line ${line}: ` };

/** By code of src/server/modules/payment-run, src/server/modules/payee and src/exchange/bank. */
export const moneyErrorTexts: Readonly<Record<string, TextOf>> = {
  RUN_UNKNOWN: ({ run }) => ({
    'zh-CN': `没有编号为 ${run} 的发放批次，没有执行。请从批次列表打开。`,
    en: `There is no payment run ${run}, so nothing was done. Open it from the list of runs.`,
  }),
  RUN_CUT_OFF: () => ({
    'zh-CN': '截止日还没有到，没有建立批次。请选择今天或以前的日子。',
    en: 'The cut-off day is yet to come, so no run was made. Choose today or an earlier day.',
  }),
  RUN_NOTHING: ({ program }) => ({
    'zh-CN': `${program} 没有可发的款项：没有已审定、已开始、未发也不在途的款项。没有建立批次。`,
    en: `Of ${program} nothing can be paid: nothing is decided, begun, unpaid and not on its way. No run was made.`,
  }),
  RUN_STATE: ({ run, state }) => ({
    'zh-CN': `第 ${run} 批现在是“${inWords(runStateWords, state)['zh-CN']}”，不能这样办，没有执行。请刷新后再看。`,
    en: `Run ${run} is ${inWords(runStateWords, state).en} by now, so this was not done. Look at it again.`,
  }),
  RUN_CHANGED: ({ run, lines, fen }) => ({
    'zh-CN': `第 ${run} 批与您看到的不同：现在可发 ${lines} 笔、${yuan(fen)} 元，没有核准。请重新核查后再看一遍。`,
    en: `Run ${run} is not what you saw: it now has ${lines} lines of ${yuan(fen)} yuan to pay. It was not agreed to; check it again and look once more.`,
  }),
  RUN_OWN: ({ run }) => ({
    'zh-CN': `第 ${run} 批是您自己提出的，须由另一个单位的人办理，没有执行，并已记录。`,
    en: `You proposed run ${run} yourself; somebody of another unit has to do this. Nothing was done, and the attempt was noted.`,
  }),
  RUN_SAME_UNIT: ({ run }) => ({
    'zh-CN': `第 ${run} 批是您所在单位提出的，须由另一个单位的人办理，没有执行。`,
    en: `Your unit proposed run ${run}; somebody of another unit has to do this. Nothing was done.`,
  }),
  RUN_SAME_HAND: ({ run }) => ({
    'zh-CN': `您与第 ${run} 批的提出人，其中一人的账号由另一人开通，须由与其无关的人办理，没有执行，并已记录。`,
    en: `Of you and whoever proposed run ${run} one had a hand in the other's account; somebody else has to do this. Nothing was done, and the attempt was noted.`,
  }),
  RUN_FORMAT: ({ run, format }) => ({
    'zh-CN': `第 ${run} 批的报盘文件是 ${format} 格式，不能再做成别的格式，以免重复发放。`,
    en: `The file of run ${run} was made as ${format}; it is not made in another format, lest it be paid twice.`,
  }),
  RUN_PAID_TWICE: ({ run, people }) => ({
    'zh-CN': `第 ${run} 批核准以后，有 ${people} 人的两份档案合并，同一笔款项已在途，没有报盘，以免重复发放。请撤销本批，再重新提出。`,
    en: `Since run ${run} was agreed to, ${people} people were found to be on record twice, and the same money is on its way to them already. No file was made, lest they be paid twice. Cancel the run and propose it again.`,
  }),
  RUN_FILE_CHANGED: ({ run }) => ({
    'zh-CN': `第 ${run} 批再次生成的文件与当初报盘的不同，没有给出。请立即核查是否有人改动过数据库。`,
    en: `The file of run ${run} would not be the one that was made, so it was not given out. Check at once whether somebody changed the database.`,
  }),
  RUN_SAID_PAID: ({ run, lines }) => ({
    'zh-CN': `第 ${run} 批有 ${lines} 笔，银行说同一期以前已经发了，没有生成文件，以免重复发放。请问过银行，在原批次里写下答复；确已发的，取消本批再提一批。`,
    en: `Of ${lines} lines of run ${run} the bank says that it paid the same period before, so no file was made, lest it be paid twice. Ask the bank and note its answer in the earlier run; if it did pay, cancel this run and propose another.`,
  }),
  RUN_OPEN: ({ run, lines, findings }) => ({
    'zh-CN': `第 ${run} 批还有 ${lines} 笔没有结果、${findings} 处待向银行核实，不能办结。`,
    en: `Run ${run} has ${lines} lines without an outcome and ${findings} questions to the bank, so it stays open.`,
  }),
  RUN_LINE_UNKNOWN: ({ line }) => ({
    'zh-CN': `没有编号为 ${line} 的暂缓明细，没有执行。可能已有人处理。`,
    en: `There is no held line ${line}, so nothing was done. Somebody may have dealt with it.`,
  }),
  RUN_HOLD_STAYS: ({ line, hold }) => ({
    'zh-CN': `第 ${line} 笔不能直接放行：${inWords(holdWords, hold)['zh-CN']}`,
    en: `Line ${line} cannot be released: ${inWords(holdWords, hold).en}`,
  }),
  BANK_FILE_BROKEN: ({ reason, line }) => ({
    'zh-CN': `银行文件没有读入：${place(line)['zh-CN']}${inWords(brokenWords, reason)['zh-CN']}。整份没有采用，请向银行要一份完好的。`,
    en: `The bank's file was not read: ${place(line).en}${inWords(brokenWords, reason).en}. None of it was used; ask the bank for a sound one.`,
  }),
  BANK_LINE_UNKNOWN: ({ line, lines }) => ({
    'zh-CN': `文件有 ${lines} 笔，没有第 ${line} 笔，没有写出回盘。请给出 1 到 ${lines} 之间的序号。`,
    en: `The file has ${lines} lines and no line ${line}, so no reply was written. Name lines from 1 to ${lines}.`,
  }),
  BANK_FILE_TOTALS: ({ lines, yuan: found, saidLines, saidYuan }) => ({
    'zh-CN': `银行文件有 ${lines} 笔、${found} 元，合计行却写 ${saidLines} 笔、${saidYuan} 元，可能不完整，没有采用。请向银行要一份完整的。`,
    en: `The bank's file has ${lines} lines of ${found} yuan but its last line says ${saidLines} of ${saidYuan}; it may be incomplete and was not used. Ask the bank for a whole one.`,
  }),
  BANK_OTHER_RUN: ({ run }) => ({
    'zh-CN': `文件里没有一笔属于第 ${run} 批，没有采用。请核对选的是不是这一批的回盘。`,
    en: `No line of the file belongs to run ${run}, so it was not used. Check that it is the reply to this run.`,
  }),
  BANK_FINDING_UNKNOWN: ({ finding }) => ({
    'zh-CN': `没有编号为 ${finding} 的待核实事项，没有执行。可能已有人处理。`,
    en: `There is no open question ${finding} to the bank, so nothing was done. Somebody may have settled it.`,
  }),
  BANK_OUTCOME_NEEDED: ({ finding }) => ({
    'zh-CN': `第 ${finding} 项要写明银行说已发还是未发，否则这笔款是否到账不清楚，没有保存。`,
    en: `For question ${finding} say whether the bank paid, or it stays open whether the money arrived. Nothing was kept.`,
  }),
  BANK_OUTCOME_STANDS: ({ finding }) => ({
    'zh-CN': `第 ${finding} 项的款项发出后退回过，已记账，不能再记为已发，没有保存。请再向银行核实；在写下答复以前，这一期不会再发。`,
    en: `The line of question ${finding} was paid and came back, and the books say so, so it cannot be paid again. Nothing was kept. Ask the bank once more; until its answer is noted, nothing is sent for this period.`,
  }),
  PAYEE_ACCOUNT_FORM: ({ length }) => ({
    'zh-CN': `银行账号应为 8 至 32 位数字，填写的有 ${length} 个字符，没有保存。请照存折或银行卡核对。`,
    en: `A bank account has 8 to 32 digits; ${length} characters were given, so nothing was kept. Check it against the card or bank book.`,
  }),
};
