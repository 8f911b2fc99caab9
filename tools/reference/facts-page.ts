/** docs/reference/facts.md: the closed list of what a rule may ask about a person. */
import { catalog } from '../../src/model/facts/index.ts';
import type { Catalog } from '../../src/rules/index.ts';
import { generatedNote, page, section, table } from './markdown.ts';

const labelMeanings = [
  ['ordinary', 'age, sex, where someone lives, employment', 'benefits, services, information'],
  ['civil-status', 'household registration, marriage', 'benefits, information; never services'],
  ['sensitive', 'disability, health', 'benefits, services, information'],
  [
    'reproductive',
    'pregnancy, birth care, screening: only what a woman has brought herself',
    'services for her and information to her; never benefits; never asked',
  ],
  [
    'child-count',
    'anything derived from how many children someone has or had',
    'benefits and information that cite the law behind them; never services',
  ],
] as const;

/** The catalogue with sensitivity, the meaning of silence, and the question. */
export function factsPage(): string {
  const rows = Object.entries(catalog satisfies Catalog).map(([kind, definition]) => [
    `\`${kind}\``,
    `${definition.name.en}\n${definition.name['zh-CN']}`,
    typeText(definition),
    definition.label,
    definition.silence,
    `${definition.question.en}\n${definition.question['zh-CN']}`,
  ]);
  return page(
    '# Facts · 事实目录',
    generatedNote,
    'Every fact that a rule may ask about, besides birth, death, sex and kinship. The list is closed: a pack cannot add to it, so nothing else can be collected, scored or made a condition.\n规则可以用到的全部事实（出生、死亡、性别和亲属关系除外）。目录是封闭的，规则包不能增加。',
    table(
      ['fact', 'name · 名称', 'values', 'label', 'silence means · 无记录表示', 'question · 问法'],
      rows,
    ),
    section(
      '## Labels · 敏感标签',
      'A condition has the labels of everything it reads. What a program may depend on is decided by its kind.',
      table(['label', 'what it covers', 'where it may decide'], labelMeanings),
    ),
    section(
      '## Silence · 无记录的含义',
      '`unknown`: nobody has asked yet, so the answer stays open and a question is put. `no`: without a record there is none. No record of a reproductive fact means no, so that nobody is ever asked.\n`unknown` 表示还没有人问过，答案保持未知并列出问题；`no` 表示没有记录就是没有。生殖健康类事实一律为 `no`，因此从不询问。',
    ),
  );
}

function typeText(definition: Catalog[string]): string {
  if (definition.type === 'choice') return definition.values.join(', ');
  if ('unit' in definition) return `${definition.type}: ${definition.unit}`;
  return { flag: 'held or not', area: 'a place', event: 'days on which it happened' }[
    definition.type as 'flag' | 'area' | 'event'
  ];
}
