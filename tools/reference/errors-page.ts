/** docs/reference/errors.md: every code that a person can meet at the terminal, with its texts. */
import { commandErrorTexts } from '../../src/i18n/command-errors.ts';
import { accessErrorTexts } from '../../src/i18n/errors/access.ts';
import { accountErrorTexts } from '../../src/i18n/errors/account.ts';
import { alertErrorTexts } from '../../src/i18n/errors/alert.ts';
import { moneyErrorTexts } from '../../src/i18n/errors/money.ts';
import { budgetErrorTexts } from '../../src/i18n/errors/policy/budget.ts';
import { consentErrorTexts } from '../../src/i18n/errors/consent.ts';
import { emergencyErrorTexts } from '../../src/i18n/errors/emergency.ts';
import { officeErrorTexts } from '../../src/i18n/errors/office.ts';
import { requestErrorTexts } from '../../src/i18n/errors/request.ts';
import { searchErrorTexts } from '../../src/i18n/errors/search.ts';
import { usageErrorTexts } from '../../src/i18n/errors/usage.ts';
import { areaProblemTexts } from '../../src/i18n/area-problems.ts';
import { backupErrorTexts } from '../../src/i18n/errors/backup.ts';
import { careErrorTexts } from '../../src/i18n/errors/care.ts';
import { databaseErrorTexts } from '../../src/i18n/errors/database.ts';
import { recordErrorTexts } from '../../src/i18n/errors/record.ts';
import { registryErrorTexts } from '../../src/i18n/errors/registry.ts';
import { rosterProblemTexts } from '../../src/i18n/roster-problems.ts';
import { sheetProblemTexts, type TextOf } from '../../src/i18n/sheet-problems.ts';
import { generatedNote, page, section, table } from './markdown.ts';

/** Stands for whatever value a text speaks of: `‹row›`. */
const placeholders = new Proxy<Record<string, string>>(
  {},
  { get: (_, key) => (typeof key === 'string' ? `‹${key}›` : undefined) },
);

const rowsOf = (texts: Readonly<Record<string, TextOf>>) =>
  Object.entries(texts).map(([code, text]) => {
    const words = text(placeholders);
    return [`\`${code}\``, words.en, words['zh-CN']];
  });

const heads = ['code', 'English', '中文'];

/** All codes of rosters, of their files and of the command line. */
export function errorsPage(): string {
  const part = (heading: string, about: string, texts: Readonly<Record<string, TextOf>>) =>
    section(heading, about, table(heads, rowsOf(texts)));
  return page(
    '# Errors and problems · 错误和问题',
    generatedNote,
    'Each text says what happened, why it matters and what to do. `‹…›` stands for the value in question.\n每条说明都讲清楚：出了什么事、为什么要紧、该怎么办。`‹…›` 处显示具体内容。',
    part(
      '## Problems of a roster · 名册中的问题',
      'A row with a problem is shown with its file, sheet, row, column and value. What is doubtful counts as unknown; the other rows are assessed. Some problems leave their row out, and then their text says so.',
      rosterProblemTexts,
    ),
    part(
      '## Problems of a file · 文件的问题',
      'What can be wrong with a workbook or a text file before its rows are understood.',
      sheetProblemTexts,
    ),
    part(
      '## Errors of the command line · 命令的错误',
      'What a command may refuse; the exit codes are in [command-line.md](command-line.md), what is refused in a pack in [refusals.md](refusals.md).',
      commandErrorTexts,
    ),
    part(
      '## Problems of an area list · 区划表中的问题',
      'What can be wrong with a county’s own list of areas, row by row.',
      areaProblemTexts,
    ),
    part(
      '## Errors of the county record · 县级登记的错误',
      'What the record refuses, at the command line and in services. None of these texts names anybody.',
      { ...registryErrorTexts, ...recordErrorTexts },
    ),
    part(
      '## Errors of care records · 保健档案的错误',
      'What a care record refuses. Who may not open one does not learn whether it is there.',
      careErrorTexts,
    ),
    part(
      '## Errors of accounts and signing in · 账号与登录的错误',
      'What is refused of who signs in. None of these texts says whether somebody has an account.',
      accountErrorTexts,
    ),
    part(
      '## Errors of requests over the network · 网络请求的错误',
      'What a request may be refused for; each comes as a problem document (RFC 9457) with its code. Who may not see a person is told the same as for a number that nobody has.',
      {
        ...{ ...requestErrorTexts, ...accessErrorTexts, ...officeErrorTexts, ...searchErrorTexts },
        ...{ ...consentErrorTexts, ...usageErrorTexts, ...emergencyErrorTexts },
        ...alertErrorTexts,
        ...moneyErrorTexts,
        ...budgetErrorTexts,
      },
    ),
    part(
      '## Errors of the database and its keys · 数据库和密钥的错误',
      'What keeps an installation from starting, reading or writing.',
      databaseErrorTexts,
    ),
    part(
      '## Errors of backups and audit heads · 备份和审计链头的错误',
      'What is refused of a backup or of a signed head, and by what file.',
      backupErrorTexts,
    ),
  );
}
