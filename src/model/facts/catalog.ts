/**
 * Every fact that a rule may ask about a person, with its sensitivity and what silence means.
 *
 * This list is closed: packs cannot add to it, so nothing outside it can be collected, scored or made
 * a condition. Reproductive facts are never asked for (silence means "no record"): they exist only
 * where a woman has brought them herself, and then only start services for her.
 */
import type { Catalog } from '../../rules/index.ts';

export const catalog = {
  nationality: {
    type: 'choice',
    values: ['cn', 'other'],
    label: 'ordinary',
    silence: 'unknown',
    name: { 'zh-CN': '国籍', en: 'nationality' },
    question: { 'zh-CN': '是否为中国国籍？', en: 'Is this person a Chinese national?' },
    effort: 1,
  },
  residence: {
    type: 'area',
    label: 'ordinary',
    silence: 'unknown',
    name: { 'zh-CN': '居住地', en: 'place of residence' },
    question: {
      'zh-CN': '现在住在哪里，从哪天开始？',
      en: 'Where does this person live, since when?',
    },
    effort: 1,
  },
  employment: {
    type: 'choice',
    values: ['employed', 'not-employed'],
    label: 'ordinary',
    silence: 'unknown',
    name: { 'zh-CN': '就业状况', en: 'employment' },
    question: { 'zh-CN': '现在有用人单位吗？', en: 'Is this person employed?' },
    effort: 1,
  },
  'household-registration': {
    type: 'area',
    label: 'civil-status',
    silence: 'unknown',
    name: { 'zh-CN': '户籍地', en: 'place of household registration' },
    question: { 'zh-CN': '户口登记在哪里？', en: 'Where is this person’s household registered?' },
    effort: 1,
  },
  'household-registration-type': {
    type: 'choice',
    values: ['agricultural', 'non-agricultural'],
    label: 'civil-status',
    silence: 'unknown',
    name: { 'zh-CN': '户口性质', en: 'type of household registration' },
    question: {
      'zh-CN': '户口是农业户口（或界定为农村居民）吗？',
      en: 'Is the registration agricultural, or the person defined as a rural resident?',
    },
    effort: 2,
  },
  'marital-status': {
    type: 'choice',
    values: ['never-married', 'married', 'divorced', 'widowed'],
    label: 'civil-status',
    silence: 'unknown',
    name: { 'zh-CN': '婚姻状况', en: 'marital status' },
    question: { 'zh-CN': '现在的婚姻状况是？', en: 'What is this person’s marital status?' },
    effort: 2,
  },
  'disability-level': {
    type: 'level',
    unit: 'grade 1-4, 1 most severe',
    label: 'sensitive',
    silence: 'no',
    name: { 'zh-CN': '残疾等级', en: 'disability grade' },
    question: {
      'zh-CN': '残疾人证上的等级和发证日期？',
      en: 'Grade and date on the disability certificate?',
    },
    effort: 3,
  },
  'complication-grade': {
    type: 'level',
    unit: 'grade 1-3, 1 most severe',
    label: 'sensitive',
    silence: 'no',
    name: { 'zh-CN': '手术并发症等级', en: 'grade of procedure complication' },
    question: {
      'zh-CN': '鉴定书上的并发症等级和日期？',
      en: 'Grade and date on the assessment panel’s certificate?',
    },
    effort: 3,
  },
  'one-child-certificate': {
    type: 'flag',
    label: 'child-count',
    silence: 'no',
    name: { 'zh-CN': '独生子女父母光荣证', en: 'one-child parents’ certificate' },
    question: {
      'zh-CN': '是否持有《独生子女父母光荣证》？',
      en: 'Does this person hold the one-child parents’ certificate?',
    },
    effort: 2,
  },
  'pregnancy-plan': {
    type: 'flag',
    label: 'reproductive',
    silence: 'no',
    name: { 'zh-CN': '本人告知的备孕', en: 'plan for a child she told us of' },
    question: { 'zh-CN': '（不主动询问）', en: '(never asked)' },
    effort: 5,
  },
  'last-menstrual-period': {
    type: 'event',
    label: 'reproductive',
    silence: 'no',
    name: { 'zh-CN': '末次月经', en: 'last menstrual period' },
    question: { 'zh-CN': '（不主动询问）', en: '(never asked)' },
    effort: 5,
  },
  'expected-delivery': {
    type: 'event',
    label: 'reproductive',
    silence: 'no',
    name: { 'zh-CN': '预产期', en: 'expected date of delivery' },
    question: { 'zh-CN': '（不主动询问）', en: '(never asked)' },
    effort: 5,
  },
  delivery: {
    type: 'event',
    label: 'reproductive',
    silence: 'no',
    name: { 'zh-CN': '分娩日期', en: 'date of delivery' },
    question: { 'zh-CN': '（不主动询问）', en: '(never asked)' },
    effort: 5,
  },
  'hospital-discharge': {
    type: 'event',
    label: 'reproductive',
    silence: 'no',
    name: { 'zh-CN': '出院日期', en: 'discharge after birth' },
    question: { 'zh-CN': '（不主动询问）', en: '(never asked)' },
    effort: 5,
  },
  'cervical-screening': {
    type: 'event',
    label: 'reproductive',
    silence: 'no',
    name: { 'zh-CN': '宫颈癌筛查日期', en: 'cervical screening' },
    question: { 'zh-CN': '（不主动询问）', en: '(never asked)' },
    effort: 5,
  },
  'breast-screening': {
    type: 'event',
    label: 'reproductive',
    silence: 'no',
    name: { 'zh-CN': '乳腺癌筛查日期', en: 'breast screening' },
    question: { 'zh-CN': '（不主动询问）', en: '(never asked)' },
    effort: 5,
  },
} as const satisfies Catalog;

export type FactKind = keyof typeof catalog;
