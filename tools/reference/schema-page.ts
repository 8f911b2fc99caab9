/** docs/reference/schema.md: what is stored, table by table, in the words of the database's own comments. */
import type { Schema, SqlFunction, Table } from '../../src/db/schema.ts';
import { generatedNote, page, table } from './markdown.ts';

/** The page of the platform schema and of the two schemas that each county has. */
export function schemaPage(platform: Schema, county: Schema, care: Schema): string {
  return page(
    '# Schema · 数据库结构',
    generatedNote,
    'Every table and column with its comment in the database. Intervals are `[from_day, until_day)`; an empty `retracted_in` means that a row holds. Facts are added and retracted, never edited; the order of everything is the change number, never a clock.\n库中每个表和列及其注释。时段均含起日、不含止日；`retracted_in` 为空表示该行有效。事实只增加、只撤回，从不修改；先后以变更编号为准，不以时钟为准。',
    `\`?\` after a type: the value may be empty. Each county is a schema and a role of its own, \`county_<code>\`; “the county may” says what that role can do besides reading. Nothing else can be written, whatever the software asks for.\n类型后的 \`?\` 表示可以为空。每个县有自己的模式和角色；“the county may”是该角色除读取外能做的事。`,
    '## County · 县',
    ...county.tables.filter(({ isView }) => !isView).map(tableSection),
    ...functions(county.functions),
    ...views(county.tables.filter(({ isView }) => isView)),
    '## Care records · 保健档案',
    'What women told of pregnancy, birth care and screening, in a schema and under a role of its own, `county_<code>_repro`, on which the county and its staff have no rights. Here “the county may” says what that role can do.\n妇女本人告知的孕产保健与筛查内容，另有模式和角色 `county_<code>_repro`，县和工作人员的角色都无权访问。这里的“the county may”说的是该角色。',
    ...care.tables.map(tableSection),
    ...functions(care.functions),
    '## Platform · 平台',
    'The directory of counties. No role of a county can read it.\n各县目录。县的角色不能读取。',
    ...platform.tables.map(tableSection),
    ...functions(platform.functions),
  );
}

const views = (all: readonly Table[]): readonly string[] =>
  all.length === 0
    ? []
    : [
        '## Views · 视图',
        'Read from the tables above; nothing is stored in them.\n由上面的表得出，本身不存数据。',
        ...all.map(tableSection),
      ];

function tableSection(one: Table): string {
  const columns = one.columns.map(({ name, type, isRequired, comment }) => [
    `\`${name}\``,
    shortType(type) + (isRequired || one.isView ? '' : '?'),
    comment ?? '',
  ]);
  const rules = [...one.constraints, ...one.indexes]
    .map(({ definition }) => `- \`${ruleText(definition)}\``)
    .toSorted();
  return [
    `### ${one.name}`,
    one.comment ?? '',
    rightsText(one),
    table(['column', 'type', 'meaning'], columns),
    rules.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function rightsText({ canAdd, canDelete, changeable }: Table): string {
  const rights = [
    canAdd ? 'add' : '',
    changeable.length > 0 ? `change ${changeable.map((name) => `\`${name}\``).join(', ')}` : '',
    canDelete ? 'delete' : '',
  ].filter((right) => right !== '');
  return rights.length > 0 ? `The county may: ${rights.join('; ')}.` : '';
}

const functions = (all: readonly SqlFunction[]): readonly string[] =>
  all.length === 0
    ? []
    : [
        '### Functions · 函数',
        table(
          ['function', 'meaning'],
          all.map(({ name, comment }) => [`\`${name}\``, comment ?? '']),
        ),
      ];

const shortType = (type: string) => type.replace('timestamp with time zone', 'timestamptz');

/** `CREATE UNIQUE INDEX fact_once ON fact USING btree (…)` and `FOREIGN KEY (…)` as short as they can be read. */
const ruleText = (definition: string) =>
  definition
    .replace(/^CREATE (UNIQUE )?INDEX \S+ ON \S+ USING btree /, (_, unique) =>
      unique ? 'UNIQUE ' : 'INDEX ',
    )
    .replace(/^CHECK \(\((.*)\)\)$/, 'CHECK ($1)')
    .replace(/::(text|date|smallint)\b(\[\])?/g, '')
    .replace(/ = ANY \(ARRAY\[(.*?)\]\)/g, ' IN ($1)');
