/** docs/reference/programs/<pack>--<program>.md: one program or one province's change of a program. */
import type {
  Override,
  Pack,
  PaymentRule,
  Program,
  Schedule,
} from '../../src/programs/definition.ts';
import { nodesOf, type Parameter, type Truth } from '../../src/rules/index.ts';
import { casesTable } from './cases-table.ts';
import { conditionList, innerConditions, type SourceLinks, type Texts } from './conditions.ts';
import { momentText, offsetText, quantityText } from './formal.ts';
import { anchorOf, generatedNote, page, section, table, yuan } from './markdown.ts';
import { procedureSection } from './procedure-section.ts';

/** Reads a program folder's source.md. */
export type ReadSource = (pack: string, folder: string) => string;

/** The name of a program's page; `cn/rural-award` has `cn--rural-award.md`. */
export const pageName = (pack: string, program: string): string =>
  `${pack}--${folderOf(program)}.md`;

const folderOf = (program: string): string => program.split('/')[1]!;

/** Links to the headings of a folder's source.md; a source that is no heading stays text. */
function sourceLinks(pack: string, folder: string, read: ReadSource): SourceLinks {
  const headings = new Map(
    [...read(pack, folder).matchAll(/^#{2,}\s+(.+)$/gm)].map(([, text]) => [
      anchorOf(text!),
      text!,
    ]),
  );
  const file = `../../../src/programs/${pack}/${folder}/source.md`;
  return (citations) =>
    citations
      .map((one) => (headings.has(one) ? `[${headings.get(one)}](${file}#${one})` : one))
      .join(', ');
}

/** The page of a program. */
export function programPage(pack: Pack, program: Program, read: ReadSource): string {
  const folder = folderOf(program.id);
  const links = sourceLinks(pack.id, folder, read);
  const { messages } = program;
  return page(
    `# ${messages['zh-CN'].name} · ${messages.en.name}`,
    generatedNote,
    `${messages['zh-CN'].summary}\n\n${messages.en.summary}`,
    factsTable(pack, program, folder),
    section('## Conditions · 条件', conditionList(program.eligibility, messages, links)),
    program.kind === 'benefit'
      ? paymentSection(program.payments, program.parameters, messages, links)
      : '',
    program.kind === 'service' ? scheduleSection(program.schedule, messages, links) : '',
    program.kind === 'benefit' ? claimSection(program, links) : '',
    program.kind === 'benefit' ? fundingSection(program, links) : '',
    program.kind === 'benefit' ? procedureSection(program.procedure ?? {}, links) : '',
    section('## Confirmed by an officer · 需人工确认', checksTable(program, links)),
    section('## Questions · 询问', questionsTable(program, links)),
    section('## What is measured about the office · 对机构的考核', indicatorsTable(program, links)),
    section('## Worked cases · 案例', casesTable(program.cases)),
  );
}

function factsTable(pack: Pack, program: Program, folder: string): string {
  const law = 'statutory' in program ? program.statutory : undefined;
  return table(
    ['', ''],
    [
      ['id', `\`${program.id}\``],
      ['pack · 规则包', `${pack.id}, ${pack.name.en} ${pack.name['zh-CN']}`],
      ['kind · 种类', program.kind],
      ['whose duty · 负责层级', program.tier],
      ...(law
        ? [['law · 法律', `${law.law.en}, article ${law.article}\n${law.law['zh-CN']}`]]
        : []),
      ['facts it reads · 用到的事实', factsRead(program.eligibility)],
      ['source · 依据', `[source.md](../../../src/programs/${pack.id}/${folder}/source.md)`],
    ],
  );
}

function factsRead(rule: Truth): string {
  const facts = new Set<string>();
  for (const node of nodesOf(rule)) {
    if ('fact' in node) facts.add(node.fact);
    if (node.kind === 'places-differ') for (const fact of node.facts) facts.add(fact);
  }
  return facts.size === 0
    ? 'none but birth, death, sex and kinship'
    : [...facts].map((fact) => `[${fact}](../facts.md)`).join(', ');
}

const partMonths = {
  whole: 'a month with any entitled day counts whole',
  'full-months-only': 'only months entitled from their first to their last day count',
} as const;

function paymentText(rule: PaymentRule): string {
  const amount = `\`${quantityText(rule.amountFen)}\``;
  if (rule.per === 'once') return `Once, on the first entitled day: ${amount}.`;
  if (rule.per === 'month') {
    return `For each calendar month, ${partMonths[rule.partMonth]}: ${amount}. Lines are added up by calendar year.`;
  }
  const limit = rule.atMost === undefined ? '' : `, at most ${rule.atMost} times`;
  return `For each calendar year with an entitled day${limit}: ${amount}.`;
}

function paymentSection(
  rule: PaymentRule | undefined,
  parameters: Readonly<Record<string, Parameter>>,
  texts: Texts,
  links: SourceLinks,
): string {
  const inner = rule === undefined ? '' : innerConditions(rule.amountFen, texts, links);
  return section(
    '## Amounts · 金额',
    rule ? paymentText(rule) : 'No amount is set here.',
    inner === '' ? '' : `- Conditions in this rule:\n${inner}`,
    parameterTable(parameters, links),
    Object.values(parameters).some(({ values }) =>
      values.some(({ status }) => status === 'unverified'),
    )
      ? 'Lines that rest on an `unverified` value are shown as withheld and are not paid until an office signs the value. 金额为 `unverified` 的，只显示、不发放。'
      : '',
  );
}

