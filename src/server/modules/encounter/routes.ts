/** Routes of visits. */
import * as contracts from '../../../api/contracts/service/visits.ts';
import { isObservation, observationOf } from '../../../model/service/observations.ts';
import type { Language } from '../../../rules/index.ts';
import { actorOf } from '../../access/index.ts';
import { dayShown } from '../../http/days.ts';
import { route } from '../../http/route.ts';
import type { ReferralRow } from '../referral/index.ts';
import { visitsOf, visitsOfUnit } from './history.ts';
import type { EncounterRow, ObservationRow, StepRow } from './queries.ts';

const stepShown = ({ person, purpose, program, step, outcome, booked_for }: StepRow) => ({
  ...{ person, purpose, outcome },
  ...(program !== null && { program }),
  ...(step !== null && { step }),
  ...(booked_for && { bookedFor: booked_for.toISOString() }),
});

const visitShown = ({ id, visit, person, day, place, minutes, account, unit }: EncounterRow) => ({
  ...{ id, person, account, unit },
  ...(visit !== null && { visit }),
  ...(day !== null && { day: dayShown(day) }),
  ...(place !== null && { place }),
  ...(minutes !== null && { minutes }),
});

const observationShown = ({ kind, milli }: ObservationRow, language: Language) => {
  const known = isObservation(kind) ? observationOf(kind) : undefined;
  return {
    kind,
    words: known?.words[language] ?? kind,
    value: milli / 1000,
    unit: known?.unit ?? '',
  };
};

const referralShown = ({ id, to, to_unit, reason, day, due, state, note }: ReferralRow) => ({
  ...{ id, to, reason, state },
  ...{ day: dayShown(day), due: dayShown(due) },
  ...(to_unit !== null && { toUnit: to_unit }),
  ...(note !== null && { note }),
});

const ofPersonRoute = route(
  contracts.listVisitsOf,
  async ({ county, visitor: { account }, language }, { params: { person } }) => {
    const { visits, referrals } = await visitsOf(county, { actor: actorOf(account), person });
    return {
      person,
      visits: visits.map((one) => ({
        ...visitShown(one),
        ...(one.note !== null && { note: one.note }),
        steps: one.steps.map(stepShown),
        observations: one.observations.map((it) => observationShown(it, language)),
      })),
      referrals: referrals.map(referralShown),
    };
  },
);

const PAGE = 50;

const ofUnitRoute = route(
  contracts.listVisits,
  async ({ county, visitor: { account, post } }, { query: { after, limit = PAGE } }) => {
    const found = await visitsOfUnit(county, {
      ...{ actor: actorOf(account), unit: post!.unit!.id, limit },
      ...(after !== undefined && { after }),
    });
    const next = found.length === limit ? found.at(-1)!.id : undefined;
    return {
      visits: found.map((one) => ({
        ...visitShown(one),
        ...(one.name !== undefined && { name: one.name }),
        steps: one.steps.map(stepShown),
      })),
      ...(next !== undefined && { next }),
    };
  },
);

export const encountersRoutes = [ofPersonRoute, ofUnitRoute];
