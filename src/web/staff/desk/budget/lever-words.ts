/** What the amounts of programs are called, and what they are counted in. */
import type { Words } from '../../../../rules/index.ts';

const names: Readonly<Record<string, Words>> = {
  yearlyRate: { 'zh-CN': '每年标准', en: 'Yearly rate' },
  monthlyRate: { 'zh-CN': '每月标准（补贴开始以前出生的）', en: 'Monthly rate (earlier births)' },
  ruralAwardRate: { 'zh-CN': '奖励扶助标准', en: 'Rate of the award' },
  lossUrban: { 'zh-CN': '失独，城镇', en: 'After a loss, urban' },
  lossRural: { 'zh-CN': '失独，农村', en: 'After a loss, rural' },
  disabilityUrban: { 'zh-CN': '伤残，城镇', en: 'Disability, urban' },
  disabilityRural: { 'zh-CN': '伤残，农村', en: 'Disability, rural' },
  gradeOne: { 'zh-CN': '一级', en: 'Grade one' },
  gradeTwo: { 'zh-CN': '二级', en: 'Grade two' },
  gradeThree: { 'zh-CN': '三级', en: 'Grade three' },
  monthlyAward: { 'zh-CN': '每月奖励费', en: 'Monthly award' },
  familyAward: { 'zh-CN': '每户奖励费', en: 'Award of a family' },
  familyHealthFee: { 'zh-CN': '每户保健费', en: 'Health fee of a family' },
};

const units: Readonly<Record<string, Words>> = {
  'fen per person and month': { 'zh-CN': '元 / 人·月', en: 'yuan a person and month' },
  'fen per person and year': { 'zh-CN': '元 / 人·年', en: 'yuan a person and year' },
  'fen per child and year': { 'zh-CN': '元 / 孩·年', en: 'yuan a child and year' },
  'fen per child and month': { 'zh-CN': '元 / 孩·月', en: 'yuan a child and month' },
  'fen per month': { 'zh-CN': '元 / 月', en: 'yuan a month' },
  'fen per family and month': { 'zh-CN': '元 / 户·月', en: 'yuan a family and month' },
  'fen per family and year': { 'zh-CN': '元 / 户·年', en: 'yuan a family and year' },
};

/** An amount in words; its name in the policy where there are none. */
export const amountWords = (name: string): Words => names[name] ?? { 'zh-CN': name, en: name };

/** What an amount is counted in, as yuan. */
export const unitWords = (unit: string): Words => units[unit] ?? { 'zh-CN': unit, en: unit };
