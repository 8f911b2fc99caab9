/**
 * Goods that are given out: a closed list. A standing offer is open to everybody and issued to nobody: what is taken is
 * counted in pieces, and who takes it is on no record.
 */
import type { Words } from '../../rules/index.ts';

export type SupplyItem = {
  readonly words: Words;
  /** What one piece is. */
  readonly piece: Words;
  readonly isStandingOffer: boolean;
};

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });
const box = words('盒', 'box');
const one = words('件', 'piece');

export const supplyItems = {
  condoms: { words: words('避孕套', 'condoms'), piece: box, isStandingOffer: true },
  'oral-contraceptives': {
    words: words('口服避孕药', 'oral contraceptives'),
    piece: box,
    isStandingOffer: true,
  },
  'folic-acid': { words: words('叶酸片', 'folic acid tablets'), piece: box, isStandingOffer: true },
  'vitamin-ad': {
    words: words('维生素AD滴剂', 'vitamin A and D drops'),
    piece: box,
    isStandingOffer: false,
  },
  'rehydration-salts': {
    words: words('口服补液盐', 'oral rehydration salts'),
    piece: box,
    isStandingOffer: false,
  },
  thermometer: { words: words('体温计', 'thermometer'), piece: one, isStandingOffer: false },
  'child-health-booklet': {
    words: words('儿童保健手册', 'child health booklet'),
    piece: one,
    isStandingOffer: false,
  },
  'first-aid-kit': {
    words: words('家庭急救包', 'first-aid kit'),
    piece: one,
    isStandingOffer: false,
  },
} as const satisfies Readonly<Record<string, SupplyItem>>;

export type SupplyId = keyof typeof supplyItems;
export const supplyIds = Object.keys(supplyItems) as SupplyId[];
export const isSupply = (item: string): item is SupplyId => Object.hasOwn(supplyItems, item);
export const supplyOf = (item: SupplyId): SupplyItem => supplyItems[item];
