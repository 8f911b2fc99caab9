/**
 * What speaks for and against two records being one person: the weight of each piece with its
 * reason, the words shown for it, and the thresholds. Whoever merges sees every piece and decides.
 */

export type Level = 'certain' | 'likely' | 'possible';

/** Least scores. A pair below `possible` is not shown. */
export const thresholds: Readonly<Record<Level, number>> = {
  certain: 30,
  likely: 20,
  possible: 12,
};

type Piece = {
  /** Bits: one more doubles the odds that the two records are of one person. */
  readonly weight: number;
  /** With this piece the pair is shown at most so, whatever else agrees. */
  readonly atMost?: Level;
  readonly reason: string;
  readonly 'zh-CN': string;
  readonly en: string;
};

/** Illustrative weights: chosen from how often each agrees by chance, not learned from a register. */
export const evidenceTable = {
  'same-number': {
    weight: 24,
    reason: 'A number is given to one person; what is left are copies into a wrong row.',
    'zh-CN': '身份证号相同',
    en: 'same identity number',
  },
  'id-15-and-18': {
    weight: 22,
    reason: 'As the same number, but the short form has no check character.',
    'zh-CN': '15 位旧号与 18 位号一致',
    en: 'the old 15-digit number is the same as the 18-digit one',
  },
  'id-digits-transposed': {
    weight: 16,
    reason: 'One number is not valid, and swapping two neighbours makes it the other.',
    'zh-CN': '一个号码无效，相邻两位互换后与另一个相同',
    en: 'one number is not valid; with two neighbours swapped it is the other',
  },
  'id-one-digit-differs': {
    weight: 14,
    reason:
      'One number is not valid, and one digit makes it the other. 160 ways, against 17 swaps.',
    'zh-CN': '一个号码无效，改一位后与另一个相同',
    en: 'one number is not valid; with one digit changed it is the other',
  },
  'both-have-different-valid-numbers': {
    weight: -10,
    atMost: 'possible',
    reason: 'One slip never passes the check character. Twins often have neighbouring numbers.',
    'zh-CN': '两个号码不同，且都有效',
    en: 'two different numbers, both valid',
  },
  'different-numbers': {
    weight: -2,
    reason: 'At least one is not valid, so what it should be is open.',
    'zh-CN': '号码不同，其中有无效的',
    en: 'different numbers, of which at least one is not valid',
  },
  'same-name': {
    weight: 9,
    reason: 'Two people share a name about once in 500 pairs.',
    'zh-CN': '姓名相同',
    en: 'same name',
  },
  'variant-characters': {
    weight: 8,
    reason: 'The same name in traditional or variant characters.',
    'zh-CN': '姓名相同，只是繁体或异体写法',
    en: 'same name in traditional or variant characters',
  },
  'exchanged-characters': {
    weight: 7,
    reason: 'Characters that registers exchange (闫 and 阎) are also names of their own.',
    'zh-CN': '姓名只差常被混用的字',
    en: 'names differ by characters that are often exchanged',
  },
  'same-reading': {
    weight: 6,
    reason: 'Several names share a reading, and who types by sound picks the wrong one.',
    'zh-CN': '姓名同音',
    en: 'names are read the same',
  },
  'near-reading': {
    weight: 4,
    reason: 'Many speakers do not tell zh and z, n and l, ng and n apart.',
    'zh-CN': '姓名读音相近（平翘舌、鼻边音、前后鼻音）',
    en: 'names are read nearly the same',
  },
  'name-partly-same': {
    weight: -2,
    reason: 'A slip in one character, or brothers and sisters who share a generation character.',
    'zh-CN': '姓名只差一个字',
    en: 'names differ in one character',
  },
  'different-name': {
    weight: -12,
    atMost: 'possible',
    reason: 'A changed name is rare; two people are not.',
    'zh-CN': '姓名不同',
    en: 'different names',
  },
  'maybe-twins': {
    weight: -10,
    atMost: 'possible',
    reason:
      'Born on one day of one parent with different names; one sound will do if the numbers agree.',
    'zh-CN': '同日出生、父母相同而姓名不同，可能是双胞胎',
    en: 'born on one day of the same parents with different names: perhaps twins',
  },
  'same-birth-day': {
    weight: 9,
    reason: 'One in some 25,000 by chance, but birth days stated from memory bunch together.',
    'zh-CN': '出生日期相同',
    en: 'same day of birth',
  },
  'birth-day-month-swapped': {
    weight: 6,
    reason: 'As the same day, with month and day exchanged.',
    'zh-CN': '出生月和日互换后相同',
    en: 'same day of birth with month and day swapped',
  },
  'birth-one-digit': {
    weight: 4,
    reason: 'One digit differs or two neighbours are swapped: about 40 days in 25,000.',
    'zh-CN': '出生日期只差一位，或相邻两位互换',
    en: 'days of birth differ in one digit or by two swapped ones',
  },
  'birth-may-be-same': {
    weight: 2,
    reason: 'One is known only by month or year, and the other lies in it.',
    'zh-CN': '出生日期不精确，但不矛盾',
    en: 'days of birth are inexact and do not contradict each other',
  },
  'different-birth': {
    weight: -8,
    reason: 'Brothers and sisters, father and son.',
    'zh-CN': '出生日期不同',
    en: 'different days of birth',
  },
  'different-sex': {
    weight: -7,
    atMost: 'likely',
    reason: 'Seldom wrong where it is recorded.',
    'zh-CN': '性别不同',
    en: 'different sex',
  },
  'same-household': {
    weight: 3,
    reason: 'Most people of a household are different people.',
    'zh-CN': '同一户',
    en: 'same household',
  },
  'same-area': {
    weight: 2,
    reason: 'Most records of one person come from one place, and so do those of its neighbours.',
    'zh-CN': '同一地区',
    en: 'same area',
  },
  'same-parents': {
    weight: 4,
    reason: 'A parent in common leaves the person and a few brothers and sisters.',
    'zh-CN': '有共同的父亲或母亲',
    en: 'a parent in common',
  },
  'different-parents': {
    weight: -4,
    reason: 'Namesakes of one day have other parents, unless those are on record twice as well.',
    'zh-CN': '父母不同',
    en: 'different parents',
  },
  'same-phone': {
    weight: 2,
    reason: 'Families share a telephone.',
    'zh-CN': '电话相同',
    en: 'same telephone',
  },
  'parent-and-child': {
    weight: -40,
    reason: 'Nobody is their own parent.',
    'zh-CN': '一人是另一人的父亲或母亲',
    en: 'one is a parent of the other',
  },
} as const satisfies Readonly<Record<string, Piece>>;

export type EvidenceName = keyof typeof evidenceTable;

const pieces: Readonly<Record<EvidenceName, Piece>> = evidenceTable;

export const weightOf = (name: EvidenceName): number => pieces[name].weight;

/** The level of a score, lowered by pieces that cap it; undefined: not worth showing. */
export function levelOf(score: number, names: readonly EvidenceName[]): Level | undefined {
  if (score < thresholds.possible) return undefined;
  const caps = names.map((name) => pieces[name].atMost);
  if (score < thresholds.likely || caps.includes('possible')) return 'possible';
  return score < thresholds.certain || caps.includes('likely') ? 'likely' : 'certain';
}
