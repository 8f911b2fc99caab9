/** docs/reference/programs/README.md: every program, what it rests on and how well it is worked through. */
import type { Pack, Program } from '../../src/programs/definition.ts';
import type { Parameter } from '../../src/rules/index.ts';
import { generatedNote, page, section, table } from './markdown.ts';
import { pageName } from './program-page.ts';

/** Counts that documents quote. */
export function coverage(packs: readonly Pack[]) {
  const programs = packs.flatMap((pack) => pack.programs);
  const overrides = packs.flatMap((pack) => pack.overrides);
  const cases = [...programs, ...overrides].reduce((sum, one) => sum + one.cases.length, 0);
  const values = [...programs, ...overrides].flatMap(({ parameters = {} }) =>
    Object.values(parameters).flatMap((parameter) => parameter.values),
  );
  const unverified = values.filter(({ status }) => status === 'unverified').length;
  return {
    packs: packs.length,
    programs: programs.length,
    overrides: overrides.length,
    cases,
    values: values.length,
    unverified,
  };
}

/** The page of all programs by pack. */
export function coveragePage(packs: readonly Pack[]): string {
  const count = coverage(packs);
  return page(
    '# Programs · 项目一览',
    generatedNote,
    `${count.programs} programs in ${count.packs} packs, ${count.overrides} provincial changes, ${count.cases} worked cases, ${count.values} dated amounts of which ${count.unverified} are unverified and withheld.`,
    'Status of an amount: `verified`, the document itself was read; `secondary`, a reliable text about it was read; `unverified`, from memory or without a document: shown as withheld and never paid until an office signs it.\n金额的可靠程度：`verified` 已读到原文；`secondary` 读到可靠的转述；`unverified` 没有文件，只显示、不发放。',
    ...packs.map((pack) => packSection(pack, packs)),
  );
}

function packSection(pack: Pack, packs: readonly Pack[]): string {
  const parent =
    pack.extends === undefined ? '' : `Everything of \`${pack.extends}\` applies here too.`;
  return section(
    `## ${pack.id}: ${pack.name['zh-CN']} · ${pack.name.en}`,
    parent,
    table(
      ['program', '名称', 'kind', 'whose duty', 'amounts', 'cases', 'changed in'],
      pack.programs.map((program) => programRow(pack, program, packs)),
    ),
    table(
      ['change of', 'conditions added', 'amounts replaced', 'cases'],
      pack.overrides.map(({ program, conditions = {}, parameters = {}, cases }) => [
        `[${program}](${pageName(pack.id, program)})`,
        Object.keys(conditions).join(', '),
        statusText(parameters),
        String(cases.length),
      ]),
    ),
  );
}

function programRow(pack: Pack, program: Program, packs: readonly Pack[]): readonly string[] {
  const changedIn = packs.filter(({ overrides }) =>
    overrides.some((override) => override.program === program.id),
  );
  return [
    `[${program.messages.en.name}](${pageName(pack.id, program.id)})`,
    program.messages['zh-CN'].name,
    program.kind,
    program.tier,
    statusText(program.parameters),
    String(program.cases.length),
    changedIn.map(({ id }) => `[${id}](${pageName(id, program.id)})`).join(', '),
  ];
}

function statusText(parameters: Readonly<Record<string, Parameter>>): string {
  const values = Object.values(parameters).flatMap((parameter) => parameter.values);
  return (['verified', 'secondary', 'unverified'] as const)
    .map((status) => [status, values.filter((value) => value.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ');
}
