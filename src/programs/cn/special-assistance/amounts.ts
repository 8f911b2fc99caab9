/**
 * Special assistance per person and month: by loss or disability, and until 2015 by town or country.
 */
import { fact } from '../../../model/facts/index.ts';
import {
  alive,
  children,
  choose,
  count,
  type Parameter,
  type ParameterValue,
  parameter,
} from '../../../rules/index.ts';
import type { PaymentRule } from '../../definition.ts';

const unit = 'fen per person and month';

/** Each row is a span of source.md with its rates; the two registration types differ in 2014 and 2015 only. */
function rates(
  name: string,
  fen: {
    in2008: number;
    in2012: number;
    in2014: number;
    in2016: number;
    in2018: number;
    in2022: number;
  },
): Parameter {
  const value = (
    from: string,
    until: string | undefined,
    value: number,
    status: ParameterValue['status'],
    source: string,
  ): ParameterValue => ({ from, ...(until !== undefined && { until }), value, status, source });
  return {
    name,
    unit,
    values: [
      value('2008-01-01', '2012-01-01', fen.in2008, 'secondary', 'rates-since-2008'),
      value('2012-01-01', '2014-01-01', fen.in2012, 'secondary', 'rates-since-2012'),
      value('2014-01-01', '2016-01-01', fen.in2014, 'secondary', 'rates-since-2014'),
      value('2016-01-01', '2018-01-01', fen.in2016, 'secondary', 'rates-since-2016'),
      value('2018-01-01', '2022-01-01', fen.in2018, 'unverified', 'rates-since-2018'),
      value('2022-01-01', undefined, fen.in2022, 'unverified', 'rates-since-2022'),
    ],
  };
}

const loss = { in2008: 100_00, in2012: 135_00, in2016: 340_00, in2018: 450_00, in2022: 590_00 };
const disability = {
  in2008: 80_00,
  in2012: 110_00,
  in2016: 270_00,
  in2018: 350_00,
  in2022: 460_00,
};

/** Rates after the loss of the only child. Units: fen per person and month. */
export const lossUrban = rates('lossUrban', { ...loss, in2014: 340_00 });
export const lossRural = rates('lossRural', { ...loss, in2014: 170_00 });
/** Rates while the only child is disabled. Units: fen per person and month. */
export const disabilityUrban = rates('disabilityUrban', { ...disability, in2014: 270_00 });
export const disabilityRural = rates('disabilityRural', { ...disability, in2014: 150_00 });

/** The four rates of one place. */
export type SpecialRates = {
  readonly lossUrban: Parameter;
  readonly lossRural: Parameter;
  readonly disabilityUrban: Parameter;
  readonly disabilityRural: Parameter;
};

/**
 * The monthly rate of a person who is entitled.
 *
 * Units: fen per month. Unknown: an unknown registration type gives a range only where the two
 * types differ.
 */
export const monthlyRate = (of: SpecialRates) => {
  const rural = fact('household-registration-type').is('agricultural').cites('rates-since-2014');
  return choose(
    count(children, alive).atMost(0).cites('conditions'),
    choose(rural, parameter(of.lossRural), parameter(of.lossUrban)),
    choose(rural, parameter(of.disabilityRural), parameter(of.disabilityUrban)),
  );
};

/** Each entitled month, the first and the last as whole months. Units: fen. */
export const payments = {
  per: 'month',
  amountFen: monthlyRate({ lossUrban, lossRural, disabilityUrban, disabilityRural }),
  partMonth: 'whole',
} satisfies PaymentRule;
