/** Women who are expecting a child, until the birth or the end of week 41. */
import { fact } from '../../../model/facts/index.ts';
import {
  alive,
  all,
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
const latestBirth = fact('delivery').last;

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

/** From the start of the latest pregnancy on, if a birth that ended it is on record. */
export const birthOfThisPregnancy = ever(
  all({
    pregnancyBegun: within(pregnancyStart, sameDay, lifetime),
    beforeLatestBirth: within(latestBirth, weeks(-44), sameDay),
  }),
);

export const eligibility = all({
  alive: alive.cites('who-is-served'),
  duringPregnancy: within(pregnancyStart, sameDay, weeks(42)).cites('counting-weeks'),
  notYetDelivered: not(
    all({ sinceLatestBirth: within(latestBirth, sameDay, lifetime), birthOfThisPregnancy }),
  ).cites('who-is-served'),
});
