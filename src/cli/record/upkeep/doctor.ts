/**
 * `nuanjia doctor`: what this computer and this installation are up to, measured here. `nuanjia migrate`:
 * brings the database to this version, as opening it always does, and says what was done.
 */
import type { Command } from 'commander';
import { generateCounty } from '../../../datagen/index.ts';
import { peopleBuilder } from '../../../model/people.ts';
import { owedBy } from '../../../programs/owed/owed.ts';
import { getJurisdiction } from '../../../programs/packs.ts';
import { packs } from '../../../programs/registry.ts';
import { firstOfYear, type Language, yearOf } from '../../../rules/index.ts';
import { examine, type Finding } from '../../../server/doctor/index.ts';
import { exitCodes, languageFrom, print, runCommand } from '../../terminal.ts';
import { inColumns } from '../columns.ts';
import { withInstallation } from '../county.ts';
import { fictionalDay } from '../fictional.ts';

type Options = { readonly language?: string; readonly format?: string };

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('measure what this computer and this installation are up to, and what to mend')
    .option('--format <name>', 'table or json', 'table')
    .option('--language <code>', 'zh-CN or en')
    .action((options: Options) =>
      running(options, async (language, signal) => {
        await withInstallation(language, signal, async ({ home, db, embedded }) => {
          const findings = await examine({
            home,
            db,
            isServerElsewhere: embedded === undefined,
            measureEvaluation,
          });
          if (findings.some(({ state }) => state === 'bad')) process.exitCode = exitCodes.failed;
          await print(
            options.format === 'json'
              ? `${JSON.stringify(findings, null, 2)}\n`
              : findingsText(findings, language),
          );
        });
      }),
    );
}

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to this version of the software, and say what was done')
    .option('--language <code>', 'zh-CN or en')
    .action((options: Options) =>
      running(options, (language, signal) =>
        withInstallation(language, signal, async ({ migrated: { applied } }) => {
          const say = words[language];
          const lines =
            applied.length === 0 ? [say.upToDate] : [say.applied(applied.length), ...applied];
          await print(`${lines.join('\n')}\n`);
        }),
      ),
    );
}

const running = (
  options: Options,
  work: (language: Language, signal: AbortSignal) => Promise<void>,
) =>
  runCommand(
    () => languageFrom(options.language),
    (signal) => work(languageFrom(options.language), signal),
  );

/** People made up for the measurement, as many as are evaluated at once. */
const MEASURED_PEOPLE = 2_000;

/** People a second, for about so long; made-up people, in memory. */
function measureEvaluation(measureMs: number): number {
  const builder = peopleBuilder();
  for (const person of generateCounty({ seed: 1, size: MEASURED_PEOPLE, on: fictionalDay })) {
    builder.add(person);
  }
  const people = builder.build([]);
  const jurisdiction = getJurisdiction(packs, 'cn');
  const since = firstOfYear(yearOf(fictionalDay));
  owedBy(people, jurisdiction, { since });
  const start = performance.now();
  let rounds = 0;
  for (; performance.now() - start < measureMs; rounds++) owedBy(people, jurisdiction, { since });
  return (rounds * MEASURED_PEOPLE * 1000) / (performance.now() - start);
}

const marks = { good: '✓', weak: '!', bad: '✗' } as const;

function findingsText(findings: readonly Finding[], language: Language): string {
  const rows = findings.flatMap(({ state, words: said, advice }) => [
    [marks[state], said[language]],
    ...(advice ? [['', `→ ${advice[language]}`]] : []),
  ]);
  const count = (state: Finding['state']) => findings.filter((one) => one.state === state).length;
  const sum = words[language].sum(count('good'), count('weak'), count('bad'));
  return `${inColumns(rows, ['left', 'left']).join('\n')}\n\n${sum}\n`;
}

const words = {
  'zh-CN': {
    sum: (good: number, weak: number, bad: number) =>
      `${good} 项正常，${weak} 项可以改进，${bad} 项需要处理。`,
    upToDate: '数据库已经是本版本的，没有需要做的。',
    applied: (count: number) => `执行了 ${count} 个迁移：`,
  },
  en: {
    sum: (good: number, weak: number, bad: number) =>
      `${good} are good, ${weak} could be better, ${bad} have to be mended.`,
    upToDate: 'The database is of this version already; there was nothing to do.',
    applied: (count: number) => `${count} migrations were applied:`,
  },
} as const;
