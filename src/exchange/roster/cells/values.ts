/**
 * Words of a roster and the values they stand for. Every reader gives the value, or says that the
 * cell is empty, states that nobody knows, states that there is none, or cannot be understood.
 */
import type { Sex } from '../../../rules/index.ts';

/** `unknown`: somebody wrote that it is not known. `no`: somebody wrote that there is none. */
export type Answer<V> =
  | { readonly is: 'value'; readonly value: V }
  | { readonly is: 'empty' | 'unknown' | 'no' | 'unreadable' };

type Plain = Exclude<Answer<never>, { is: 'value' }>;
const [empty, unknown, no, unreadable]: readonly [Plain, Plain, Plain, Plain] = [
  { is: 'empty' },
  { is: 'unknown' },
  { is: 'no' },
  { is: 'unreadable' },
];

const wordList = (text: string): readonly string[] => text.split(' ');

const general: ReadonlyMap<string, Plain> = new Map([
  ...wordList('- -- — —— / \\ 空 n/a na null').map((word) => [word, empty] as const),
  ...wordList('不详 未知 不明 不清楚 不清 待查 待核实 未说明 ? ?? unknown unclear').map(
    (word) => [word, unknown] as const,
  ),
  ...wordList('无 没有 否 未 不是 未持有 未办理 暂无 × x ✗ 0 no none n false f').map(
    (word) => [word, no] as const,
  ),
]);

/** Lower case, half width, without spaces: how words are compared. */
export function comparable(text: string): string {
  const half = /^[\x20-\x7E\u4E00-\u9FFF]*$/.test(text) ? text : text.normalize('NFKC');
  return half.toLowerCase().replace(/\s/g, '');
}

const plainLengthMax = 16;

/** Whether a cell is empty, unknown or none, in words that mean so in every column. */
export function plainAnswer(text: string): Plain | undefined {
  if (text === '') return empty;
  // Numbers and addresses are longer than all of these words, however they are spaced.
  return text.length > plainLengthMax ? undefined : general.get(comparable(text));
}

/** A reader of words that looks every word up in a table, after the words that mean so everywhere. */
function choice<V>(table: Readonly<Record<string, Answer<V>>>): (text: string) => Answer<V> {
  const answers = new Map(
    Object.entries(table).flatMap(([listed, answer]) =>
      listed.split(' ').map((word) => [word, answer] as const),
    ),
  );
  return (text) => {
    if (text === '') return empty;
    const exact = answers.get(text);
    if (exact) return exact;
    const word = comparable(text);
    return answers.get(word) ?? general.get(word) ?? unreadable;
  };
}

const value = <V>(of: V): Answer<V> => ({ is: 'value', value: of });

/** Codes as in GB/T 2261.1. */
export const readSex = choice<Sex>({
  '女 女性 female f 2 妇女': value('female'),
  '男 男性 male m 1': value('male'),
  '0 9 未知的性别 未说明的性别': unknown,
});

/** "居民户口" says nothing about agricultural or not. */
export const readRegistrationType = choice<'agricultural' | 'non-agricultural'>({
  '农业 农业户口 农业家庭户 农业家庭户口 农业集体户 农村 农村户口 农村居民 农户 agricultural rural':
    value('agricultural'),
  '非农业 非农 非农业户口 非农户口 非农业家庭户 非农业家庭户口 非农业集体户 城镇 城镇户口 城镇居民 城市 nonagricultural non-agricultural urban':
    value('non-agricultural'),
  '居民 居民户 居民户口 居民家庭户 居民家庭户口 家庭户 家庭户口 集体户 集体户口 resident': unknown,
});

/** Codes as in GB/T 2261.2. */
export const readMaritalStatus = choice<'never-married' | 'married' | 'divorced' | 'widowed'>({
  '未婚 10 single nevermarried never-married': value('never-married'),
  '已婚 初婚 再婚 复婚 有配偶 20 21 22 23 married remarried': value('married'),
  '丧偶 30 widowed widow widower': value('widowed'),
  '离婚 离异 40 divorced': value('divorced'),
  '未说明的婚姻状况 90': unknown,
});

export const readEmployment = choice<'employed' | 'not-employed'>({
  '在职 就业 已就业 有工作 在业 有 是 employed yes y true': value('employed'),
  '无业 未就业 失业 待业 无工作 无 否 退休 离退休 已退休 在校 学生 notemployed not-employed unemployed retired no n false':
    value('not-employed'),
});

