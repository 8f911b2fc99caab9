/**
 * Women who are expecting a child or have given birth lately, wherever they are registered and
 * whether married or not. A delivery ends the part before birth and opens the part after it.
 */
import { fact } from '../../../model/facts/index.ts';
import {
  alive,
  all,
  any,
  days,
  either,
  ever,
  firstDayOf,
  not,
  sameDay,
  weeks,
  within,
  years,
} from '../../../rules/index.ts';

const lastPeriod = fact('last-menstrual-period').last;
const beforeExpectedDelivery = fact('expected-delivery').last.plus(days(-280));
const delivery = fact('delivery');
const discharge = fact('hospital-discharge');

/** Longer than anyone can still be expecting after anything on record. */
const lifetime = years(100);

/**
 * First day of the latest pregnancy on record, counted from the last menstrual period.
 * Where both records exist the later one counts, so that an earlier pregnancy hides no new one.
 */
export const pregnancyStart = either(
  firstDayOf(
    all({
      lastPeriodOnRecord: within(lastPeriod, sameDay, lifetime),
      expectedDeliveryOnRecord: within(beforeExpectedDelivery, sameDay, lifetime),
    }),
  ),
  lastPeriod,
  beforeExpectedDelivery,
);

/** First day at home after the latest birth; the birth itself until a discharge is on record. */
export const homeAfterBirth = either(
  firstDayOf(
    all({
      birthOnRecord: within(delivery.last, sameDay, lifetime),
      dischargeOnRecord: within(discharge.last, sameDay, lifetime),
    }),
  ),
  discharge.last,
  delivery.last,
);

/** From the start of the latest pregnancy on, if a birth that ended it is on record. */
export const birthOfThisPregnancy = ever(
  all({
    pregnancyBegun: within(pregnancyStart, sameDay, lifetime),
    beforeLatestBirth: within(delivery.last, weeks(-44), sameDay),
  }),
);

/** From the first day of the latest pregnancy until she gives birth, at most 42 weeks. */
const expecting = all({
  duringPregnancy: within(pregnancyStart, sameDay, weeks(42)).cites('counting-weeks'),
  notYetDelivered: not(
    all({ sinceLatestBirth: within(delivery.last, sameDay, lifetime), birthOfThisPregnancy }),
  ).cites('a-birth-ends-the-contacts-before-it'),
});

export const eligibility = all({
  alive: alive.cites('who-is-served'),
  expectingOrAfterBirth: any({
    expecting,
    weeksAfterBirth: within(delivery.each, sameDay, weeks(12)).cites('check-on-day-42'),
    daysAfterDischarge: within(discharge.each, sameDay, days(8)).cites('postnatal-home-visit'),
  }).cites('who-is-served'),
});
