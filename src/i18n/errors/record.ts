/**
 * Texts for errors of commands and services that work on the county record: what happened, why it
 * matters, what to do.
 */
import type { TextOf } from '../sheet-problems.ts';

export const recordErrorTexts = {
  COMMAND_COUNTY: ({ known, value }) => ({
    'zh-CN':
      known === ''
        ? '这里还没有任何县，没有可以处理的记录。请先运行“nuanjia start”。'
        : `${value ? `没有县“${value}”` : '这里不止一个县，不知道指的是哪一个'}，没有读取或改动任何内容。请用 --county 指明：${known}。`,
    en:
      known === ''
        ? 'There is no county here yet, so there is no record to work on. Run "nuanjia start" first.'
        : `${value ? `There is no county "${value}"` : 'There is more than one county here, and it is open which one is meant'}; nothing was read or changed. Name one with --county: ${known}.`,
  }),
  ACCOUNT_NOT_FICTIONAL: ({ login }) => ({
    'zh-CN': `这里没有虚构的工作人员“${login}”，所以没有验证码可给。真实人员的验证码只在他们自己的验证器里。先运行 npm start，看有哪些登录名。`,
    en: `Nobody fictional signs in here as "${login}", so there is no code to tell. Codes of real people are in their own authenticators only. Run npm start to see the logins.`,
  }),
  COMMAND_NUMBER: ({ value }) => ({
    'zh-CN': `“${value}”不是从 1 起的整数，因此什么都没有做。请写成 1、2、3 这样的数字。`,
    en: `"${value}" is no whole number from 1 on, so nothing was done. Write it in digits, such as 12.`,
  }),
  COMMAND_MONTHS: ({ value, most }) => ({
    'zh-CN': `最多可以预测 ${most} 个月，不能是 ${value} 个月，因此没有计算。`,
    en: `The cost of at most ${most} months can be foreseen, not of ${value}, so nothing was worked out.`,
  }),
  COMMAND_LIST_FORMAT: ({ value }) => ({
    'zh-CN': `名单没有格式“${value}”。请用 table、json 或 csv。`,
    en: `Lists have no format "${value}". Use table, json or csv.`,
  }),
  PROGRAM_NOT_LISTED: ({ program }) => ({
    'zh-CN': `“${program}”依据本人的保健档案，因此不按它列出人员，也不在这里显示：只给本人和她同意的服务单位看。`,
    en: `"${program}" rests on care records, so nobody is listed by it and nothing of it is shown here: only she herself and the care team she consented to see it.`,
  }),
  COMMAND_NOBODY_CALLED: ({ person }) => ({
    'zh-CN': `没有在册的人是“${person}”。请用人员编号、身份证号，或姓名的开头（汉字或拼音）。`,
    en: `Nobody on record is "${person}". Give a person's number, an identity number, or the beginning of a name in characters or pinyin.`,
  }),
  COMMAND_SEVERAL_CALLED: ({ person, count }) => ({
    'zh-CN': `有 ${count} 人叫“${person}”，不知道指的是谁，因此什么都没有做。请改用上面列出的编号。`,
    en: `${count} people are called "${person}", and it is open who is meant, so nothing was done. Give one of the numbers listed above.`,
  }),
  COMMAND_FACT_KIND: ({ value }) => ({
    'zh-CN': `没有“${value}”这一项。可以登记的内容是固定的一张表：“nuanjia fact --help”列出全部。`,
    en: `There is no kind of fact "${value}". What may be recorded is a closed list: "nuanjia fact --help" shows it.`,
  }),
  COMMAND_FACT_WHAT: () => ({
    'zh-CN':
      '没有写要登记什么，因此什么都没有改。请写“人 项目 内容”，或用 --retract 事实编号 收回，或用 --end 事实编号 --until 日期 结束。',
    en: 'It was not said what to record, so nothing was changed. Write PERSON KIND VALUE, or --retract FACT to take one back, or --end FACT with --until DATE.',
  }),
  COMMAND_FACT_VALUE: ({ kind, value, expected }) => ({
    'zh-CN': `看不懂“${kind}”的内容“${value}”，没有登记。可以写：${expected}。`,
    en: `"${value}" cannot be understood as ${kind}, so nothing was recorded. It can be: ${expected}.`,
  }),
  COMMAND_DECISION: ({ value }) => ({
    'zh-CN': `“${value}”不是一种决定，什么都没有改。请写 keep（以原登记为准）或 replace（以名册为准）。`,
    en: `"${value}" is no decision, so nothing was changed. Write keep (the record is right) or replace (the roster is).`,
  }),
  COMMAND_EVALUATION: ({ value }) => ({
    'zh-CN': `“${value}”不是核算的编号，没有改动任何内容。“nuanjia policy show”列出备用的核算。`,
    en: `"${value}" is no number of an evaluation, so nothing was changed. "nuanjia policy show" lists those that are prepared.`,
  }),
  PAYMENT_TWICE: ({ payments }) => ({
    'zh-CN': `这 ${payments} 笔里有已经登记过的（同一人、同一项目、同一期），一笔都没有登记，以免重复发放。请去掉已登记的再试。`,
    en: `Of these ${payments} payments some are on record already (same person, program and period), so none was recorded and nobody counts as paid twice. Take those out and try again.`,
  }),
  EVALUATION_MISSING: ({ county }) => ({
    'zh-CN': `${county} 还没有核算过，没有现行的结果可以比较，也就没有比较。请先运行“nuanjia start”。`,
    en: `${county} has not been evaluated yet, so there is nothing in force to compare with. Run "nuanjia start" first.`,
  }),
  EVALUATION_NOT_READY: ({ evaluation, state }) => ({
    'zh-CN': `核算 ${evaluation} 不能启用：${
      state === 'none'
        ? '没有这个核算'
        : state === 'running'
          ? '它没有做完'
          : '它已被后来的核算代替'
    }。现行的结果没有改变。请重新运行“nuanjia policy compare”。`,
    en: `Evaluation ${evaluation} cannot answer: ${
      state === 'none'
        ? 'there is no such evaluation'
        : state === 'running'
          ? 'it was not finished'
          : 'a later one has replaced it'
    }. What is in force is as it was. Run "nuanjia policy compare" again.`,
  }),
  COMMAND_CHOICE: ({ value, known }) => ({
    'zh-CN': `没有“${value}”这个选项，没有执行。可以是：${known}。`,
    en: `"${value}" is none of the choices, so nothing was done. Choose one of: ${known}.`,
  }),
  COMMAND_AREA_SOURCE: ({ known }) => ({
    'zh-CN': `请给出区划名单文件，或用 --cut-out 指明软件自带的县（${known}），两者只能选一个。没有读取任何内容。`,
    en: `Give files with an area list, or with --cut-out a county that comes with the software (${known}), and not both. Nothing was read.`,
  }),
  COMMAND_CUT_OUT: ({ value, known }) => ({
    'zh-CN': `软件没有自带“${value}”的区划，没有改动任何内容。自带的有：${known}；其他县请给出名单文件。`,
    en: `The areas of "${value}" do not come with the software, so nothing was changed. There are: ${known}; for other counties give a file.`,
  }),
  AREA_UNKNOWN: ({ code }) => ({
    'zh-CN': `记录里没有代码为“${code}”的区划，因此没有保存，以免指错地方。请核对代码，或先用“nuanjia areas”读入区划名单。`,
    en: `No area on record has the code "${code}", so nothing was saved, lest it mean another place. Check the code, or bring in an area list with "nuanjia areas" first.`,
  }),
  UNIT_UNKNOWN: ({ unit }) => ({
    'zh-CN': `没有编号为 ${unit} 的服务单位，没有保存。请核对编号。`,
    en: `There is no unit number ${unit}, so nothing was saved. Check the number.`,
  }),
  UNIT_DAYS: () => ({
    'zh-CN': '服务单位的止日不晚于起日，它一天也不存在，没有保存。请更正日期。',
    en: 'The unit would end no later than it begins and exist on no day, so it was not saved. Correct the days.',
  }),
  CATCHMENT_AREA: ({ code }) => ({
    'zh-CN': `“${code}”不是 2、4、6、9 或 12 位的区划代码，不知道指哪一片，没有保存。小组随所在的村一起服务，请用村的代码。`,
    en: `"${code}" is no area code of 2, 4, 6, 9 or 12 digits, so it is open which areas are meant, and nothing was saved. A group is served with its village: give the village's code.`,
  }),
  CATCHMENT_LATER: ({ unit }) => ({
    'zh-CN': `服务单位 ${unit} 的辖区在这一天或之后已另有安排，没有保存，以免覆盖。请用更晚的日期。`,
    en: `For unit ${unit} other areas are set for this day or a later one, so nothing was saved over them. Choose a later day.`,
  }),
} as const satisfies Readonly<Record<string, TextOf>>;
