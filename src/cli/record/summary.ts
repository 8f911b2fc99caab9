/** What a start says of a county: who is entitled, what is unpaid, what to ask, and where to look next. */
import { type County, snapshotCounty } from '../../db/county.ts';
import { dateWords, yuanWords } from '../../exchange/report/words.ts';
import { getJurisdiction } from '../../programs/packs.ts';
import { packs } from '../../programs/registry.ts';
import { isoDate, type Language, toDay } from '../../rules/index.ts';
import { countEntitledOn, missingTotal, unpaidTotal } from '../../server/modules/answer/index.ts';
import { countPeople } from '../../server/modules/entitlement/index.ts';
import { inColumns } from './columns.ts';

export type SummaryOptions = {
  readonly name: string;
  readonly pack: string;
  readonly on: number;
  readonly language: Language;
  /** The data folder. */
  readonly home: string;
};

const actor = 'nuanjia start';

/** The text of a county on a day. */
export async function summary(
  county: County,
  { name, pack, on, language, home }: SummaryOptions,
): Promise<string> {
  const say = words[language];
  const counts = await countEntitledOn(county, { actor, on });
  const unpaid = await unpaidTotal(county, { actor, on });
  const missing = await missingTotal(county, { actor });
  const number = new Intl.NumberFormat(language);
  const names = new Map(
    getJurisdiction(packs, pack).programs.map(({ id, messages }) => [id, messages[language].name]),
  );
  const fenOf = new Map(unpaid.programs.map((one) => [one.program, one]));
  const rows = counts.map(({ program, certain, possible }) => {
    const owed = fenOf.get(program);
    return [
      names.get(program) ?? program,
      number.format(certain),
      possible === 0 ? '' : number.format(possible),
      owed ? number.format(owed.people) : '',
      owed ? yuanWords(owed.fen) : '',
    ];
  });
  const table = inColumns([say.header, ...rows], ['left', 'right', 'right', 'right', 'right']);
  const people = number.format(await snapshotCounty(county, countPeople));
  const lines = [
    '',
    `${name} ${county.code} · ${say.people(people)} · ${dateWords(isoDate(toDay(on)), language)}`,
    '',
    ...table.map((line) => `  ${line}`),
    '',
    `  ${say.unpaid(number.format(unpaid.people), yuanWords(unpaid.fen))}`,
    ...(unpaid.closedFen > 0 ? [`  ${say.closed(yuanWords(unpaid.closedFen))}`] : []),
    `  ${say.missing(number.format(missing.questions), number.format(missing.people))}`,
    '',
    say.next,
    ...inColumns(say.commands, ['left', 'left']).map((line) => `  ${line}`),
    '',
    say.folder(home),
    '',
  ];
  return lines.join('\n');
}

const words = {
  'zh-CN': {
    header: ['项目', '应享', '待问清', '应发未发', '金额'],
    people: (count: string) => `${count} 人`,
    unpaid: (people: string, yuan: string) => `应发未发：${people} 人，共 ${yuan}。`,
    closed: (yuan: string) => `另有 ${yuan} 已过申领期。`,
    missing: (questions: string, people: string) =>
      `待问清：${questions} 个问题，关系到 ${people} 人的待遇。`,
    next: '接下来可以看：',
    commands: [
      ['npm run -s nuanjia -- unpaid', '谁应领而未领，多少钱'],
      ['npm run -s nuanjia -- questions', '问哪些事、问谁、关系到多少钱'],
      ['npm run -s nuanjia -- person 12', '一个人的全部待遇和时间线'],
      ['npm run -s nuanjia -- forecast', '今后五年的费用'],
      ['npm run -s nuanjia -- doctor', '这台电脑够不够用'],
    ],
    folder: (home: string) => `数据在 ${home}。备份：npm run -s nuanjia -- backup 文件名`,
  },
  en: {
    header: ['program', 'entitled', 'to ask', 'unpaid', 'amount'],
    people: (count: string) => `${count} people`,
    unpaid: (people: string, yuan: string) =>
      `Entitled and unpaid: ${people} people, ${yuan} in all.`,
    closed: (yuan: string) => `A further ${yuan} can no longer be claimed.`,
    missing: (questions: string, people: string) =>
      `Missing facts: ${questions} questions, on which the rights of ${people} people depend.`,
    next: 'Look next at:',
    commands: [
      ['npm run -s nuanjia -- unpaid', 'who is owed money, and how much'],
      ['npm run -s nuanjia -- questions', 'what to ask, whom, and what depends on it'],
      ['npm run -s nuanjia -- person 12', 'everything one person is owed, with its timeline'],
      ['npm run -s nuanjia -- forecast', 'the cost of the next five years'],
      ['npm run -s nuanjia -- doctor', 'whether this computer is up to it'],
    ],
    folder: (home: string) => `The data are in ${home}. Backup: npm run -s nuanjia -- backup FILE`,
  },
} as const;
