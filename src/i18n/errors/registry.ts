/**
 * Texts for everything that the record of people can refuse: what happened, why it matters, what to do.
 * None of them names anybody.
 */
import type { Words } from '../../rules/index.ts';
import type { TextOf } from '../sheet-problems.ts';

/** By code of the registry and of merging duplicates. */
export const registryErrorTexts: Readonly<Record<string, TextOf>> = {
  PERSON_KNOWN: () => ({
    'zh-CN': '这个身份证号已有记录，没有另建一份，以免一人两档。请按身份证号查找已有的记录。',
    en: 'This identity number is on record already; a second record was not made, so that one person stays one. Look the record up by its number.',
  }),
  PERSON_UNKNOWN: ({ person }) => ({
    'zh-CN': `没有编号为 ${person} 的人，因此什么都没有改。请重新查找此人。`,
    en: `There is nobody with record number ${person}, so nothing was changed. Look the person up again.`,
  }),
  NAME_EMPTY: () => ({
    'zh-CN':
      '姓名是空的，没有保存：没有姓名，别人无法认出这是谁。新生儿请先写“某某之子”或“某某之女”。',
    en: 'The name is empty and was not saved: nobody could tell who it is. For a newborn write "child of …" for now.',
  }),
  NUMBER_INVALID: ({ fault }) => ({
    'zh-CN': `${faultWords(fault)['zh-CN']}，因此没有保存。请对照证件重新录入；没有号码也可以先登记。`,
    en: `${faultWords(fault).en}, so it was not saved. Type it again from the document; people can also be registered without a number.`,
  }),
  NUMBER_SAME: () => ({
    'zh-CN': '此人登记的就是这个身份证号，没有需要更改的。',
    en: 'This is the identity number that the person has on record; there is nothing to change.',
  }),
  FACT_KIND_UNKNOWN: ({ kind }) => ({
    'zh-CN': `没有“${kind}”这一项。可以登记的内容是固定的一张表，表外的不收集。请从表中选择。`,
    en: `There is no kind of fact "${kind}". What may be recorded is a closed list; nothing else is collected. Choose from the list.`,
  }),
  FACT_VALUE_INVALID: ({ kind, value, expected }) => ({
    'zh-CN': `“${kind}”不能是“${value}”，没有保存。可以是：${expected}。`,
    en: `"${kind}" cannot be "${value}", so it was not saved. It can be: ${expected}.`,
  }),
  FACT_VALUE_NEEDED: ({ kind }) => ({
    'zh-CN': `“${kind}”是一种状况，要写它的值和起止日期，而不是某一天。没有保存，请重新填写。`,
    en: `"${kind}" is something that holds for a time: it needs a value, not the day of an event. It was not saved; state the value.`,
  }),
  FACT_DAY_NEEDED: ({ kind }) => ({
    'zh-CN': `“${kind}”是某一天发生的事，要写哪一天，而不是值和起止日期。没有保存，请重新填写。`,
    en: `"${kind}" is something that happened: it needs its day, not a value that holds for a time. It was not saved; state the day.`,
  }),
  FACT_DAYS_INVALID: ({ kind, from, until }) => ({
    'zh-CN': `“${kind}”的日期不成立：从 ${from} 到 ${until}。结束必须晚于开始，也不能晚于原来的结束。没有保存，请改正日期。`,
    en: `The days of "${kind}" do not work: from ${from} until ${until}. The end must come after the beginning, and not after the end on record. It was not saved; correct the days.`,
  }),
  FACT_IN_FUTURE: ({ kind, day, today }) => ({
    'zh-CN': `“${kind}”的日期 ${day} 晚于今天（${today}），还没有发生的事不能登记。请检查日期。`,
    en: `"${kind}" is dated ${day}, after today (${today}); what has not happened cannot be recorded. Check the date.`,
  }),
  FACT_SOURCE_NEEDED: ({ kind }) => ({
    'zh-CN': `“${kind}”只能由本人提供，任何人不得代查代报。没有保存。请写明本人出示或告知的来源。`,
    en: `"${kind}" enters only as what the person brings herself; nobody may find it out for her. It was not saved. Say what she showed or told.`,
  }),
  FACT_OTHER_COUNTY: () => ({
    'zh-CN':
      '这个住址不在本县，没有保存：迁到外县由迁入地接收。请结束本县的居住登记，并告知本人到迁入地办理。',
    en: 'This place lies in another county, so it was not saved: a move there is received there. End the residence here and tell the person where to go.',
  }),
  FACT_IN_CARE_RECORD: ({ kind }) => ({
    'zh-CN': `“${kind}”只保存在本人的保健档案里，由本人同意的服务单位填写，不进入县里的登记。没有保存。请由本人与该单位在保健档案中登记。`,
    en: `"${kind}" is kept only in a woman's own care record, by the care team she consented to, and not in the record of the county. It was not saved. She and her care team enter it there.`,
  }),
  FACT_ALREADY_KNOWN: ({ kind }) => ({
    'zh-CN': `“${kind}”已有登记，没有再加一条。如果原来的错了，请用更正。`,
    en: `"${kind}" is on record already; nothing was added. If what is on record is wrong, correct it.`,
  }),
  FACT_OVERLAPS: ({ kind }) => ({
    'zh-CN': `“${kind}”在这段日期里已有另外的登记，两条会互相矛盾，因此没有保存。情况变了请用变更，登记错了请用更正。`,
    en: `Something else is on record as "${kind}" for some of these days, and both cannot be true, so it was not saved. If things changed, record a change; if the record is wrong, correct it.`,
  }),
  FACT_DEATH_BEFORE_BIRTH: () => ({
    'zh-CN': '死亡日期早于出生日期，没有保存，因为待遇要按这两个日期计算。请检查两个日期。',
    en: 'The day of death lies before the day of birth; it was not saved, because rights are counted from both days. Check both.',
  }),
  FACT_NOT_THERE: ({ fact }) => ({
    'zh-CN': `此人没有编号为 ${fact} 的登记，可能刚刚被别人更正或收回。什么都没有改，请刷新后再看。`,
    en: `The person has no fact number ${fact}; somebody may just have corrected or retracted it. Nothing was changed; look at the record again.`,
  }),
  FACT_CHANGE_NEEDS_DAY: ({ kind }) => ({
    'zh-CN': `“${kind}”不能这样变更：变更要有起始日期，而且只适用于会随时间变化的内容。没有保存。登记错了请用更正。`,
    en: `"${kind}" cannot change like this: a change needs its first day, and only what changes with time can change. Nothing was saved. If the record is wrong, correct it.`,
  }),
  FACT_OTHER_KIND: ({ kind, stored }) => ({
    'zh-CN': `要更正的登记是“${stored}”，不是“${kind}”，没有保存。请选对要更正的那一条。`,
    en: `The fact to correct is "${stored}", not "${kind}", so nothing was saved. Choose the fact that is wrong.`,
  }),
  KINSHIP_SELF: () => ({
    'zh-CN': '关系的两端是同一个人，没有保存。请选另一个人。',
    en: 'Both ends of the link are the same person, so it was not saved. Choose somebody else.',
  }),
  KINSHIP_KNOWN: ({ relation }) => ({
    'zh-CN': `这两个人的“${relation}”关系已有登记，没有再加一条。`,
    en: `That one of the two is among the other's ${relation} is on record already; nothing was added.`,
  }),
  KINSHIP_MARRIED: () => ({
    'zh-CN':
      '其中一人在这段日期里另有配偶登记，没有保存。前一段婚姻已结束的，请先登记它的结束日期。',
    en: 'One of the two has another spouse on record for some of these days, so the marriage was not saved. If the earlier one has ended, record its end first.',
  }),
  KINSHIP_CIRCLE: () => ({
    'zh-CN':
      '这样一来会有人成为自己的长辈，没有保存，因为亲属关系要用来计算待遇。请检查父母和子女是否写反，或是否合并错了人。',
    en: 'Somebody would become her own ancestor, so it was not saved: rights are worked out from kinship. Check whether parent and child were exchanged, or the wrong records merged.',
  }),
  KINSHIP_NOT_THERE: ({ link }) => ({
    'zh-CN': `此人没有编号为 ${link} 的亲属关系，可能刚刚被别人更改。什么都没有改，请刷新后再看。`,
    en: `The person has no link number ${link}; somebody may just have changed it. Nothing was changed; look at the record again.`,
  }),
  HOUSEHOLD_EMPTY: () => ({
    'zh-CN': '户号是空的，没有保存。请填写户号。',
    en: 'The number of the household is empty, so nothing was saved. Fill it in.',
  }),
  HOUSEHOLD_KNOWN: ({ household }) => ({
    'zh-CN': `此人在这段日期里已是 ${household} 户的成员，没有再加一条。`,
    en: `The person belongs to household ${household} on these days already; nothing was added.`,
  }),
  HOUSEHOLD_NOT_THERE: ({ household }) => ({
    'zh-CN': `此人现在不是 ${household} 户的成员，什么都没有改。请核对户号。`,
    en: `The person does not belong to household ${household} now, so nothing was changed. Check the number.`,
  }),
  CONFLICT_NOT_OPEN: ({ conflict }) => ({
    'zh-CN': `第 ${conflict} 号不一致已有人处理，或并不存在。什么都没有改，请刷新列表。`,
    en: `Conflict ${conflict} was decided already or does not exist. Nothing was changed; load the list again.`,
  }),
  CONFLICT_OUTDATED: ({ conflict }) => ({
    'zh-CN': `第 ${conflict} 号不一致里的原登记后来已经改了，没有替换，以免盖掉更新的内容。请看现在的登记，再选“保留”。`,
    en: `What conflict ${conflict} was about has changed since, so nothing was replaced: newer knowledge would be lost. Look at the record now, then choose to keep it.`,
  }),
  CONFLICT_BY_HAND: ({ conflict, kind }) => ({
    'zh-CN': `第 ${conflict} 号不一致是亲属关系（${kind}），不能自动替换。请先手工更改关系，再选“保留”。`,
    en: `Conflict ${conflict} is about relatives (${kind}) and cannot be replaced by itself. Change the links by hand, then choose to keep the record.`,
  }),
  EVENT_UNKNOWN: ({ event }) => ({
    'zh-CN': `没有编号为 ${event} 的操作，什么都没有撤销。请从历史里选择。`,
    en: `There is no act number ${event}, so nothing was undone. Choose one from the history.`,
  }),
  EVENT_NOT_UNDOABLE: ({ kind }) => ({
    'zh-CN': `“${kind}”这种操作不能在这里撤销，什么都没有改。合并请用撤销合并，名单请用撤销导入，姓名请再更正一次。`,
    en: `An act of the kind "${kind}" cannot be undone here; nothing was changed. Undo merges as merges and rosters as imports; correct a name again.`,
  }),
  EVENT_BUILT_UPON: () => ({
    'zh-CN':
      '之后的操作已经改动或用到了它留下的内容，没有撤销，以免丢失后来的登记。请先撤销后来的操作，或直接更正。',
    en: 'Later acts changed or use what this one left, so it was not undone: what they recorded would be lost. Undo the later ones first, or correct the record.',
  }),
  IMPORT_UNKNOWN: ({ importId }) => ({
    'zh-CN': `没有编号为 ${importId} 的导入，什么都没有撤销。`,
    en: `There is no import number ${importId}, so nothing was undone.`,
  }),
  IMPORT_RUNNING: ({ importId }) => ({
    'zh-CN': `第 ${importId} 号导入还没有完成，不能撤销一半。请等它完成；中断了的请再导入一次同一份名单，完成后再撤销。`,
    en: `Import ${importId} is not complete, and half of it cannot be undone. Wait for it; if it was cut off, read in the same roster again, then undo it.`,
  }),
  IMPORT_UNDONE: ({ importId }) => ({
    'zh-CN': `第 ${importId} 号导入已经撤销，没有需要再撤销的。`,
    en: `Import ${importId} has been undone already; there is nothing left to undo.`,
  }),
  MERGE_ALREADY: () => ({
    'zh-CN': '这两份记录已经是同一个人，没有再合并。',
    en: 'These two records are one person already; nothing was merged.',
  }),
  MERGE_NOT_THERE: ({ merge }) => ({
    'zh-CN': `没有编号为 ${merge} 的合并，或它已经撤销。什么都没有改。`,
    en: `There is no merge number ${merge}, or it has been undone. Nothing was changed.`,
  }),
  DUPLICATE_NOT_LISTED: () => ({
    'zh-CN': '这两份记录不在待判定的列表里，可能已有人判定。什么都没有改，请刷新列表。',
    en: 'These two records are not among the pairs to decide; somebody may have decided. Nothing was changed; load the list again.',
  }),
  DUPLICATE_TOO_MANY_PEOPLE: ({ people, peopleMax }) => ({
    'zh-CN': `有 ${people} 人，一次最多能在 ${peopleMax} 人中查找重复，因此没有查找。请按县分开查找。`,
    en: `There are ${people} people; duplicates can be looked for among ${peopleMax} at once, so nothing was looked for. Search county by county.`,
  }),
};

const numberFaults: Readonly<Record<string, Words>> = {
  form: {
    'zh-CN': '身份证号应为 18 位或 15 位',
    en: 'An identity number has 18 or 15 characters',
  },
  check: {
    'zh-CN': '身份证号的最后一位对不上，可能录错了一位',
    en: 'The last character of the identity number does not fit the others; one may be mistyped',
  },
  date: {
    'zh-CN': '身份证号里的出生日期不存在',
    en: 'The identity number contains a day of birth that does not exist',
  },
};

const faultWords = (fault: string | number | undefined): Words =>
  numberFaults[fault ?? ''] ?? { 'zh-CN': '身份证号不成立', en: 'This is no identity number' };
