/** What kinds of facts and their values are called, in both languages, for people who read the record. */
import { areaName } from '../model/area-names.ts';
import { catalog } from '../model/facts/catalog.ts';
import type { Catalog, Words } from '../rules/index.ts';

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });

/** Kinds besides the catalogue's. */
const otherKinds: Readonly<Record<string, Words>> = {
  birth: words('出生', 'birth'),
  death: words('死亡', 'death'),
  sex: words('性别', 'sex'),
  'children-ever': words('曾有子女数', 'children ever'),
  'unlisted/parents': words('未列父母数', 'parents not on record'),
  'unlisted/children': words('未列子女数', 'children not on record'),
  'unlisted/guardians': words('未列监护人数', 'guardians not on record'),
  'unlisted/spouse': words('未列配偶数', 'spouses not on record'),
  'encounter/antenatal-contact': words('产前检查', 'antenatal contact'),
  'encounter/postnatal-home-visit': words('产后访视', 'postnatal home visit'),
  'encounter/postnatal-check': words('产后健康检查', 'postnatal check'),
  'encounter/newborn-home-visit': words('新生儿访视', 'newborn home visit'),
  'encounter/child-check': words('儿童健康检查', 'child check'),
  'encounter/preconception-check': words('孕前检查', 'preconception check'),
  'encounter/folic-acid-supply': words('领取叶酸', 'folic acid supply'),
  'encounter/cervical-screening': words('宫颈癌筛查服务', 'cervical screening visit'),
  'encounter/breast-screening': words('乳腺癌筛查服务', 'breast screening visit'),
  'encounter/care-visit': words('关怀走访', 'care visit'),
  'encounter/health-record-opened': words('建立健康档案', 'health record opened'),
  'encounter/errand-done': words('代办事项', 'errand done'),
  'encounter/errand-birth-certificate': words('办出生医学证明', 'errand: birth certificate'),
  'encounter/errand-vaccination-record': words('办预防接种证', 'errand: vaccination record'),
  'encounter/errand-household-register': words(
    '办户口登记',
    'errand: entry in the household register',
  ),
  'encounter/errand-insurance': words('办居民医保', 'errand: medical insurance'),
  'encounter/errand-social-security-card': words('办社会保障卡', 'errand: social-security card'),
  'encounter/errand-cost-refund': words('办生育医疗费用报销', 'errand: refund of costs'),
  'encounter/errand-parenting-guidance': words('科学育儿指导', 'errand: parenting guidance'),
};

const facts: Catalog = catalog;

/** Every kind that can be on record, by name. */
export const factKindWords: ReadonlyMap<string, Words> = new Map([
  ...Object.entries(otherKinds),
  ...Object.entries(facts).map(([kind, { name }]) => [kind, name] as const),
]);

/** The kind that a name means: its id, or what it is called in either language. */
export function findFactKind(text: string): string | undefined {
  const meant = text.trim().toLowerCase();
  if (factKindWords.has(meant)) return meant;
  return [...factKindWords].find(([, name]) => Object.values(name).includes(meant))?.[0];
}

const choices: Readonly<Record<string, Words>> = {
  female: words('女', 'female'),
  male: words('男', 'male'),
  cn: words('中国', 'Chinese'),
  other: words('其他', 'other'),
  employed: words('在职', 'employed'),
  'not-employed': words('无业', 'not employed'),
  agricultural: words('农业', 'agricultural'),
  'non-agricultural': words('非农业', 'non-agricultural'),
  'never-married': words('未婚', 'never married'),
  married: words('已婚', 'married'),
  divorced: words('离婚', 'divorced'),
  widowed: words('丧偶', 'widowed'),
};

type Value = string | number | boolean | null | { readonly low: number; readonly high: number };

/** A value of a kind as it is read; `null` is known to be unknown. */
export function factValueWords(kind: string, value: Value): Words {
  if (value === null) return words('未知', 'unknown');
  if (typeof value === 'boolean') return value ? words('是', 'yes') : words('否', 'no');
  if (typeof value === 'object')
    return words(`${value.low}–${value.high}`, `${value.low}–${value.high}`);
  const type = facts[kind]?.type;
  if (type === 'area') return words(areaName(String(value)), areaName(String(value)));
  if (type === 'level') return words(`${value} 级`, `grade ${value}`);
  return choices[String(value)] ?? words(String(value), String(value));
}