const countries = choice<'cn' | 'other'>({
  '中国 中国籍 中华人民共和国 中国国籍 cn chn china chinese 156 中国香港 中国澳门 中国台湾':
    value('cn'),
  '外国 外籍 外国籍 其他 other foreign 无国籍 stateless': value('other'),
});

/** Any other name of a country is another country. */
export function readNationality(text: string): Answer<'cn' | 'other'> {
  const answer = countries(text);
  const isName = /^[\p{Script=Han}]{2,12}$|^[A-Za-z][A-Za-z .'-]{1,40}$/u.test(text);
  return answer.is === 'unreadable' && isName ? value('other') : answer;
}

const flags = choice<boolean>({
  '是 有 √ ✓ v y yes true 1 持有 已办理 已领 已领取 t': value(true),
});

export const readFlag = flags;

/** Yes, no, or the number of a certificate, which means yes. */
export function readCertificate(text: string): Answer<boolean> {
  const answer = flags(text);
  const isNumber = /^(?=(.*\d){4})[\p{Script=Han}A-Za-z0-9()[\]〔〕第号-]{4,40}$/u.test(
    text.normalize('NFKC').replace(/\s/g, ''),
  );
  return answer.is === 'unreadable' && isNumber ? value(true) : answer;
}

const numerals: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 三: 3, 四: 4, 壹: 1, 贰: 2, 叁: 3, 肆: 4, 两: 2 },
  ...{ 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 零: 0 },
  ...{ Ⅰ: 1, Ⅱ: 2, Ⅲ: 3, Ⅳ: 4, i: 1, ii: 2, iii: 3, iv: 4 },
};

/** A grade from 1 to `most`: "二级", "2", "肢体二级", "Ⅱ级", "grade 2". */
export function readGrade(text: string, most: number): Answer<number> {
  const plain = plainAnswer(text);
  if (plain) return plain;
  const word = comparable(text);
  const match =
    /^(?:[视听言肢智精多][一-鿿]{0,5}|残疾|grade|level)?(\d|[一二三四壹贰叁肆]|i{1,3}|iv)(?:级|等|级残疾)?$/.exec(
      word,
    );
  const grade = match ? (numerals[match[1]!] ?? Number(match[1])) : Number.NaN;
  return grade >= 1 && grade <= most ? value(grade) : unreadable;
}

/** How many children: "2", "2个", "两个", "无". */
export function readCount(text: string): Answer<number> {
  const match = /^(\d{1,2}|[一二三四五六七八九十两零])(?:个|人|名|孩)?$/.exec(comparable(text));
  if (match) return value(numerals[match[1]!] ?? Number(match[1]));
  const plain = plainAnswer(text);
  return plain?.is === 'no' ? value(0) : (plain ?? unreadable);
}

/** What someone is to the head of the household, as far as kinship follows from it. */
export type RelationToHead = 'head' | 'spouse' | 'child' | 'father' | 'mother' | 'parent' | 'other';

const relationsToHead = choice<RelationToHead>({
  '户主 本人 本人或户主 head householdhead self headofhousehold': value('head'),
  '配偶 妻 夫 妻子 丈夫 爱人 老婆 老公 spouse wife husband': value('spouse'),
  '父亲 父 father': value('father'),
  '母亲 母 mother': value('mother'),
  '父母 parent': value('parent'),
  'son daughter child 子女 孩子 儿 儿子 女 子 女儿 养子 养女 独生子 独生女 独子 独女 adoptedson adopteddaughter':
    value('child'),
  'daughter-in-law daughterinlaw son-in-law soninlaw grandson granddaughter grandchild brother sister sibling other grandfather grandmother nephew niece stepson stepdaughter stepchild relative non-relative tenant':
    value('other'),
});

/** "长子", "二女", "次女" are children; grandchildren, in-laws, siblings and others link nobody. */
export function readRelationToHead(text: string): Answer<RelationToHead> {
  const answer = relationsToHead(text);
  if (answer.is !== 'unreadable') return answer;
  const word = comparable(text);
  if (/^[长大次二三四五六七八九幺小老][子女](儿)?$|^[长大二次三四五小]儿子?$/.test(word)) {
    return value('child');
  }
  const isOther =
    /孙|媳|婿|兄|弟|姐|妹|祖|爷|奶|公|婆|岳|继|嫂|伯|叔|姑|姨|舅|侄|甥|其他|非亲属|亲属|保姆|寄|之父|之母/;
  return isOther.test(word) ? value('other') : unreadable;
}
