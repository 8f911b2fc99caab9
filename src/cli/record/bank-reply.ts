/**
 * `nuanjia bank-reply FILE`: the bank of the fictional county, which pays every line of an order but those that are named.
 * It looks at no county: it reads a file and writes another.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { bankFormats, fictionalReply } from '../../exchange/bank/index.ts';
import type { Language } from '../../rules/index.ts';
import { writeText } from '../output.ts';
import { dayFrom, languageFrom, print, runCommand } from '../terminal.ts';

type Options = {
  readonly fail?: readonly number[];
  readonly on?: string;
  readonly language?: string;
};

export function bankReplyCommand(program: Command): void {
  program
    .command('bank-reply')
    .description(
      'reply to the bank file of a run as the bank of the fictional county: for practice only',
    )
    .argument('<file>', 'the file that was made of a run')
    .option('--fail <lines>', 'lines that are not paid, counted from 1: 1,4', linesFrom)
    .option('--on <date>', 'day on which the others arrive (default: today)')
    .option('--language <code>', 'zh-CN or en')
    .action((file: string, options: Options) =>
      runCommand(
        () => languageFrom(options.language),
        (signal) => reply(file, options, signal),
      ),
    );
}

function linesFrom(text: string): readonly number[] {
  const lines = text.split(',').map(Number);
  if (lines.every((line) => Number.isSafeInteger(line) && line > 0)) return lines;
  throw new InvalidArgumentError('1,4');
}

/** Writes the reply beside the file. */
async function reply(file: string, options: Options, signal: AbortSignal): Promise<void> {
  const language = languageFrom(options.language);
  const asked = { failing: options.fail ?? [], day: dayFrom(options.on) };
  const order = await readFile(file).catch(() => {
    throw Object.assign(new Error('no such file'), { code: 'SHEET_NOT_FOUND', file });
  });
  const { format, bytes, paid, failed } = fictionalReply(order, asked);
  const name = basename(file).replace(/\.\w+$/, '');
  const path = join(dirname(file), `${name}-reply.${bankFormats[format].extension}`);
  await writeText([new TextDecoder().decode(bytes)], path, signal);
  await print(words[language](path, paid, failed));
}

const words: Readonly<Record<Language, (path: string, paid: number, failed: number) => string>> = {
  'zh-CN': (path, paid, failed) => `回盘已写入 ${path}：成功 ${paid} 笔，失败 ${failed} 笔。\n`,
  en: (path, paid, failed) => `The reply is in ${path}: ${paid} paid, ${failed} refused.\n`,
};
