/** What values of policy are called, what they are counted in, and how their stored numbers become the shown ones. */
import { packs } from '../../../../programs/registry.ts';
import type { Words } from '../../../../rules/index.ts';

const names: Readonly<Record<string, Words>> = {
  yearlyRate: { 'zh-CN': '每年标准', en: 'Yearly rate' },
  monthlyRate: { 'zh-CN': '每月标准（补贴开始以前出生的）', en: 'Monthly rate (earlier births)' },
  ruralAwardRate: { 'zh-CN': '奖励扶助标准', en: 'Rate of the award' },
  lossUrban: { 'zh-CN': '独生子女死亡（城镇）', en: 'Only child died (urban)' },
  lossRural: { 'zh-CN': '独生子女死亡（农村）', en: 'Only child died (rural)' },
  disabilityUrban: { 'zh-CN': '独生子女伤残（城镇）', en: 'Only child disabled (urban)' },
  disabilityRural: { 'zh-CN': '独生子女伤残（农村）', en: 'Only child disabled (rural)' },
  gradeOne: { 'zh-CN': '一级', en: 'Grade one' },
  gradeTwo: { 'zh-CN': '二级', en: 'Grade two' },
  gradeThree: { 'zh-CN': '三级', en: 'Grade three' },
  monthlyAward: { 'zh-CN': '每月奖励费', en: 'Monthly award' },
  familyAward: { 'zh-CN': '每户奖励费', en: 'Award of a family' },
  countyAward: { 'zh-CN': '无用人单位人员奖励费', en: 'Award where there is no employer' },
  familyHealthFee: { 'zh-CN': '每户保健费', en: 'Health fee of a family' },
  maternityLeaveDays: { 'zh-CN': '产假天数', en: 'Maternity leave' },
  maternityLeaveBaseDays: { 'zh-CN': '产假基本天数', en: 'Maternity leave before any is added' },
};

/** A unit as people read it, and how many of the stored one it holds: money is stored in fen, shown in yuan. */
type Unit = { readonly words: Words; readonly per: number };

const FEN = 100;
const yuan = (zh: string, en: string): Unit => ({
  words: { 'zh-CN': `元/${zh}`, en: `yuan a ${en}` },
  per: FEN,
});

const units: Readonly<Record<string, Unit>> = {
  'fen per person and month': yuan('人·月', 'person and month'),
  'fen per person and year': yuan('人·年', 'person and year'),
  'fen per child and year': yuan('孩·年', 'child and year'),
  'fen per child and month': yuan('孩·月', 'child and month'),
  'fen per month': yuan('月', 'month'),
  'fen per family and month': yuan('户·月', 'family and month'),
  'fen per family and year': yuan('户·年', 'family and year'),
  days: { words: { 'zh-CN': '天', en: 'days' }, per: 1 },
};

const unitNames = new Map(
  packs
    .flatMap(({ programs, overrides }) => [
      ...programs.map(({ id, parameters }) => ({ id, parameters })),
      ...overrides.map(({ program: id, parameters = {} }) => ({ id, parameters })),
    ])
    .flatMap(({ id, parameters }) =>
      Object.values(parameters).map(({ name, unit }) => [`${id} ${name}`, unit] as const),
    ),
);

/** What a parameter is stored in; empty where this version knows none. */
export const unitOf = (program: string, parameter: string): string =>
  unitNames.get(`${program} ${parameter}`) ?? '';

/** A parameter in words; its name in the policy where there are none. */
export const parameterWords = (name: string): Words => names[name] ?? { 'zh-CN': name, en: name };

/** How a stored unit is shown; one without words as it is stored, the number too. */
export const shownIn = (unit: string): Unit =>
  units[unit] ?? { words: { 'zh-CN': unit, en: unit }, per: 1 };
