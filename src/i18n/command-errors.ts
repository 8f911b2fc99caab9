/**
 * Texts for the errors of the command line: what happened, why it matters, what to do.
 */
import { accessErrorTexts } from './errors/access.ts';
import { accountErrorTexts } from './errors/account.ts';
import { alertErrorTexts } from './errors/alert.ts';
import { areaProblemTexts } from './area-problems.ts';
import { backupErrorTexts } from './errors/backup.ts';
import { budgetErrorTexts } from './errors/policy/budget.ts';
import { careErrorTexts } from './errors/care.ts';
import { caseErrorTexts } from './errors/case.ts';
import { consentErrorTexts } from './errors/consent.ts';
import { databaseErrorTexts } from './errors/database.ts';
import { emergencyErrorTexts } from './errors/emergency.ts';
import { moneyErrorTexts } from './errors/money.ts';
import { officeErrorTexts } from './errors/office.ts';
import { paperErrorTexts } from './errors/papers/paper.ts';
import { phoneErrorTexts } from './errors/phone.ts';
import { recordErrorTexts } from './errors/record.ts';
import { registryErrorTexts } from './errors/registry.ts';
import { requestErrorTexts } from './errors/request.ts';
import { searchErrorTexts } from './errors/search.ts';
import { fundErrorTexts } from './errors/policy/fund.ts';
import { recoveryErrorTexts } from './errors/policy/recovery.ts';
import { valueErrorTexts } from './errors/policy/values.ts';
import { syncErrorTexts } from './errors/sync.ts';
import { serviceErrorTexts } from './errors/service.ts';
import { sheetProblemTexts, type TextOf } from './sheet-problems.ts';
import { usageErrorTexts } from './errors/usage.ts';

export const commandErrorTexts = {
  COMMAND_DATE: ({ value }) => ({
    'zh-CN': `“${value}”不是日期。请写成 2026-11-22。`,
    en: `"${value}" is no date. Write it as 2026-11-22.`,
  }),
  COMMAND_LANGUAGE: ({ value }) => ({
    'zh-CN': `没有语言“${value}”。请用 zh-CN 或 en。`,
    en: `There is no language "${value}". Use zh-CN or en.`,
  }),
  COMMAND_FORMAT: ({ value }) => ({
    'zh-CN': `没有格式“${value}”。请用 table、json、xlsx 或 html。`,
    en: `There is no format "${value}". Use table, json, xlsx or html.`,
  }),
  COMMAND_OUT_NEEDED: ({ format }) => ({
    'zh-CN': `${format} 不能显示在屏幕上。请用 --out 指明写到哪个文件。`,
    en: `${format} cannot be shown on the screen. Say where to write it with --out.`,
  }),
  COMMAND_FOLDER_FULL: ({ folder }) => ({
    'zh-CN': `文件夹 ${folder} 里已有文件。新的和旧的会混在一起，所以什么都没有写。请指明一个新的或空的文件夹。`,
    en: `There are files in the folder ${folder}. Old and new would be mixed up, so nothing was written. Name a new folder, or an empty one.`,
  }),
  COMMAND_PERSON_UNKNOWN: ({ person }) => ({
    'zh-CN': `名单里没有“${person}”。请用身份证号、姓名或“row:工作表:行号”。`,
    en: `Nobody in the roster is "${person}". Give an identity number, a name, or "row:<sheet>:<row>".`,
  }),
  COMMAND_PERSON_AMBIGUOUS: ({ person, count }) => ({
    'zh-CN': `名单里有 ${count} 个“${person}”。请改用身份证号。`,
    en: `${count} people in the roster are called "${person}". Use the identity number.`,
  }),
  COMMAND_NOBODY: ({ file }) => ({
    'zh-CN': `在 ${file} 里没有读到任何人。请看下面的问题，或用“nuanjia template”取一份模板。`,
    en: `Nobody was read from ${file}. See the problems below, or get a template with "nuanjia template".`,
  }),
  COMMAND_SIZE: ({ value }) => ({
    'zh-CN': `“${value}”不是 1 到 5000000 之间的人数。`,
    en: `"${value}" is not a number of people between 1 and 5,000,000.`,
  }),
  COMMAND_STOPPED: () => ({
    'zh-CN': '已停止。没有留下写了一半的文件。',
    en: 'Stopped. No half-written file was left behind.',
  }),
  COMMAND_FILE_UNREADABLE: ({ file }) => ({
    'zh-CN': `无法读取 ${file}，没有核对任何内容。请检查文件名和权限。`,
    en: `${file} cannot be read, so nothing was checked. Check the name and its permissions.`,
  }),
  PACK_UNKNOWN: ({ pack, known }) => ({
    'zh-CN': `没有政策包“${pack}”。现有：${known}。`,
    en: `There is no pack "${pack}". There are: ${known}.`,
  }),
  PROGRAM_UNKNOWN: ({ id }) => ({
    'zh-CN': `没有项目“${id}”。用“nuanjia programs”查看全部项目。`,
    en: `There is no program "${id}". See all of them with "nuanjia programs".`,
  }),
  RULE_TOO_LARGE: ({ person, program }) => ({
    'zh-CN': `${program} 对 ${person} 的计算超出限度，已跳过此人此项，其余结果不受影响。请报告这份名单的情况。`,
    en: `${program} grew beyond its bounds for ${person} and was skipped for this person; all other results stand. Please report it.`,
  }),
  RULE_THREW: ({ person, program }) => ({
    'zh-CN': `${program} 对 ${person} 的计算出错，已跳过此人此项，其余结果不受影响。请报告这份名单的情况。`,
    en: `${program} failed for ${person} and was skipped for this person; all other results stand. Please report it.`,
  }),
  PACK_REFUSED: () => ({
    'zh-CN':
      '政策包没有通过装载检查，因此没有计算任何人。请用“nuanjia lint 文件夹”查看是哪一条、依据什么。',
    en: 'The pack did not pass the check on loading, so nobody was assessed. "nuanjia lint FOLDER" says which rule it offends, and on what ground.',
  }),
  PACK_OVERRIDE_UNKNOWN: ({ pack, program }) => ({
    'zh-CN': `政策包“${pack}”要调整“${program}”，但没有这个项目，因此没有装载。请改正 override.ts 中的项目编号。`,
    en: `Pack "${pack}" changes "${program}", which it does not have, so it was not loaded. Correct the id in override.ts.`,
  }),
} as const satisfies Readonly<Record<string, TextOf>>;

/** Every text an error of the command line can have, by code. */
export const errorTexts: Readonly<Record<string, TextOf>> = {
  ...sheetProblemTexts,
  ...areaProblemTexts,
  ...databaseErrorTexts,
  ...backupErrorTexts,
  ...careErrorTexts,
  ...consentErrorTexts,
  ...registryErrorTexts,
  ...recordErrorTexts,
  ...accountErrorTexts,
  ...accessErrorTexts,
  ...requestErrorTexts,
  ...usageErrorTexts,
  ...emergencyErrorTexts,
  ...alertErrorTexts,
  ...budgetErrorTexts,
  ...moneyErrorTexts,
  ...valueErrorTexts,
  ...recoveryErrorTexts,
  ...fundErrorTexts,
  ...officeErrorTexts,
  ...searchErrorTexts,
  ...caseErrorTexts,
  ...serviceErrorTexts,
  ...syncErrorTexts,
  ...paperErrorTexts,
  ...phoneErrorTexts,
  ...commandErrorTexts,
};
