/**
 * `nuanjia programs [ID]`: which programs there are, and what one of them says.
 */
import type { Command } from 'commander';
import { getProgram } from '../programs/assess.ts';
import type { Program } from '../programs/definition.ts';
import { packs } from '../programs/registry.ts';
import { type Language, partsOf, type Truth } from '../rules/index.ts';
import { jurisdictionFrom } from './assess.ts';
import { languageFrom, print, runCommand } from './terminal.ts';

type Options = { readonly pack?: string; readonly language?: string };

export function programsCommand(program: Command): void {
  program
    .command('programs')
    .description('list the programs of all packs, or show one of them')
    .argument('[id]', 'a program, such as cn/childcare-subsidy, or a pack, such as cn-33')
    .option('--pack <id>', 'as this jurisdiction has changed it')
    .option('--language <code>', 'zh-CN or en')
    .action(async (id: string | undefined, options: Options) => {
      await runCommand(
        () => languageFrom(options.language),
        async () => {
          const language = languageFrom(options.language);
          const isPack = packs.some((pack) => pack.id === id);
          const text =
            id === undefined || isPack
              ? list({ ...options, ...(isPack && id && { pack: id }) }, language)
              : show(id, options, language);
          await print(text);
        },
      );
    });
}

function list({ pack }: Options, language: Language): string {
  if (pack !== undefined) return lines(jurisdictionFrom(pack).programs, language);
  return packs
    .map((one) => {
      const changes = one.overrides.map(({ program }) => program).join(', ');
      const changed =
        changes === '' ? '' : `  (${language === 'en' ? 'changes' : '调整'}: ${changes})\n`;
      return `${one.id}  ${one.name[language]}\n${lines(one.programs, language)}${changed}`;
    })
    .join('\n');
}

const lines = (programs: readonly Program[], language: Language): string =>
  programs
    .map(
      ({ id, kind, messages }) =>
        `  ${id.padEnd(32)} ${kind.padEnd(12)} ${messages[language].name}\n`,
    )
    .join('');

function show(id: string, { pack }: Options, language: Language): string {
  const owner = pack ?? (id.includes('/') ? id.split('/')[0]! : 'cn');
  const program = getProgram(jurisdictionFrom(owner).programs, id);
  const { name, summary, conditions } = program.messages[language];
  const parameters = Object.values(program.parameters).flatMap((parameter) =>
    parameter.values.map(
      ({ from, until = '', value, status }) =>
        `  ${parameter.name}: ${value} ${parameter.unit}, ${from}–${until} (${status})\n`,
    ),
  );
  return [
    `${name}  ${program.id}  (${program.kind}, ${program.tier})\n${summary}\n\n`,
    ...conditionLines(program.eligibility, conditions, 1),
    '\n',
    ...parameters,
  ].join('');
}

function conditionLines(
  rule: Truth,
  texts: Readonly<Record<string, string>>,
  depth: number,
): string[] {
  if (rule.kind !== 'all' && rule.kind !== 'any' && rule.kind !== 'at-least') return [];
  return partsOf(rule).flatMap(([name, part]) => [
    `${'  '.repeat(depth)}· ${texts[name] ?? name}  [${part.citations.join(', ')}]\n`,
    ...conditionLines(part as Truth, texts, depth + 1),
  ]);
}
