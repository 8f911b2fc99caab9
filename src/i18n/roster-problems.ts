/**
 * Texts for everything that can be wrong with a roster: what happened, why it matters, what to do.
 * The value and its place stand beside the text wherever it is shown.
 */
import type { RosterProblemCode } from '../model/roster-problem.ts';
import type { TextOf } from './sheet-problems.ts';

const fixed =
  (zh: string, en: string): TextOf =>
  () => ({ 'zh-CN': zh, en });

/** Every code has a text: a missing one does not compile. */
export const rosterProblemTexts: Readonly<Record<RosterProblemCode, TextOf>> = {
  ROSTER_HEADER_UNKNOWN: fixed(
    '没有找到表头：前 30 行中没有一行同时有“姓名”或“身份证号”和另一个认识的列名。这张表没有读入任何人。请加上表头行；可用的列名见模板。',
    'No header was found: none of the first 30 rows names "name" or "id number" and one more known column, so nobody was read from this sheet. Add a header row; the template shows the columns.',
  ),
  ROSTER_COLUMN_IGNORED: fixed(
    '不认识这个列名，这一列没有读取。如果里面有需要的内容，请把列名改成模板中的名称；否则不用处理。',
    'The column is not known and was not read. Rename it as in the template if it holds something needed; otherwise nothing has to be done.',
  ),
  ROSTER_COLUMN_TWICE: fixed(
    '前面已有一列是同样的内容，这一列没有读取，以免两者不一致。请只保留正确的一列。',
    'An earlier column means the same, so this one was not read: the two could differ. Keep the right one only.',
  ),
  ROSTER_ROW_WITHOUT_PERSON: fixed(
    '这一行既没有姓名也没有身份证号，不知道是谁，没有读入。请补上，或删除这一行。',
    'The row has neither a name nor an id number, so nobody can tell whose it is, and it was left out. Add one, or delete the row.',
  ),
  ROSTER_NAME_MISSING: fixed(
    '这一行没有姓名，已按身份证号读入，结果中不显示姓名。请补上姓名。',
    'The row has no name; the person was read by the id number and is shown without one. Add the name.',
  ),
  ROSTER_NUMBER_FORM: fixed(
    '这不是身份证号：应为 18 位（或旧的 15 位），只有最后一位可以是 X。为免认错人，这一行没有读入。请对照证件更正；没有证件的请空着。',
    'This is no id number: it must have 18 digits (or the old 15), the last of which may be X. The row was left out, so as not to mistake the person. Correct it from the card, or leave it empty.',
  ),
  ROSTER_NUMBER_CHECK: fixed(
    '身份证号的校验位不对，多半是有一位输错或相邻两位颠倒。为免认错人，这一行没有读入。请对照证件更正。',
    'The check digit of the id number does not fit: most likely a digit is wrong or two neighbours are swapped. The row was left out, so as not to mistake the person. Correct it from the card.',
  ),
  ROSTER_NUMBER_DATE: fixed(
    '身份证号中的出生日期不存在。为免认错人，这一行没有读入。请对照证件更正。',
    'The birth date within the id number does not exist. The row was left out, so as not to mistake the person. Correct it from the card.',
  ),
  ROSTER_NUMBER_DIGITS_LOST: fixed(
    '表格软件把身份证号当成了数字，后几位已经丢失，无法恢复。这一行没有读入。请先把这一列设为“文本”格式，再重新输入号码。',
    'The spreadsheet took the id number for a quantity and lost its last digits; they cannot be restored, so the row was left out. Format the column as text, then type the number again.',
  ),
  ROSTER_DUPLICATE_SAME: ({ otherRow }) => ({
    'zh-CN': `与第 ${otherRow} 行是同一个人，内容也相同，只算一次。可以删除这一行。`,
    en: `The same person stands in row ${otherRow} with the same content and was counted once. This row can be deleted.`,
  }),
  ROSTER_DUPLICATE_DIFFERENT: ({ otherRow }) => ({
    'zh-CN': `与第 ${otherRow} 行身份证号相同但内容不同，不知道以哪一行为准；已按第 ${otherRow} 行读入，这一行没有读入。请合并成一行。`,
    en: `Row ${otherRow} has the same id number and says something else. That row was used and this one left out, as nobody can tell which is right. Make one row of the two.`,
  }),
  ROSTER_DATE_FORM: fixed(
    '看不懂这个日期，未采用。请写成 2024-01-05 或 2024年1月5日；只知道年或年月的，写 2024 或 2024-01。',
    'The date cannot be understood and was not used. Write it as 2024-01-05; if only the year or month is known, as 2024 or 2024-01.',
  ),
  ROSTER_DATE_IMPOSSIBLE: fixed(
    '日历上没有这一天，未采用。请对照证件更正。',
    'There is no such day in the calendar, so it was not used. Correct it from the papers.',
  ),
  ROSTER_DATE_ORDER: fixed(
    '这个日期可以有两种读法（日和月，或年份不全），差一天就可能差一年的待遇，因此未采用。请写成 2024-01-05 的形式。',
    'The date can be read in two ways (day and month, or a short year), and a wrong day can cost a year of support, so it was not used. Write it as 2024-01-05.',
  ),
  ROSTER_DATE_LUNAR: fixed(
    '这像是农历日期。待遇按公历计算，换算可能差一个多月，因此未采用。请填写证件上的公历日期。',
    'This looks like a date of the lunar calendar. Rules count by the civil calendar, which may differ by more than a month, so it was not used. Enter the civil date from the papers.',
  ),
  ROSTER_DATE_RANGE: fixed(
    '年份不在 1850 至 2199 之间，多半是输错了，未采用。请更正年份。',
    'The year is not between 1850 and 2199, most likely a slip, so the date was not used. Correct the year.',
  ),
  ROSTER_DATE_FUTURE: fixed(
    '这个日期还没有到，而这里只能是已经发生的事，因此未采用。请更正日期。',
    'The day has not come yet, but only something that has happened can stand here, so it was not used. Correct the date.',
  ),
  ROSTER_BIRTH_DIFFERS: ({ inNumber }) => ({
    'zh-CN': `出生日期与身份证号中的 ${inNumber} 不一致，已按本列计算。年龄决定待遇的起止，请对照户口簿确认哪个正确。`,
    en: `The birth date differs from ${inNumber} in the id number; this column was used. Age decides from when support is owed: check the household register.`,
  }),
  ROSTER_SEX_DIFFERS: fixed(
    '性别与身份证号不一致，已按本列计算。请对照证件确认。',
    'The sex differs from the id number; this column was used. Check the card.',
  ),
  ROSTER_DEATH_BEFORE_BIRTH: ({ born }) => ({
    'zh-CN': `死亡日期早于出生日期 ${born}，两者必有一错，这一行没有读入。请更正。`,
    en: `The death comes before the birth on ${born}. One of the two must be wrong, so the row was left out. Correct it.`,
  }),
  ROSTER_VALUE_UNKNOWN: ({ accepted }) => ({
    'zh-CN': `看不懂这个内容，按“未知”处理，可能因此要多问一次本人。可以填写：${accepted}；不清楚的写“不详”。`,
    en: `The value cannot be understood and counts as unknown, so the person may be asked again. Accepted: ${accepted}; write "unknown" if nobody knows.`,
  }),
  ROSTER_AREA_UNKNOWN: fixed(
    '从这个地址看不出是哪个省、市、县，按“未知”处理，可能因此无法确定适用哪里的政策。请从省写起，写到县，或填写区划代码。',
    'The address does not say which province, city and county it is in and counts as unknown, so it may stay open whose policy applies. Begin with the province and go down to the county, or give the area code.',
  ),
  ROSTER_RELATIVE_NUMBER: fixed(
    '亲属的身份证号有误，不知道是谁，按“有这样一位亲属，但不知是谁”处理。请对照证件更正。',
    'The relative’s id number is wrong, so there is a relative but nobody knows who. Correct it from the card.',
  ),
  ROSTER_RELATIVE_NOT_LISTED: fixed(
    '名册中没有这个身份证号的人（或其所在行有误），按“有这样一位亲属，情况未知”处理。如果需要其情况，请把他（她）加入名册。',
    'Nobody in the roster has this number (or that row was left out), so nothing is known of this relative. Add a row if the relative matters.',
  ),
  ROSTER_RELATIVE_SELF: fixed(
    '填写的是本人的身份证号，一个人不能是自己的父母、配偶或监护人。这一亲属按未知处理。请更正。',
    'This is the person’s own number, and nobody is his or her own parent, spouse or guardian. The relative counts as unknown. Correct it.',
  ),
  ROSTER_PARENT_YOUNGER: ({ parentBorn, born }) => ({
    'zh-CN': `父母（${parentBorn} 以后出生）不比子女（${born} 以前出生）年长，这一亲属按未知处理。请核对两人的出生日期和号码。`,
    en: `The parent (born ${parentBorn} or later) is not older than the child (born ${born} or earlier), so the relative counts as unknown. Check both birth dates and the number.`,
  }),
  ROSTER_PARENT_TOO_YOUNG: ({ parentBorn, born }) => ({
    'zh-CN': `父母（${parentBorn} 以后出生）比子女（${born} 以前出生）大不到 10 岁，这一亲属按未知处理。请核对两人的出生日期和号码。`,
    en: `The parent (born ${parentBorn} or later) is less than ten years older than the child (born ${born} or earlier), so the relative counts as unknown. Check both birth dates and the number.`,
  }),
  ROSTER_PARENT_DEAD: ({ parentDied, born }) => ({
    'zh-CN': `父母在 ${parentDied} 已去世，子女在 ${born} 才出生，这一亲属按未知处理。请核对死亡日期、出生日期和号码。`,
    en: `The parent died on ${parentDied}, the child was born on ${born}, so the relative counts as unknown. Check both dates and the number.`,
  }),
  ROSTER_PARENT_SEX: fixed(
    '父亲一栏是女性，或母亲一栏是男性；可能两栏填反了。这一亲属按未知处理。请更正。',
    'The father is a woman or the mother a man; the two columns may have been swapped. The relative counts as unknown. Correct it.',
  ),
  ROSTER_KINSHIP_CYCLE: ({ people }) => ({
    'zh-CN': `${people} 个人的父母关系成了一个圈，有人成了自己的祖先；其中必有一处错误，这一亲属按未知处理。请逐一核对父母号码。`,
    en: `The parents of ${people} people form a circle in which everyone is their own ancestor. One of them is wrong, so the relative counts as unknown. Check the parents’ numbers one by one.`,
  }),
  ROSTER_SPOUSE_OF_TWO: fixed(
    '有人同时成了两个人的配偶，不知道哪个正确，两处都按未知处理。请只填写现在的配偶。',
    'Someone is named as the spouse of two people. As nobody can tell which is right, both count as unknown. Name the present spouse only.',
  ),
  ROSTER_CHILDREN_FEWER: ({ listed }) => ({
    'zh-CN': `子女数少于名册中的子女（${listed} 人）；这里应填曾有过的全部子女，包括已去世的。计算时以名册中的子女为准。请更正。`,
    en: `The number is less than the ${listed} children in the roster; all children ever should be counted, also those who died. The children in the roster were used. Correct the number.`,
  }),
  ROSTER_HOUSEHOLD_HEADS: ({ heads }) => ({
    'zh-CN': `这一户有 ${heads} 个户主，不知道成员与谁的关系，没有据此确定亲属。请只保留一个户主。`,
    en: `The household has ${heads} heads, so it is open whose relatives its members are, and none were linked. Keep one head.`,
  }),
  ROSTER_HOUSEHOLD_LARGE: ({ members, limit }) => ({
    'zh-CN': `这一户有 ${members} 人（超过 ${limit} 人），应是集体户，没有据此确定亲属。如不是集体户，请检查户号。`,
    en: `The household has ${members} members (more than ${limit}), as a dormitory would, so none were linked. Check the household number if it is none.`,
  }),
  ROSTER_HOUSEHOLD_DIFFERS: fixed(
    '与户主关系和填写的父母号码不一致，已以号码为准。请核对。',
    'The relation to the head contradicts the parent’s number; the number was used. Check both.',
  ),
  ROSTER_MORE_OF_THE_SAME: ({ same, left, limit }) => ({
    'zh-CN': `同样的问题（${same}）还有 ${left} 处，只列出了前 ${limit} 处，其余照同样方式处理。请先改正已列出的，再运行一次。`,
    en: `The same problem (${same}) occurs ${left} more times; the first ${limit} are listed and the others were treated alike. Correct those listed and run again.`,
  }),
};
