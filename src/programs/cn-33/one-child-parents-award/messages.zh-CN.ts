/**
 * What Zhejiang adds to the one-child parents' award, in plain Chinese.
 */
import type { Messages } from '../../definition.ts';

/** Texts that come on top of the national program's. */
export const messages: Partial<Messages> = {
  summary:
    '持有《独生子女父母光荣证》的父母，孩子满14周岁以前每个家庭每年不低于100元：双方单位各半；一方为农村居民或已离世的由另一方单位全付；没有单位的按县里规定',
};
