/**
 * Beijing's rates of special assistance; months of which the rate is not known stay open.
 */
import type { Parameter } from '../../../rules/index.ts';
import type { SpecialRates } from '../../cn/special-assistance/amounts.ts';

const rates = (name: string, in2008: number, until2022: number, since2022: number): Parameter => ({
  name,
  unit: 'fen per person and month',
  values: [
    {
      from: '2008-01-01',
      until: '2008-02-01',
      value: in2008,
      status: 'verified',
      source: 'rates-of-2008',
    },
    {
      from: '2022-06-01',
      until: '2022-07-01',
      value: until2022,
      status: 'verified',
      source: 'rates-until-june-2022',
    },
    {
      from: '2022-07-01',
      value: since2022,
      status: 'verified',
      source: 'rates-since-july-2022',
    },
  ],
});

/**
 * The four rates under the national names; town and country are alike.
 *
 * Units: fen per person and month. Unknown: from 2008-02-01 until 2022-06-01.
 * Source: source.md#rates-since-july-2022
 */
export const beijingRates: SpecialRates = {
  lossUrban: rates('lossUrban', 200_00, 720_00, 900_00),
  lossRural: rates('lossRural', 200_00, 720_00, 900_00),
  disabilityUrban: rates('disabilityUrban', 160_00, 590_00, 740_00),
  disabilityRural: rates('disabilityRural', 160_00, 590_00, 740_00),
};
