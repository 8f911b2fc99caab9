/**
 * What Guangdong adds to the childcare subsidy, in plain English.
 */
import type { Messages } from '../../definition.ts';

/** Texts that come on top of the national program's. */
export const messages: Partial<Messages> = {
  conditions: { registeredInProvince: 'the child’s household is registered in Guangdong' },
};
