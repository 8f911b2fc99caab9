/** A household with the facts of everybody in it whose record may be seen. */
import { type County, readCounty } from '../../../../db/county.ts';
import { factKindName } from '../../../../db/fact-kinds.ts';
import { type KnownFact, knownOf } from '../history.ts';
import { statedValue } from '../statements.ts';
import { type Identity, openHousehold, type PersonShown, type WhoIsAsked } from './identity.ts';

export type Member = Identity & {
  /** What she is to the head. */
  readonly role?: string;
  readonly facts: readonly KnownFact[];
};

export type HouseholdShown = {
  /** Number of the household; absent: none is known. */
  readonly household?: string;
  readonly members: readonly Member[];
};

/**
 * The household of somebody, herself first. One member's care record is nobody's business here: it is not in it.
 * Errors: those of the access decision, PERSON_UNKNOWN.
 */
export function householdOf(
  county: County,
  { actor, person, today }: WhoIsAsked,
): Promise<HouseholdShown> {
  return readCounty(county, { kind: 'read-household', actor }, async (tx) => {
    const { self, shown } = await openHousehold(tx, person, today);
    return {
      ...(self.membership && { household: self.membership.number }),
      members: [self, ...shown.filter((one) => one !== self)].map(memberOf),
    };
  });
}

const memberOf = ({ identity, facts, membership }: PersonShown): Member => ({
  ...identity,
  ...(membership && { role: membership.role }),
  facts: facts.map((row) => {
    const { id: fact, person: record, from, until, low, high } = row;
    const kind = factKindName(row.kind);
    const value = statedValue(kind, low ?? undefined, high ?? undefined);
    return {
      ...{ fact, record, kind, from, until },
      ...(value !== undefined && { value }),
      ...knownOf(row),
    };
  }),
});
