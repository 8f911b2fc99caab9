/**
 * `nuanjia lint PACK-DIR`: whether a pack may be loaded, and which safeguard it offends if not.
 */
import type { Command } from 'commander';
import { lintPackFolder } from './lint-folder.ts';
import { exitCodes, languageFrom, print, runCommand } from './terminal.ts';

export function lintCommand(program: Command): void {
  program
    .command('lint')
    .description('check a pack of programs before it is loaded')
    .argument('<folder>', 'the folder with pack.ts or pack.js')
    .option('--language <code>', 'zh-CN or en')
    .action(async (folder: string, options: { readonly language?: string }) => {
      await runCommand(
        () => languageFrom(options.language),
        () => lint(folder, options.language),
      );
    });
}

async function lint(folder: string, option: string | undefined): Promise<void> {
  const language = languageFrom(option);
  const findings = await lintPackFolder(folder);
  for (const { path, code, safeguard, law, message } of findings) {
    await print(`${path}\n  ${message[language]}\n  ${safeguard} · ${law[language]} [${code}]\n`);
  }
  const count = findings.length;
  if (count === 0)
    return print(language === 'en' ? `${folder}: may be loaded\n` : `${folder}：可以装载\n`);
  await print(language === 'en' ? `${count} findings: not loaded\n` : `${count} 处问题：不装载\n`);
  process.exitCode = exitCodes.refused;
}
