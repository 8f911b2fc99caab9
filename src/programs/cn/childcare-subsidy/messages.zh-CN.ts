/**
 * 育儿补贴 in plain Chinese.
 */
import type { Messages } from '../../definition.ts';

/** Texts for families and township clerks. */
export const messages: Messages = {
  name: '育儿补贴',
  summary: '从2025年起，每个不满3周岁的孩子每年可以领取3600元，由父母一方或其他监护人申领',
  conditions: {
    chineseNationality: '孩子是中国国籍',
    underThree: '孩子不满3周岁',
    inForce: '在2025年1月1日补贴实施之后',
    livedOnTheDay: '当天孩子在世',
    living: '孩子在世',
    onTheDayOfDeath: '当天为孩子离世之日（离世当年仍可申领）',
  },
  checks: {
    lawfulBirth: '符合法律法规规定生育或收养；孤儿、事实无人抚养儿童当然包括在内',
  },
  questions: {
    nationality: '孩子是中国国籍吗？（补贴发给中国国籍的孩子）',
  },
};
