/**
 * Which refused concept a name or a text speaks of, however it is spelled.
 */
import type { Words } from '../../rules/index.ts';
import { type RefusedConcept, refusedConcepts, type Spellings } from '../refused.ts';
import { type SafeguardId, safeguards } from '../safeguards.ts';

/** The first refused concept that a name or text speaks of; undefined for anything else. */
export function findConcept(text: string): RefusedConcept | undefined {
  const plain = plainText(text);
  return Object.values(refusedConcepts).find(
    ({ words }) => findSpelling(plain, words) !== undefined,
  );
}

/** The concept whose coercive phrase a text has, with the phrase. */
export function findCoercion(
  text: string,
): { readonly concept: RefusedConcept; readonly phrase: string } | undefined {
  const plain = plainText(text);
  for (const concept of Object.values(refusedConcepts)) {
    const phrase = findSpelling(plain, concept.phrases);
    if (phrase !== undefined) return { concept, phrase };
  }
  return undefined;
}

const intimate: Spellings = {
  zh: ['孕', '避孕', '节育', '流产', '分娩', '生育', '月经', '宫颈', '乳腺', '产检', '产后'],
  en: [
    'pregnan',
    'antenatal',
    'postnatal',
    'contracept',
    'abortion',
    'miscarr',
    'menstrua',
    'cervical',
    'breast',
    'childbirth',
    'fertil',
    'iud',
  ],
};

/** Whether a text tells a bystander of reproductive matters. */
export const isReproductive = (text: string): boolean =>
  findSpelling(plainText(text), intimate) !== undefined;

/** The safeguard to name: the definition's own where the concept touches it. */
export const safeguardOf = (concept: RefusedConcept, own: SafeguardId): SafeguardId =>
  concept.safeguards.includes(own) ? own : concept.safeguards[0];

export const lawOf = (concept: RefusedConcept | undefined, safeguard: SafeguardId): Words =>
  concept?.law ?? safeguards[safeguard].law;

type PlainText = { readonly joined: string; readonly spaced: string };

const traditional = '術結紮環絕劃養費懷節計產檢證戶長撫會決報為務標時實獎應補';
const simplified = '术结扎环绝划养费怀节计产检证户长抚会决报为务标时实奖应补';

/** Full-width, traditional, accented, spaced and camelCase writings of a word come out alike. */
function plainText(text: string): PlainText {
  const spaced = text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\p{Script=Han}/gu, (sign) => simplified[traditional.indexOf(sign)] ?? sign)
    .trim();
  return { joined: spaced.replaceAll(' ', ''), spaced: ` ${spaced}` };
}

function findSpelling(
  { joined, spaced }: PlainText,
  { zh = [], pinyin = [], en = [] }: Spellings,
): string | undefined {
  return (
    [...zh, ...pinyin].find((word) => joined.includes(word)) ??
    en.find((word) => spaced.includes(` ${word}`))
  );
}
