/**
 * `nuanjia generate` writes the roster of a fictional county; `nuanjia template` an empty roster.
 */
import { extname } from 'node:path';
import type { Command } from 'commander';
import { generateCounty, rosterHeader, rosterRows } from '../datagen/index.ts';
import { templateColumns } from '../exchange/roster/index.ts';
import { type Cell, writeCsv, writeWorkbook } from '../sheets/index.ts';
import { progressLine } from './progress.ts';
import { commandError, dayFrom, languageFrom, runCommand } from './terminal.ts';

type Options = {
  readonly size: string;
  readonly seed: string;
  readonly on?: string;
  readonly mistakes?: boolean;
  readonly language?: string;
  readonly out: string;
};

const SIZE_MAX = 5_000_000;

export function generateCommand(program: Command): void {
  program
    .command('generate')
    .description('write the roster of a fictional county, for demonstrations and tests')
    .requiredOption('--out <path>', 'a .csv or .xlsx to write')
    .option('--size <people>', 'how many people', '20000')
    .option('--seed <number>', 'the same seed gives the same people', '1')
    .option('--on <date>', 'the day on which they live (default: today)')
    .option('--mistakes', 'plant mistakes, as real rosters have them')
    .option('--language <code>', 'zh-CN or en')
    .action(async (options: Options) => {
      const language = () => languageFrom(options.language);
      await runCommand(language, (signal) => generate(options, signal));
    });
}

async function generate(options: Options, signal: AbortSignal): Promise<void> {
  const language = languageFrom(options.language);
  const on = dayFrom(options.on);
  const size = Number(options.size);
  if (!Number.isInteger(size) || size < 1 || size > SIZE_MAX) {
    throw commandError('COMMAND_SIZE', { value: options.size });
  }
  const people = generateCounty({ seed: Number(options.seed), size, on });
  const rows = rosterRows(people, {
    on,
    places: 'addresses',
    ...(options.mistakes && { mistakes: {} }),
  });
  const progress = progressLine(options.out, language);
  const onProgress = ({ rows: done }: { rows: number }) => progress.update(done, size, done);
  if (extname(options.out) === '.xlsx') {
    const columns = rosterHeader.map((header) => ({ header, width: 14, kind: 'text' as const }));
    await writeWorkbook(options.out, [{ name: '名单', columns, rows }], { signal, onProgress });
  } else {
    await writeCsv(options.out, { headers: [...rosterHeader], rows }, { signal, onProgress });
  }
  progress.end();
}

export function templateCommand(program: Command): void {
  program
    .command('template')
    .description('write an empty roster with all columns, two examples and their explanations')
    .requiredOption('--out <path>', 'the .xlsx to write')
    .option('--language <code>', 'zh-CN or en')
    .action(async (options: Pick<Options, 'out' | 'language'>) => {
      const language = () => languageFrom(options.language);
      await runCommand(language, (signal) => template(options, signal));
    });
}

async function template(
  { out, language: option }: Pick<Options, 'out' | 'language'>,
  signal: AbortSignal,
): Promise<void> {
  const language = languageFrom(option);
  const headers = templateColumns.map(({ header }) => header[language]);
  const columns = headers.map((header) => ({ header, width: 18, kind: 'text' as const }));
  const example = (i: 0 | 1): readonly Cell[] =>
    templateColumns.map(({ examples }) => examples[i] || null);
  const names = language === 'en' ? ['roster', 'explanations'] : ['名单', '说明'];
  const about = language === 'en' ? ['column', 'how to fill it in'] : ['列', '怎样填写'];
  await writeWorkbook(
    out,
    [
      { name: names[0]!, columns, rows: [example(0), example(1)] },
      {
        name: names[1]!,
        columns: [
          { header: about[0]!, width: 24 },
          { header: about[1]!, width: 90 },
        ],
        rows: templateColumns.map(({ header, explanation }) => [
          header[language],
          explanation[language],
        ]),
      },
    ],
    { signal },
  );
}
