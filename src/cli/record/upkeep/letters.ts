/** `nuanjia letters --since DAY --out FOLDER`: the letters of some days as PDF, twenty to a file, to be printed at once. */
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { printMany } from '../../../papers/index.ts';
import { lettersDue, lettersFor } from '../../../server/modules/paper/index.ts';
import { progressLine } from '../../progress.ts';
import { commandError, dayFrom, print } from '../../terminal.ts';
import { type AtWork, runAtCounty } from '../at-county.ts';
import { type CountyOptions, withCountyOptions } from '../county.ts';

/** Files that a printer takes without trouble; the font is embedded once in each. */
const LETTERS_EACH = 20;
/** Letters are of people: nobody else on this computer reads them. */
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

type Options = CountyOptions & {
  readonly since?: string;
  readonly out: string;
  readonly origin: string;
};

export function lettersCommand(program: Command): void {
  withCountyOptions(
    program
      .command('letters')
      .description('print the letters about claims that were decided or returned, as PDF')
      .requiredOption('--out <folder>', 'folder that the files are written to')
      .requiredOption(
        '--origin <url>',
        'where people reach the server, for the code on each letter',
      )
      .option('--since <date>', 'first day of the decisions (default: today)'),
  ).action((options: Options) => runAtCounty(options, 'letters', (at) => printed(at, options)));
}

async function printed(at: AtWork, { since, out, origin }: Options): Promise<void> {
  const { county, actor, language, signal, name } = at;
  const steps = await lettersDue(county, { from: dayFrom(since), until: dayFrom(undefined) + 1 });
  await openFolder(out);
  const progress = progressLine(words[language].letters, language);
  const letters = lettersFor(county, steps, {
    ...{ actor, language, countyName: name },
    origin: origin.replace(/\/+$/, ''),
  });
  const onProgress = ({ papers }: { readonly papers: number }) =>
    progress.update(papers, steps.length, papers);
  let files = 0;
  for await (const bytes of printMany(letters, { each: LETTERS_EACH, signal, onProgress })) {
    files++;
    const path = join(out, `letters-${String(files).padStart(3, '0')}.pdf`);
    await writeFile(path, bytes, { mode: OWNER_ONLY.file });
  }
  progress.end();
  await print(words[language].done(steps.length, files, out));
}

/** Makes the folder, or takes one that is empty as it is. Errors: COMMAND_FOLDER_FULL. */
async function openFolder(out: string): Promise<void> {
  const isMade = (await mkdir(out, { recursive: true })) !== undefined;
  if (isMade) return chmod(out, OWNER_ONLY.folder);
  if ((await readdir(out)).length > 0) throw commandError('COMMAND_FOLDER_FULL', { folder: out });
}

const words = {
  'zh-CN': {
    letters: '打印通知书',
    done: (letters: number, files: number, out: string) =>
      `通知书 ${letters} 份，PDF 文件 ${files} 个，在 ${out}。用完请删除。\n`,
  },
  en: {
    letters: 'letters',
    done: (letters: number, files: number, out: string) =>
      `${letters} letters in ${files} PDF files, in ${out}. Delete them when they are no longer needed.\n`,
  },
} as const;
