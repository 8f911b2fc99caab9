/**
 * Texts for everything that can be wrong with an area list: what happened, why it matters, what to do.
 * The row and the area's code stand beside the text wherever it is shown.
 */
import type { AreaProblemCode } from '../model/areas/problem.ts';
import type { TextOf } from './sheet-problems.ts';

const fixed =
  (zh: string, en: string): TextOf =>
  () => ({ 'zh-CN': zh, en });

/** Every code has a text: a missing one does not compile. */
export const areaProblemTexts: Readonly<Record<AreaProblemCode, TextOf>> = {
  AREA_HEADER_UNKNOWN: fixed(
    '这一行之前没有表头，不知道各列是什么，直到下一个表头为止都没有读入。请在第一行写上表头，至少有“代码”和“名称”两列。',
    'No header stands before this row, so nobody knows what the columns mean, and nothing was read up to the next header. Begin with a header that has at least the columns "code" and "name".',
  ),
  AREA_CODE_FORM: fixed(
    '这不是区划代码：应为 2、4、6、9 或 12 位数字，小组为所在村的 12 位代码加 3 位编号。为免认错地方，这一行没有读入。请对照官方代码更正。',
    'This is no area code: it must have 2, 4, 6, 9 or 12 digits, for a group the 12 of its village and 3 of its own. The row was left out, so as not to mistake the place. Correct the code.',
  ),
  AREA_CODE_LEVEL: ({ level }) => ({
    'zh-CN': `代码的位数与所写的级别（${level}）不符，两者必有一错，这一行没有读入。请更正其中一项。`,
    en: `The code has not the digits of the level it is given (${level}). One of the two must be wrong, so the row was left out. Correct it.`,
  }),
  AREA_NAME_EMPTY: fixed(
    '这一行没有名称，地址和名单上会认不出这个地方，所以没有读入。请补上名称。',
    'The row has no name, so nobody would know the place in an address or a list, and it was left out. Add the name.',
  ),
  AREA_WORD_UNKNOWN: ({ word, accepted }) => ({
    'zh-CN': `看不懂“${word}”，已按代码判断。可以填写：${accepted}；也可以空着。如果代码判断得不对，请更正。`,
    en: `"${word}" cannot be understood, so the code decided instead. Accepted: ${accepted}; or leave it empty. Correct it where the code is wrong.`,
  }),
  AREA_DATE_FORM: ({ date }) => ({
    'zh-CN': `“${date}”不是完整的日期，不知道区划从哪一天起变更，这一行没有读入。请写成 2024-01-05 的形式；一直如此的空着。`,
    en: `"${date}" is no whole date, so it is open on which day the area changed, and the row was left out. Write it as 2024-01-05; leave it empty if it has always been so.`,
  }),
  AREA_DATE_ORDER: ({ begins, ends }) => ({
    'zh-CN': `起（${begins}）不早于止（${ends}），这个区划一天也不存在，没有读入。“止”是不再有效的第一天。请更正日期。`,
    en: `It begins (${begins}) no earlier than it ends (${ends}) and would exist on no day, so the row was left out. "Until" is the first day without it. Correct the dates.`,
  }),
  AREA_DUPLICATE: ({ otherRow }) => ({
    'zh-CN': `第 ${otherRow} 行已有这个代码，时间也有重叠，同一天一个代码只能有一个意思；这一行没有读入。更名的请分别写明起止，否则请删除一行。`,
    en: `Row ${otherRow} has this code on some of the same days, and on one day a code can mean one place only, so this row was left out. Give both rows their days if it was renamed; delete one otherwise.`,
  }),
  AREA_PARENT_MISSING: ({ parent }) => ({
    'zh-CN': `名单中没有它的上级 ${parent}（或上级所在行有误），放不进区划树，没有读入。请加上上级，或更正上级代码。`,
    en: `The area above it, ${parent}, is not in the list (or its row was left out), so it has no place in the tree and was left out. Add that area, or correct its code.`,
  }),
  AREA_PARENT_LEVEL: ({ parent }) => ({
    'zh-CN': `上级 ${parent} 的级别不比它高，区划树会乱，这一行没有读入。请更正上级代码或级别。`,
    en: `The area above it, ${parent}, is not of a higher level, which would tangle the tree, so the row was left out. Correct the parent or the level.`,
  }),
  AREA_PARENT_ENDED: ({ parent }) => ({
    'zh-CN': `上级 ${parent} 已经撤销，它却还在；已照样读入，但上级撤销后它不属于任何地方。请补上它的止日和后继，或更正上级。`,
    en: `The area above it, ${parent}, has ended and it has not. It was read as it stands, but lies in nothing from that day on. Add its end and successor, or correct the parent.`,
  }),
  AREA_SUCCESSOR_UNKNOWN: ({ successor }) => ({
    'zh-CN': `名单中没有后继 ${successor}（或其所在行有误），这个后继没有采用，旧代码会归到上级。请把后继加入名单，或更正代码。`,
    en: `The successor ${successor} is not in the list (or its row was left out), so it was not used, and the old code leads to the area above. Add it, or correct the code.`,
  }),
  AREA_SUCCESSOR_EARLY: ({ successor }) => ({
    'zh-CN': `填了后继 ${successor}，却没有止日；仍存在的区划没有后继，所以没有采用。如已撤销，请填写止日，否则请删除后继。`,
    en: `It names the successor ${successor} but no end. What still exists has no successor, so it was not used. Add the end if there was one; delete the successor otherwise.`,
  }),
  AREA_SUCCESSOR_ENDED: ({ successor }) => ({
    'zh-CN': `后继 ${successor} 并不比它存在得更晚，旧代码无法归到那里，所以没有采用。请核对两者的止日，或填写现在的后继。`,
    en: `The successor ${successor} does not last longer than the area itself, so the old code cannot lead there and it was not used. Check both ends, or name the present successor.`,
  }),
  AREA_SUCCESSOR_CIRCLE: ({ successor }) => ({
    'zh-CN': `后继 ${successor} 又归回到它自己，成了一个圈，永远找不到现在的区划；这个后继没有采用。请核对哪一个是真正的后继。`,
    en: `The successor ${successor} leads back to the area itself, a circle without any present area, so it was not used. Check which of them is the real successor.`,
  }),
};
