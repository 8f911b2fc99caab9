/** Fields of phones and what was said in them, in plain words, for whoever decides between two versions. */
import { consentPurposes } from '../model/consent/purposes.ts';
import type { Value } from '../model/sync/event.ts';
import type { Field, FieldKind } from '../model/sync/fields.ts';
import { isObservation, observationOf } from '../model/service/observations.ts';
import { supplyItems } from '../model/service/supplies.ts';
import { dayInWords, findDay, type Language, type Words } from '../rules/index.ts';
import { factKindWords, factValueWords } from './fact-words.ts';

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });

const kinds: Readonly<Record<FieldKind, Words>> = {
  visit: words('走访时间和地点', 'when and where the visit was'),
  note: words('走访记录', 'note about the visit'),
  step: words('服务情况', 'how a service went'),
  measure: words('测量值', 'measured value'),
  help: words('是否需要代办待遇', 'whether she wants help in claiming'),
  paper: words('材料照片', 'photo of a paper'),
  supply: words('发放物品', 'goods given out'),
  referral: words('转介', 'referral'),
  fact: words('资料', 'fact'),
  consent: words('是否同意', 'consent'),
  phone: words('联系电话', 'phone number'),
  death: words('死亡', 'death'),
  move: words('搬迁', 'move'),
  birth: words('出生登记', 'registration of a birth'),
  newcomer: words('新居民登记', 'registration of a newcomer'),
};

const nothing = words('（撤回，不再有内容）', '(taken back: nothing)');
const unnamed = words('应用较新版本的栏目', 'a field of another version of the application');

/** Values of closed lists, wherever they stand. */
const answers: Readonly<Record<string, Words>> = {
  yes: words('同意', 'yes'),
  no: words('不同意', 'no'),
  done: words('已完成', 'done'),
  declined: words('本人谢绝', 'declined'),
  booked: words('已预约', 'booked'),
  moved: words('已搬走', 'moved away'),
  'not-needed': words('不需要', 'not needed'),
  home: words('家里', 'at home'),
  office: words('办公室', 'at the office'),
  elsewhere: words('别处', 'elsewhere'),
  female: words('女', 'female'),
  male: words('男', 'male'),
  township: words('乡镇', 'township'),
  county: words('县', 'county'),
  hospital: words('医院', 'hospital'),
  'abnormal-result': words('结果异常', 'unusual result'),
  'asked-for': words('本人要求', 'asked for'),
  'follow-up': words('随访', 'follow-up'),
  other: words('其他', 'other'),
  certificate: words('证明', 'certificate'),
  'bank-card': words('银行卡', 'bank card'),
  'identity-card': words('身份证', 'identity card'),
  'zh-CN': words('中文', 'Chinese'),
  en: words('英文', 'English'),
};

/** How a part of a value is said, with its value for `{}`; a part that is not here is its value alone. */
const parts: Readonly<Record<string, Words>> = {
  from: words('{}起', 'from {}'),
  until: words('{}止（不含）', 'until {}'),
  bookedFor: words('约在{}', 'booked for {}'),
  reviewDay: words('{}可再问', 'may be asked again on {}'),
  minutes: words('{} 分钟', '{} minutes'),
  household: words('家庭 {}', 'household {}'),
  wants: words('需要代办：{}', 'wants help: {}'),
  textVersion: words('文本第 {} 版', 'version {} of the text'),
  readAloud: words('读给本人听：{}', 'read aloud: {}'),
  guardian: words('监护人 {}', 'guardian {}'),
  parent: words('父母 {}', 'parent {}'),
  otherParent: words('另一方父母 {}', 'other parent {}'),
  born: words('{}出生', 'born {}'),
  since: words('{}起住在这里', 'lives here since {}'),
  area: words('地区 {}', 'area {}'),
  phone: words('电话 {}', 'phone {}'),
  lot: words('批号 {}', 'lot {}'),
  quantity: words('数量 {}', 'quantity {}'),
  note: words('备注：{}', 'note: {}'),
  confirmed: words('本人已核对：{}', 'confirmed: {}'),
  bytes: words('{} 字节', '{} bytes'),
};
const yes = words('是', 'yes');
const no = words('否', 'no');

/** What cannot be told to somebody who decides: which person a number is, and the fingerprint of a photo. */
const silent: readonly string[] = ['who', 'sha256', 'day'];

/** What a step of a program is called. */
export type StepWords = (program: string, step: string) => Words;

/** What a field is. Undefined: none that this version knows. */
export function fieldWords(
  field: Field | undefined,
  language: Language,
  stepWords: StepWords,
): string {
  if (!field) return unnamed[language];
  const own = kinds[field.kind][language];
  if (field.kind === 'fact') return factKindWords.get(field.fact)?.[language] ?? field.fact;
  const more = moreOf(field, stepWords)?.[language];
  return more === undefined ? own : `${own}${language === 'en' ? ': ' : '：'}${more}`;
}

function moreOf(field: Field, stepWords: StepWords): Words | undefined {
  switch (field.kind) {
    case 'consent':
      return consentPurposes[field.purpose].texts.at(-1)!.title;
    case 'measure':
      return isObservation(field.observation) ? observationOf(field.observation).words : undefined;
    case 'step':
      return stepWords(field.program, field.step);
    default:
      return undefined;
  }
}

/** What was said in a field. */
export function valueWords(field: Field | undefined, value: Value, language: Language): string {
  if (value === null) return nothing[language];
  if (typeof value !== 'object' || Array.isArray(value)) return measured(field, value);
  const { value: stated, day, ...rest } = value as { readonly [name: string]: Value };
  const isFact = field?.kind === 'fact' && (stated === null || typeof stated !== 'object');
  const said = [
    isFact ? factValueWords(field.fact, stated ?? null)[language] : '',
    day === undefined ? '' : plain(day, language),
    ...Object.entries(rest)
      .filter(([name]) => !silent.includes(name))
      .map(([name, one]) => part(name, one, language)),
  ];
  return said.filter((one) => one !== '').join(language === 'en' ? ', ' : '，');
}

const measured = (field: Field | undefined, value: Value): string =>
  field?.kind === 'measure' && isObservation(field.observation)
    ? `${String(value)} ${observationOf(field.observation).unit}`
    : String(value);

const part = (name: string, value: Value, language: Language): string =>
  (parts[name]?.[language] ?? '{}').replace('{}', () => plain(value, language));

/** A value without its name: days in words, values of closed lists in words, people by their number. */
function plain(value: Value, language: Language): string {
  if (typeof value === 'boolean') return (value ? yes : no)[language];
  if (Array.isArray(value)) return value.map((one) => plain(one as Value, language)).join('、');
  const text = String(value);
  const day = findDay(text);
  if (day !== undefined) return dayInWords(day)[language];
  const known = answers[text] ?? factKindWords.get(text) ?? itemWords(text);
  return known?.[language] ?? text.replace(/^person\/(\d+)$/, '№ $1');
}

const itemWords = (text: string): Words | undefined =>
  Object.hasOwn(supplyItems, text)
    ? supplyItems[text as keyof typeof supplyItems].words
    : undefined;