const parameterTable = (
  parameters: Readonly<Record<string, Parameter>>,
  links: SourceLinks,
): string =>
  table(
    ['amount', 'from', 'until', 'value', 'unit', 'status', 'source'],
    Object.values(parameters).flatMap(({ name, unit, values }) =>
      values.map(({ from, until, value, status, source }) => [
        name,
        from,
        until ?? '',
        unit.startsWith('fen') ? yuan(value) : String(value),
        unit.replace(/^fen/, 'yuan'),
        status,
        links([source]),
      ]),
    ),
  );

function scheduleSection(schedule: Schedule, texts: Texts, links: SourceLinks): string {
  const inner = Object.entries(schedule).flatMap(([name, { anchor }]) => {
    const conditions = innerConditions(anchor, texts, links);
    return conditions === '' ? [] : [`- ${name} is counted from a day of:\n${conditions}`];
  });
  return section(
    '## Windows · 服务时间',
    Object.keys(schedule).length === 0 ? 'None: a standing offer that is never followed up.' : '',
    table(
      ['step', 'text · 说明', 'counted from', 'window', 'catch-up until', 'kept by', 'source'],
      Object.entries(schedule).map(([name, step]) => [
        name,
        `${texts.en.steps?.[name] ?? name}\n${texts['zh-CN'].steps?.[name] ?? ''}`,
        `\`${momentText(step.anchor)}\``,
        `from ${offsetText(step.from)} until ${offsetText(step.until)}`,
        step.catchUpUntil ? offsetText(step.catchUpUntil) : '',
        [step.keptBy, ...(step.oneVisitWith ?? []).map((other) => `one visit with ${other}`)].join(
          '\n',
        ),
        links([step.citation]),
      ]),
    ),
    inner.join('\n'),
  );
}

function claimSection(
  { claims }: Extract<Program, { kind: 'benefit' }>,
  links: SourceLinks,
): string {
  if (claims === undefined) return '';
  const { firstClaimYearsLater, renewalYearsLater, transition, citation } = claims;
  return section(
    '## Claims · 申领时间',
    table(
      ['claim', 'open until'],
      [
        ['first claim of a payment year', `31 December, ${yearsLater(firstClaimYearsLater)}`],
        ['following claims', `31 December, ${yearsLater(renewalYearsLater)}`],
        ...(transition
          ? [[`first claim for those born before ${transition.bornBefore}`, transition.lastDay]]
          : []),
      ],
    ),
    `Source: ${links([citation])}`,
  );
}

function fundingSection(
  { funding = [] }: Extract<Program, { kind: 'benefit' }>,
  links: SourceLinks,
): string {
  const percent = (perMille = 0) => (perMille === 0 ? '' : `${perMille / 10} %`);
  return section(
    '## Who pays · 资金分担',
    table(
      [
        'tier · 档次',
        'from',
        'until',
        'central',
        'province',
        'county',
        'unassigned',
        'status',
        'source',
      ],
      funding.map(
        ({ tier, from, until, central = 0, province = 0, county = 0, status, source }) => [
          tier === undefined ? 'all' : String(tier),
          from,
          until ?? '',
          percent(central),
          percent(province),
          percent(county),
          percent(1000 - central - province - county),
          status,
          links([source]),
        ],
      ),
    ),
  );
}

const yearsLater = (count: number): string =>
  count === 0 ? 'of the payment year' : `${count} year${count === 1 ? '' : 's'} after it`;

const checksTable = ({ officerChecks, messages }: Program, links: SourceLinks): string =>
  table(
    ['check', 'English', '中文', 'source'],
    officerChecks.map(({ id, citation }) => [
      id,
      messages.en.checks?.[id] ?? '',
      messages['zh-CN'].checks?.[id] ?? '',
      links([citation]),
    ]),
  );

const questionsTable = ({ form }: Program, links: SourceLinks): string =>
  table(
    ['fact', 'source'],
    form.map(({ fact, citation }) => [`[${fact}](../facts.md)`, links([citation])]),
  );

const indicatorsTable = ({ indicators }: Program, links: SourceLinks): string =>
  table(
    ['indicator', 'measure', 'step', 'source'],
    Object.entries(indicators).map(([name, { measure, step, citation }]) => [
      name,
      measure,
      step ?? '',
      links([citation]),
    ]),
  );

/** The page of a province's change: what it adds and replaces, and its own cases. */
export function overridePage(
  pack: Pack,
  override: Override,
  changed: Program,
  read: ReadSource,
): string {
  const folder = folderOf(override.program);
  const links = sourceLinks(pack.id, folder, read);
  const { messages } = changed;
  const [ownPack] = override.program.split('/');
  const conditions = Object.entries(override.conditions ?? {}).map(
    ([name, rule]) =>
      `- **${name}** ${messages.en.conditions[name]} · ${messages['zh-CN'].conditions[name]} — ${links(rule.citations)}`,
  );
  return page(
    `# ${messages['zh-CN'].name} · ${messages.en.name}: ${pack.name.en} ${pack.name['zh-CN']}`,
    generatedNote,
    `${messages['zh-CN'].summary}\n\n${messages.en.summary}`,
    `What ${pack.name.en} changes of [\`${override.program}\`](${pageName(ownPack!, override.program)}); everything else is as on that page. Source: [source.md](../../../src/programs/${pack.id}/${folder}/source.md).`,
    section('## Further conditions · 另加的条件', conditions.join('\n')),
    section(
      '## Amounts that replace the national ones · 替代的金额',
      override.payments ? paymentText(override.payments) : '',
      parameterTable(override.parameters ?? {}, links),
    ),
    procedureSection(override.procedure ?? {}, links),
    section('## Worked cases · 案例', casesTable(override.cases)),
  );
}
