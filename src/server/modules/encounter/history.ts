/** What was done for somebody, and what a unit did. */
import { type County, readCounty } from '../../../db/county.ts';
import { recordsOf } from '../care/queries.ts';
import { type ReferralRow, referralsOf } from '../referral/index.ts';
import { serviceError } from '../service/index.ts';
import {
  type EncounterRow,
  encountersOf,
  encountersOfUnit,
  namesOf,
  type ObservationRow,
  observationsAt,
  type StepRow,
  stepsAt,
} from './queries.ts';

/** The latest contacts that are shown of somebody. */
const VISITS_MAX = 200;

export type VisitsOf = {
  readonly visits: readonly (EncounterRow & {
    readonly steps: readonly StepRow[];
    readonly observations: readonly ObservationRow[];
  })[];
  readonly referrals: readonly ReferralRow[];
};

/** Contacts with somebody, latest first. Errors: PERSON_UNKNOWN, those of the access decision. */
export function visitsOf(
  county: County,
  { actor, person }: { readonly actor: string; readonly person: number },
): Promise<VisitsOf> {
  return readCounty(county, { kind: 'read-visits', actor }, async (tx) => {
    await tx.open(person);
    const records = await recordsOf(tx, person);
    if (records.length === 0) throw serviceError('PERSON_UNKNOWN', { person });
    tx.seen(person);
    const visits = await encountersOf(tx, records, VISITS_MAX);
    const ids = visits.map(({ id }) => id);
    const steps = await stepsAt(tx, ids, records);
    const observations = await observationsAt(tx, ids, records);
    return {
      visits: visits.map((one) => ({
        ...one,
        // A visit to the household: the words were about whoever was visited.
        note: records.includes(one.person) ? one.note : null,
        steps: steps.filter(({ encounter }) => encounter === one.id),
        observations: observations.filter(({ encounter }) => encounter === one.id),
      })),
      referrals: await referralsOf(tx, records),
    };
  });
}

export type UnitVisit = EncounterRow & {
  /** Absent where who asks does not serve her any more. */
  readonly name?: string;
  readonly steps: readonly StepRow[];
};

/** Contacts of a unit, newest first; those before one of them. */
export function visitsOfUnit(
  county: County,
  {
    actor,
    unit,
    after,
    limit,
  }: {
    readonly actor: string;
    readonly unit: number;
    readonly after?: number;
    readonly limit: number;
  },
): Promise<readonly UnitVisit[]> {
  return readCounty(county, { kind: 'list-visits', actor }, async (tx) => {
    const visits = await encountersOfUnit(tx, unit, after, limit);
    const steps =
      visits.length === 0
        ? []
        : await stepsAt(
            tx,
            visits.map(({ id }) => id),
          );
    const persons = [...new Set([...visits, ...steps].map(({ person }) => person))];
    tx.seen(...persons);
    const opened = persons.length === 0 ? [] : await tx.openThose(...persons);
    const names = new Map(
      (opened.length === 0 ? [] : await namesOf(tx, opened)).map(({ id, name }) => [id, name]),
    );
    return visits.map((one) => ({
      ...one,
      ...(names.has(one.person) && { name: names.get(one.person)! }),
      steps: steps.filter(({ encounter }) => encounter === one.id),
    }));
  });
}
