/** Fields of phones and what was said in them, in plain words, for whoever decides between two versions. */
import { consentPurposes } from '../model/consent/purposes.ts';
import type { Value } from '../model/sync/event.ts';
import type { Field, FieldKind } from '../model/sync/fields.ts';
import type { Language, Words } from '../rules/index.ts';
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
const answers: Readonly<Record<string, Words>> = {
  yes: words('同意', 'yes'),
  no: words('不同意', 'no'),
  done: words('已完成', 'done'),
  declined: words('本人谢绝', 'declined'),
  booked: words('已预约', 'booked'),
  moved: words('已搬走', 'moved away'),
  'not-needed': words('不需要', 'not needed'),
};

/** What a field is. Undefined: none that this version knows. */
export function fieldWords(field: Field | undefined, language: Language): string {
  if (!field) return unnamed[language];
  const own = kinds[field.kind][language];
  if (field.kind === 'fact') return factKindWords.get(field.fact)?.[language] ?? field.fact;
  if (field.kind === 'consent') {
    return `${own}: ${consentPurposes[field.purpose].texts.at(-1)!.title[language]}`;
  }
  if (field.kind === 'measure') return `${own}: ${field.observation}`;
  if (field.kind === 'step') return `${own}: ${field.program} ${field.step}`;
  return own;
}

/** What was said in a field. */
export function valueWords(field: Field | undefined, value: Value, language: Language): string {
  if (value === null) return nothing[language];
  if (typeof value !== 'object' || Array.isArray(value)) return String(value);
  const { value: stated, answer, outcome, ...rest } = value as { readonly [name: string]: Value };
  const first =
    field?.kind === 'fact' && (stated === null || typeof stated !== 'object')
      ? factValueWords(field.fact, stated ?? null)[language]
      : (answers[String(answer ?? outcome)]?.[language] ?? '');
  const others = Object.entries(rest).map(([name, one]) => `${name} ${String(one)}`);
  return [first, ...others].filter((one) => one !== '').join(', ');
}
