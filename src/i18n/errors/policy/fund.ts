/** Texts for what the relief fund refuses. */
import type { TextOf } from '../../sheet-problems.ts';

const yuan = (fen: unknown) => (Number(fen) / 100).toFixed(2);

/** By code of src/server/modules/relief-fund. */
export const fundErrorTexts: Readonly<Record<string, TextOf>> = {
  FUND_COUNTY_UNKNOWN: ({ county }) => ({
    'zh-CN': `这里没有“${county}”的公益金台账。请核对六位县区代码。`,
    en: `There is no relief fund of ${county} here. Check the six digits of the county.`,
  }),
  FUND_DAY: () => ({
    'zh-CN': '到账日还没有到，没有记下。请填写到账的那一天。',
    en: 'That day is yet to come, so nothing was kept. Give the day on which it arrived.',
  }),
  FUND_RECEIPT: () => ({
    'zh-CN': '这张收据已经记过，没有再记。请核对收据号。',
    en: 'This receipt is recorded already; nothing was added. Check its number.',
  }),
  FUND_GRANT_UNKNOWN: ({ grant }) => ({
    'zh-CN': `没有第 ${grant} 号救助，没有执行。请从清单里打开。`,
    en: `There is no grant ${grant}, so nothing was done. Open it from the list.`,
  }),
  FUND_STATE: ({ grant }) => ({
    'zh-CN': `第 ${grant} 号救助已经办过，没有再执行。请刷新后再看。`,
    en: `Grant ${grant} was decided already; nothing was done again. Look at it once more.`,
  }),
  FUND_OWN: ({ grant }) => ({
    'zh-CN': `第 ${grant} 号救助是您提出的，须由另一个单位的人决定，没有执行。`,
    en: `You proposed grant ${grant} yourself; somebody of another unit has to decide it. Nothing was done.`,
  }),
  FUND_SAME_UNIT: ({ grant }) => ({
    'zh-CN': `第 ${grant} 号救助是您所在单位提出的，须由另一个单位决定，没有执行。`,
    en: `Your own unit proposed grant ${grant}; another unit has to decide it. Nothing was done.`,
  }),
  FUND_SAME_HAND: ({ grant }) => ({
    'zh-CN': `第 ${grant} 号救助的提出人与您的账号出自一人之手（一方由另一方添加、邀请或派岗），没有执行，并已记录。`,
    en: `One of you and whoever proposed grant ${grant} added or invited the other or gave it its post. Nothing was done, and the attempt was noted.`,
  }),
  FUND_SHORT: ({ fen }) => ({
    'zh-CN': `公益金现在只有 ${yuan(fen)} 元，不够这一笔，没有执行。等有新的捐款，或改提较少的金额。`,
    en: `The fund has ${yuan(fen)} yuan, which is less than this grant, so nothing was done. Wait for gifts, or propose less.`,
  }),
};
