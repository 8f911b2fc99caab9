/**
 * `nuanjia policy`: which rules a county is evaluated by, what others would change for whom, and the
 * switch to them.
 */
import { once } from 'node:events';
import type { Command } from 'commander';
import { snapshotCounty } from '../db/county.ts';
import { getJurisdiction } from '../programs/packs.ts';
import { packs } from '../programs/registry.ts';
import { isoDate, type Language, toDay } from '../rules/index.ts';
import {
  comparePolicies,
  type CompareOptions,
  type PolicyComparison,
  switchPolicy,
} from '../server/modules/policy/compare.ts';
import type { PersonChange } from '../server/modules/policy/effects.ts';
import { policyHere, type SignatureRow } from '../server/modules/policy/index.ts';
import { evaluationsWithPolicy } from '../server/modules/policy/queries.ts';
import { writeWhole } from '../sheets/index.ts';
import { progressLine } from './progress.ts';
import { type AtWork, runAtCounty } from './record/at-county.ts';
import { comparisonText } from './record/comparison.ts';
import { type CountyOptions, withCountyOptions } from './record/county.ts';
import { recordError } from './record/errors.ts';
import { dayFrom, print } from './terminal.ts';

type Options = CountyOptions & {
  readonly pack?: string;
  readonly out?: string;
  readonly on?: string;
};

export function policyCommand(program: Command): void {
  const policy = program
    .command('policy')
    .description('the rules that a county is evaluated by: show, compare, switch');
  withCountyOptions(
    policy.command('show').description('say which rules are in force and which are prepared'),
  ).action((options: Options) => runAtCounty(options, 'policy show', show));
  withCountyOptions(
    policy
      .command('compare')
      .description('say what the rules of this version would change for whom; changes nothing')
      .option('--pack <id>', 'whose law applies (default: the one in force)')
      .option('--on <date>', 'the day that divides past from future (default: today)')
      .option('--out <path>', 'write every change by person, program and month to this .csv'),
  ).action((options: Options) =>
    runAtCounty(options, 'policy compare', (at) => compare(at, options)),
  );
  withCountyOptions(
    policy
      .command('switch')
      .description('answer by the rules that were compared')
      .argument('<evaluation>', 'the number that "policy compare" gave'),
  ).action((evaluation: string, options: Options) =>
    runAtCounty(options, 'policy switch', (at) => change(at, evaluation)),
  );
}

/** Enough of a hash to tell versions apart. */
const short = (hash: string) => hash.slice(0, 12);

async function show({ county, name, pack, language }: AtWork): Promise<void> {
  const evaluations = await snapshotCounty(county, evaluationsWithPolicy);
  const say = words[language];
  const current = evaluations.find(({ state }) => state === 'current');
  const lines = evaluations.map((one) =>
    say[one.state](
      one.id,
      `${one.pack} ${short(one.hash)}`,
      isoDate(toDay(one.since_day)).slice(0, 'yyyy'.length),
    ),
  );
  const { version: ours, signatures } = await policyHere(county, packs, current?.pack ?? pack);
  const isSame = current?.hash === ours.hash;
  const signed = signatures.map((one) => say.signed[one.fate](one));
  const last = current ? (isSame ? say.same : say.differs(short(ours.hash))) : say.none;
  await print([`${name} ${county.code}`, ...lines, ...signed, last, ''].join('\n'));
}

async function compare(
  { county, language, signal, actor }: AtWork,
  options: Options,
): Promise<void> {
  const evaluations = await snapshotCounty(county, evaluationsWithPolicy);
  const current = evaluations.find(({ state }) => state === 'current');
  const pack = options.pack ?? current?.pack ?? 'cn';
  const progress = progressLine(words[language].evaluating, language);
  const comparing: CompareOptions = {
    actor,
    packs,
    pack,
    signal,
    today: dayFrom(options.on),
    onProgress: (people, of) => progress.update(people, of, people),
  };
  const { out } = options;
  const comparison =
    out === undefined
      ? await comparePolicies(county, comparing)
      : await compareInto(out, language, signal, (onChanges) =>
          comparePolicies(county, { ...comparing, onChanges }),
        );
  progress.end();
  const names = new Map(
    getJurisdiction(packs, pack).programs.map(({ id, messages }) => [id, messages[language].name]),
  );
  await print(comparisonText(comparison, { language, names, ...(out !== undefined && { out }) }));
}

type OnChanges = NonNullable<CompareOptions['onChanges']>;

