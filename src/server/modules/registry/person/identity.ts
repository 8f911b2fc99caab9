/** Who somebody is: name, birth, sex, where she lives and with whom. */
import { type County, type Reading, readCounty } from '../../../../db/county.ts';
import { dayText } from '../../../../db/database.ts';
import { basicKinds, factKindId } from '../../../../db/fact-kinds.ts';
import { areaName } from '../../../../model/area-names.ts';
import { END } from '../../../../rules/index.ts';
import { registryError } from '../errors.ts';
import { membershipsOfRecords } from '../queries.ts';
import { statedValue } from '../statements.ts';
import { seenVersionOf } from '../version.ts';
import { areaNames, factsHeldBy, housematesOf, namesOfPeople, recordsOfEach } from './queries.ts';

type Days = { readonly from: number; readonly until: number };

/** Days within which somebody was born or died; absent where nothing is known. */
export type Identity = {
  readonly person: number;
  readonly name: string;
  readonly born?: Days;
  readonly died?: Days;
  readonly sex?: 'female' | 'male';
  readonly residence?: { readonly code: string; readonly name: string };
};

type Held = Awaited<ReturnType<typeof factsHeldBy>>[number];
type Membership = Awaited<ReturnType<typeof membershipsOfRecords>>[number];

export type PersonShown = {
  readonly identity: Identity;
  readonly facts: readonly Held[];
  /** The household she belongs to until further notice. */
  readonly membership?: Membership;
};

export type WhoIs = Identity & {
  readonly version: string;
  readonly household?: string;
  /** Those of the household who may be seen, herself left out. */
  readonly members: readonly { readonly person: number; readonly name: string }[];
};

export type WhoIsAsked = {
  readonly actor: string;
  readonly person: number;
  readonly today: number;
};

/**
 * Who somebody is; of merged records, of the one that stays.
 * Errors: those of the access decision, PERSON_UNKNOWN.
 */
export function identityOf(county: County, { actor, person, today }: WhoIsAsked): Promise<WhoIs> {
  return readCounty(county, { kind: 'read-identity', actor }, async (tx) => {
    const version = await seenVersionOf(tx, person);
    const { self, shown } = await openHousehold(tx, person, today);
    const members = shown.filter((one) => one !== self).map(({ identity }) => identity);
    return {
      ...self.identity,
      version,
      ...(self.membership && { household: self.membership.number }),
      members: members.map(({ person: id, name }) => ({ person: id, name })),
    };
  });
}

/** Somebody and whoever of the household may be seen; all of them go into the audit row. */
export async function openHousehold(
  tx: Reading,
  person: number,
  today: number,
): Promise<{ readonly self: PersonShown; readonly shown: readonly PersonShown[] }> {
  await tx.open(person);
  const opened = await tx.openThose(...(await housematesOf(tx, person)));
  const shown = await shownOf(tx, opened, today);
  const self = shown.find(({ records }) => records.includes(person));
  if (!self) throw registryError('PERSON_UNKNOWN', { person });
  return { self, shown };
}

/** People who were opened, as they are shown; who is only named as a relative is left out. */
export async function shownOf(
  tx: Reading,
  persons: readonly number[],
  today: number,
): Promise<readonly (PersonShown & { readonly records: readonly number[] })[]> {
  const known = (await namesOfPeople(tx, persons)).filter((row) => row.is_on_record);
  const names = new Map(known.map((row) => [row.id, row.name]));
  const recordsOf = Map.groupBy(await recordsOfEach(tx, persons), (one) => one.person);
  const records = [...recordsOf.values()].flat().map(({ record }) => record);
  const facts = Map.groupBy(await factsHeldBy(tx, records), (fact) => fact.person);
  const memberships = await membershipsOfRecords(tx, records);
  const shown = [...names].map(([person, name]) => {
    const own = recordsOf.get(person)!.map(({ record }) => record);
    const held = own.flatMap((record) => facts.get(record) ?? []);
    const membership = memberships.find((one) => own.includes(one.person) && one.until === END);
    return {
      records: own,
      identity: { person, name, ...identityFacts(held, today) },
      facts: held,
      ...(membership && { membership }),
    };
  });
  tx.seen(...shown.map(({ identity }) => identity.person));
  return withPlaces(tx, shown, today);
}

/** The first record that says it is believed. */
function identityFacts(held: readonly Held[], today: number) {
  const first = (kind: number) => held.find((fact) => fact.kind === kind);
  const [born, died] = [first(basicKinds.birth), first(basicKinds.death)];
  const sex = first(basicKinds.sex);
  const residence = held.find(
    ({ kind, low, from, until }) =>
      kind === factKindId('residence') && low !== null && from <= today && until > today,
  );
  return {
    ...(born && { born: { from: born.from, until: born.until } }),
    ...(died && { died: { from: died.from, until: died.until } }),
    ...(sex && { sex: statedValue('sex', sex.low!, sex.high!) as 'female' | 'male' }),
    ...(residence && {
      residence: {
        code: statedValue('residence', residence.low!, residence.high!) as string,
        name: '',
      },
    }),
  };
}

const TOWN_DIGITS = 9;
const COUNTY_DIGITS = 6;

async function withPlaces<Shown extends PersonShown>(
  tx: Reading,
  people: readonly Shown[],
  today: number,
): Promise<readonly Shown[]> {
  const codes = people.flatMap(({ identity: { residence } }) =>
    residence ? [residence.code.slice(0, TOWN_DIGITS), residence.code] : [],
  );
  const names = new Map(
    (await areaNames(tx, [...new Set(codes)], dayText(today))).map((row) => [row.code, row.name]),
  );
  const nameOf = (code: string) => {
    const parts = new Set([code.slice(0, TOWN_DIGITS), code]);
    parts.delete(code.slice(0, COUNTY_DIGITS));
    const below = [...parts].map((part) => names.get(part) ?? '');
    return `${areaName(code.slice(0, COUNTY_DIGITS))}${below.join('')}`;
  };
  return people.map((one) => {
    const { residence } = one.identity;
    if (!residence) return one;
    const named = { ...residence, name: nameOf(residence.code) };
    return { ...one, identity: { ...one.identity, residence: named } };
  });
}
