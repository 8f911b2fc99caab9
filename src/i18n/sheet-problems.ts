/**
 * Texts for every way in which a table file can fail: what happened, why it matters, what to do.
 */
import type { Words } from '../rules/index.ts';

/** Values that a text may speak of. */
export type Details = Readonly<Record<string, string | number>>;
export type TextOf = (detail: Details) => Words;

const fixed =
  (zh: string, en: string): TextOf =>
  () => ({ 'zh-CN': zh, en });

/** By code of the tables' reader; a test compares the two lists. */
export const sheetProblemTexts: Readonly<Record<string, TextOf>> = {
  SHEET_NOT_FOUND: fixed(
    '找不到这个文件。没有读入任何人。请检查文件名和所在文件夹。',
    'There is no such file, so nobody was read. Check the name and the folder.',
  ),
  SHEET_NOT_READABLE: ({ reason }) => ({
    'zh-CN': `无法打开这个文件（${reason}）。没有读入任何人。请检查权限，或先在别的程序里关闭它。`,
    en: `The file cannot be opened (${reason}), so nobody was read. Check its permissions, or close it in other programs.`,
  }),
  SHEET_EMPTY: fixed(
    '文件里没有任何内容。没有读入任何人。请确认导出时选对了工作表。',
    'The file is empty, so nobody was read. Check that the right sheet was exported.',
  ),
  SHEET_ENCRYPTED: fixed(
    '文件设有打开密码，无法读取。请在 Excel 或 WPS 中去掉密码后另存一份再试。',
    'The workbook is protected by a password and cannot be read. Save a copy without the password and try again.',
  ),
  SHEET_TOO_LARGE_INSIDE: ({ what, found, limit }) => ({
    'zh-CN': `压缩包内容过大（${what}：${found}，上限 ${limit}），可能是有意造成的，已停止读取。请把名单另存为普通工作簿或 CSV。`,
    en: `The file unpacks to more than is reasonable (${what}: ${found}, limit ${limit}), which can be an attack, so reading stopped. Save the roster as a plain workbook or CSV.`,
  }),
  SHEET_BROKEN: ({ reason }) => ({
    'zh-CN': `文件已损坏或不完整（${reason}）。请重新导出或重新下载后再试。`,
    en: `The file is damaged or incomplete (${reason}). Export or download it again.`,
  }),
  SHEET_UNKNOWN_KIND: ({ kind }) => ({
    'zh-CN': `这不是名单表格，而是 ${kind} 文件。请另存为 .xlsx、.xls 或 .csv。`,
    en: `This is no table but a ${kind} file. Save it as .xlsx, .xls or .csv.`,
  }),
  SHEET_ENCODING_UNKNOWN: ({ encoding }) => ({
    'zh-CN': `不认识编码“${encoding}”。请用 utf-8、gb18030、gbk、utf-16le 或 utf-16be。`,
    en: `There is no encoding "${encoding}". Use utf-8, gb18030, gbk, utf-16le or utf-16be.`,
  }),
  SHEET_ENCODING_WRONG: ({ encoding, line }) => ({
    'zh-CN': `第 ${line} 行不是 ${encoding} 编码的文字，姓名可能变成乱码，因此没有读入。请用 --encoding 指明编码，或在 Excel 中另存为“CSV UTF-8”。`,
    en: `Line ${line} is not ${encoding} text, names could be garbled, so nothing was read. Name the encoding with --encoding, or save as "CSV UTF-8".`,
  }),
  SHEET_NAME_REFUSED: ({ name, reason }) => ({
    'zh-CN': `工作表名“${name}”不能用（${reason}）。`,
    en: `A sheet cannot be named "${name}" (${reason}).`,
  }),
  SHEET_ENCODING_UNSURE: ({ encoding, other, line }) => ({
    'zh-CN': `文字既可能是 ${encoding} 也可能是 ${other}（见第 ${line} 行），已按 ${encoding} 读取。请核对姓名；不对时用 --encoding ${other}。`,
    en: `The text may be ${encoding} or ${other} (see line ${line}) and was read as ${encoding}. Check the names; if they are wrong, use --encoding ${other}.`,
  }),
  SHEET_HIDDEN: fixed(
    '这是隐藏的工作表，其中的人也已读入。如不需要，请先删除该表。',
    'This sheet is hidden; its people were read too. Delete the sheet if they should not be.',
  ),
  SHEET_TOO_MANY_COLUMNS: ({ found, limit }) => ({
    'zh-CN': `这一行有 ${found} 列，只读前 ${limit} 列。请检查是否多了分隔符。`,
    en: `The row has ${found} columns; only the first ${limit} were read. Check for stray separators.`,
  }),
  SHEET_ROW_BROKEN: ({ reason }) => ({
    'zh-CN': `这一行的引号不成对或过长（${reason}），可能漏掉或并入了别的内容。请检查这一行的引号。`,
    en: `The row's quotes do not match or it is too long (${reason}), so it may lack or swallow text. Check its quotes.`,
  }),
  SHEET_FORMULA_WITHOUT_VALUE: fixed(
    '单元格是没有计算结果的公式，按空白处理。请在 Excel 中打开并保存一次，或粘贴为数值。',
    'The cell is a formula without a stored value and was read as blank. Open and save it in Excel once, or paste values.',
  ),
  SHEET_CELL_ERROR: fixed(
    '单元格是错误值，按空白处理。请改正公式或填写内容。',
    'The cell holds an error and was read as blank. Correct the formula or fill it in.',
  ),
  SHEET_NUMBER_LOST_DIGITS: ({ digits }) => ({
    'zh-CN': `号码以数字格式存放，${digits} 位中末尾几位已丢失，不能当作身份证号使用。请把该列设为文本格式后重新填写。`,
    en: `The number was stored as a quantity and has lost its last digits (of ${digits}), so it is not used. Format the column as text and enter it again.`,
  }),
  SHEET_DATE_IMPOSSIBLE: fixed(
    '日期超出日历范围，按空白处理。请改正日期。',
    'The date lies outside the calendar and was read as blank. Correct it.',
  ),
  SHEET_TOO_MANY_PROBLEMS: ({ limit, left }) => ({
    'zh-CN': `同类问题超过 ${limit} 条，其余 ${left} 条不再逐条列出。请先改正前面的问题再试。`,
    en: `There are more than ${limit} problems; ${left} more are not listed. Correct the first ones and try again.`,
  }),
};
