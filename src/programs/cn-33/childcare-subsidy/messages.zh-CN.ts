/**
 * What Zhejiang adds to the childcare subsidy, in plain Chinese.
 */
import type { Messages } from '../../definition.ts';

/** Texts that come on top of the national program's. */
export const messages: Partial<Messages> = {
  conditions: { registeredInProvince: '孩子的户口登记在浙江省' },
};
