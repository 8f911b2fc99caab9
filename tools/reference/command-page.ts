/** docs/reference/command-line.md: every command as its own help shows it, and the exit codes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { exitCodes } from '../../src/cli/terminal.ts';
import { generatedNote, page, section, table } from './markdown.ts';

const cli = join(import.meta.dirname, '../../src/cli');

const exitMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'Done. Problems of single rows do not change this: they are part of the result. 完成；个别行有问题也算完成',
  failed:
    'The database, a key or something that nobody foresaw failed; or `verify` or `doctor` found something wrong. The message says what. 数据库、密钥或意外错误；或者“verify”“doctor”发现了问题',
  usage:
    'The command was not understood or cannot be done: an option, a date, a program, a person, a fact. Nothing was changed. 命令写法有误或办不到，没有改动任何内容',
  unreadable:
    'A file could not be read, a backup is damaged, or nobody was found in a roster. 文件无法读取，备份损坏，或没有读到任何人',
  refused: 'A pack is not loaded; the findings say why. 规则包不予装载',
  stopped: 'Stopped by Ctrl-C or a signal; no half-written file is left. 中途停止，不留下半个文件',
};

/** Adds all commands that main.ts adds, read from its imports so that none is forgotten. */
async function commands(): Promise<readonly Command[]> {
  const main = readFileSync(join(cli, 'main.ts'), 'utf8');
  const program = new Command('nuanjia').configureOutput({ getOutHelpWidth: () => 96 });
  for (const [, names, file] of main.matchAll(/import \{([^}]+)\} from '\.\/([\w/-]+)\.ts'/g)) {
    const adders = names!.split(',').filter((name) => name.trim().endsWith('Command'));
    const module = (await import(pathToFileURL(join(cli, `${file}.ts`)).href)) as Record<
      string,
      (to: Command) => void
    >;
    for (const name of adders) module[name.trim()]!(program);
  }
  return program.commands;
}

const helpOf = (command: Command, heading: string): string =>
  section(heading, `\`\`\`text\n${command.helpInformation().trimEnd()}\n\`\`\``);

/** Errors: whatever importing the commands throws. */
export async function commandPage(): Promise<string> {
  const all = await commands();
  return page(
    '# Command line · 命令行',
    generatedNote,
    'In a clone the command is `npm run -s nuanjia -- COMMAND …`. Results go to standard output, everything else to standard error. Words are Chinese unless the system or `--language` says English.\n在克隆的目录里运行 `npm run -s nuanjia -- 命令 …`。结果写到标准输出，其他说明写到标准错误。默认中文。',
    ...all.flatMap((command) => [
      helpOf(command, `## ${command.name()}`),
      ...command.commands.map((one) => helpOf(one, `### ${command.name()} ${one.name()}`)),
    ]),
    section(
      '## Exit codes · 退出码',
      table(
        ['code', 'name', 'meaning'],
        Object.entries(exitCodes).map(([name, code]) => [
          String(code),
          name,
          exitMeanings[name as keyof typeof exitCodes],
        ]),
      ),
    ),
  );
}
