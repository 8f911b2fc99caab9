/**
 * What Guangdong adds to the one-child parents' award, in plain Chinese.
 */
import type { Messages } from '../../definition.ts';

/** Texts that come on top of the national program's. */
export const messages: Partial<Messages> = {
  summary:
    '持有《独生子女父母光荣证》的父母，孩子满14周岁以前每个家庭每月10元保健费，双方各半；没有单位的由地方政府负担',
};
