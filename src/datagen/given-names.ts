/**
 * Given names by decade of birth. Illustrative weights, not a census: the list is only meant to
 * sort, break and search as real names do.
 */
import type { Sex } from '../rules/index.ts';

type GivenNames = { readonly bornFrom: number } & Readonly<Record<Sex, readonly string[]>>;

const words = (text: string): readonly string[] => text.split(' ');

/** Eras from the latest back; the first one that began by the year of birth holds. */
export const givenNames: readonly GivenNames[] = [
  {
    bornFrom: 2005,
    female: words(
      '梓涵 欣怡 诗涵 雨桐 可馨 一诺 依诺 语桐 若曦 佳怡 子萱 思彤 沐宸 芷晴 安然 小禾 清妍 书瑶 苒 悦 玥 朵',
    ),
    male: words(
      '浩宇 浩然 子轩 宇轩 梓豪 俊熙 奕辰 沐阳 皓轩 子墨 铭泽 亦航 景行 一鸣 嘉树 思远 小满 睿 宸 昊 川',
    ),
  },
  {
    bornFrom: 1990,
    female: words('婷 欣 雪 倩 思雨 雨晴 佳琪 梦瑶 晓雯 文静 雅婷 诗雨 嘉欣 紫薇 静怡 璐 颖 蕾 珊'),
    male: words('浩 鹏 帅 凯 子豪 文博 嘉伟 俊杰 宇航 天宇 志豪 鑫 磊 晨 旭东 泽宇 一凡 晓峰 超'),
  },
  {
    bornFrom: 1970,
    female: words('丽 敏 静 燕 艳 红梅 丽娟 海燕 春梅 晓红 丽华 雪梅 亚楠 娟 芳 霞 玲 慧 洁 萍'),
    male: words('伟 勇 军 强 涛 斌 建军 海涛 志强 建华 晓东 永强 国庆 春雷 刚 波 辉 宏 磊 卫东'),
  },
  {
    bornFrom: 1900,
    female: words(
      '秀英 桂英 玉兰 秀兰 桂兰 凤英 玉珍 淑珍 桂花 素珍 秋菊 美英 翠花 春兰 腊梅 爱华 兰 芝 珍',
    ),
    male: words(
      '建国 国强 德胜 福生 永福 长贵 金山 德明 玉山 宝山 建设 援朝 跃进 卫国 大明 水根 林 山 田',
    ),
  },
];

/** Given names with characters beyond the Basic Multilingual Plane, as some people do have. */
export const rareGivenNames: readonly string[] = words('𬘭 晓𬘭 𡐓 文𡐓 𡌶 志𡌶 𣒍 子𣒍 𬭊 若𬭎');

/** Given names of a people that writes given name and father's name with a middle dot. */
export const dottedGivenNames: Readonly<Record<Sex, readonly string[]>> = {
  female: words('阿依古丽 古丽娜尔 祖丽胡玛尔 迪丽努尔 帕提古丽 茹仙古丽'),
  male: words('阿卜杜热西提 艾力 努尔兰 玉素甫江 库尔班江 阿迪力'),
};
