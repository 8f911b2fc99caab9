/**
 * Questions of special assistance, put only to bereaved families and only while they decide.
 */
import { all, between, not, sex } from '../../../rules/index.ts';
import type { FormQuestion } from '../../definition.ts';
import { childLostOrDisabled, eligibility, oneChildOnly } from './eligibility.ts';

/** Marriage of a father, and the registration type of the two years in which the rates differed. */
export const form = [
  {
    fact: 'marital-status',
    askWhile: all({ oneChildOnly, childLostOrDisabled, notWoman: not(sex.is('female')) }),
    citation: 'conditions',
  },
  {
    fact: 'household-registration-type',
    askWhile: all({ eligibility, ratesDiffered: between('2014-01-01', '2016-01-01') }),
    citation: 'rates-since-2014',
  },
] satisfies FormQuestion[];