/** Compares and writes every change into a file, which appears only when it is complete. */
async function compareInto(
  path: string,
  language: Language,
  signal: AbortSignal,
  work: (onChanges: OnChanges) => Promise<PolicyComparison>,
): Promise<PolicyComparison> {
  let comparison: PolicyComparison | undefined;
  await writeWhole(path, signal, async (stream) => {
    const write = async (text: string) => {
      // A file that failed never drains.
      if (stream.destroyed) throw stream.errored ?? new Error(`${path} was closed`);
      if (!stream.write(text)) await once(stream, 'drain', { signal });
    };
    // Spreadsheets recognise UTF-8 by its mark.
    await write(`\uFEFF${words[language].columns.join(',')}\r\n`);
    comparison = await work((changes) => write(changes.map(changeRows).join('')));
  });
  return comparison!;
}

/** A row for each month with other money; one without where it is only days, windows or reasons. */
function changeRows({ person, program, gained, lost, ...change }: PersonChange): string {
  const { fenByMonth, isGain, isLoss, isReasonsOnly } = change;
  const kinds = [isGain && 'gain', isLoss && 'loss', isReasonsOnly && 'reasons'].filter(Boolean);
  const begin = `${person},${program},${kinds.join('+') || 'other'}`;
  const months = fenByMonth.map(({ month, fen }) => `${begin},${month},${fen}\r\n`);
  return months.length > 0 ? months.join('') : `${begin},,\r\n`;
}

async function change({ county, language, actor }: AtWork, value: string): Promise<void> {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw recordError('COMMAND_EVALUATION', { value });
  const evaluation = Number(value);
  const { differences, previous } = await switchPolicy(county, { actor, evaluation });
  const number = new Intl.NumberFormat(language).format(differences);
  await print(`${words[language].switched(evaluation, previous, number)}\n`);
}

type Signed = SignatureRow;

const told = ({ program, parameter, from, value, source }: Signed) =>
  `${program} ${parameter} ${from} = ${value} (${source})`;

const words = {
  'zh-CN': {
    evaluating: '核算',
    current: (id: number, version: string, year: string) =>
      `现行：核算 ${id}，政策 ${version}，${year} 年度`,
    ready: (id: number, version: string, year: string) =>
      `备用：核算 ${id}，政策 ${version}，${year} 年度（运行“nuanjia policy switch ${id}”启用）`,
    same: '本软件中的政策与现行的相同。',
    differs: (hash: string) =>
      `本软件中的政策（${hash}）与现行的不同。“nuanjia policy compare”说明会改变什么，不作任何改动。`,
    none: '这个县还没有核算过。请先运行“nuanjia start”。',
    signed: {
      laid: (one: Signed) => `已签认：${told(one)}`,
      same: (one: Signed) => `已签认，本软件也已核实为同一数值：${told(one)}`,
      differs: (one: Signed) =>
        `已签认，但本软件核实的数值不同：${told(one)}。启用本软件的政策后以软件的为准，请先核对文件。`,
      unknown: (one: Signed) => `已签认，但本软件的政策里已没有这个标准：${told(one)}`,
    },
    columns: ['人员编号', '项目', '变化', '月份', '增减（分）'],
    switched: (id: number, previous: number | undefined, count: string) =>
      previous === undefined
        ? `现行的是核算 ${id}。没有改动。`
        : `已启用核算 ${id}，代替核算 ${previous}。${count} 项个人待遇有变化，都已写入历史。`,
  },
  en: {
    evaluating: 'working out',
    current: (id: number, version: string, year: string) =>
      `in force: evaluation ${id}, policy ${version}, year ${year}`,
    ready: (id: number, version: string, year: string) =>
      `prepared: evaluation ${id}, policy ${version}, year ${year} ("nuanjia policy switch ${id}" makes it answer)`,
    same: 'The rules of this software are those in force.',
    differs: (hash: string) =>
      `The rules of this software (${hash}) are not those in force. "nuanjia policy compare" says what they would change, and changes nothing.`,
    none: 'This county has not been evaluated yet. Run "nuanjia start" first.',
    signed: {
      laid: (one: Signed) => `signed here: ${told(one)}`,
      same: (one: Signed) => `signed here, and verified by this software since: ${told(one)}`,
      differs: (one: Signed) =>
        `signed here, while this software verified another value: ${told(one)}. Under the rules of this software its own holds; check the document first.`,
      unknown: (one: Signed) =>
        `signed here, while this software has no such value any more: ${told(one)}`,
    },
    columns: ['person', 'program', 'change', 'month', 'fen'],
    switched: (id: number, previous: number | undefined, count: string) =>
      previous === undefined
        ? `Evaluation ${id} is in force. Nothing was changed.`
        : `Evaluation ${id} answers now, in place of ${previous}. ${count} rights of people differ, and their history says how.`,
  },
} as const;
