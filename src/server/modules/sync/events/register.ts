/** Somebody whom a phone found or saw born gets her number, once. */
import type { Changing } from '../../../../db/county.ts';
import type { PersonFields } from '../../../../model/sync/fields.ts';
import { factKindId } from '../../../../db/fact-kinds.ts';
import { day } from '../../../../rules/index.ts';
import { checkOwnCounty } from '../../fact/shapes.ts';
import { addLinkRow, joinRow } from '../../registry/kinship.ts';
import { addNewcomer, newcomerOf } from '../../registry/people.ts';
import { factsOfRecords, lockKinship } from '../../registry/queries.ts';
import { lockPerson } from '../../registry/records.ts';
import { type FactStatement, statedValue } from '../../registry/statements.ts';
import { setPhone } from '../../service/index.ts';
import { syncError } from '../errors.ts';
import type { Applying } from './apply.ts';
import { householdNumber } from './queries.ts';

/** What somebody who joins a household is to its head, until somebody says more. */
const ROLE = 'other';

export type Newborn = Omit<PersonFields['birth'], 'parent' | 'otherParent'> & {
  readonly parents: readonly number[];
};

/** The number of a newborn. Without an area she lives where the first of her parents does. */
export async function registerBirth(
  tx: Changing,
  at: Applying,
  { parents, day: born, name, sex, household, area }: Newborn,
): Promise<number> {
  const residence = area ?? (await areaOf(tx, at, parents[0]!));
  const from = day(born);
  const person = await register(tx, at, {
    ...{ name, household, from },
    facts: [
      { kind: 'birth', day: from },
      { kind: 'sex', value: sex },
      ...(residence === undefined ? [] : [{ kind: 'residence', value: residence, from }]),
    ],
  });
  for (const other of parents) await addLinkRow(tx, { person, relation: 'parents', other });
  return person;
}

/** The number of somebody who lives here and was on no record. */
export async function registerNewcomer(
  tx: Changing,
  at: Applying,
  { name, sex, born, area, since, household, phone }: PersonFields['newcomer'],
): Promise<number> {
  const from = day(since);
  const person = await register(tx, at, {
    ...{ name, household, from },
    facts: [
      { kind: 'birth', day: day(born) },
      { kind: 'sex', value: sex },
      { kind: 'residence', value: area, from },
    ],
  });
  if (phone !== undefined) await setPhone(tx, at.keys, { person, phone });
  return person;
}

type Registering = {
  readonly name: string;
  readonly facts: readonly FactStatement[];
  readonly household: number | undefined;
  readonly from: number;
};

async function register(
  tx: Changing,
  { county, keys, today }: Applying,
  { name, facts, household, from }: Registering,
): Promise<number> {
  const residence = facts.find(({ kind }) => kind === 'residence')?.value;
  if (typeof residence === 'string') checkOwnCounty(county, residence);
  await lockKinship(tx, county.code);
  const newcomer = newcomerOf({ actor: '', today, name, facts });
  const person = await addNewcomer(tx, keys, newcomer);
  if (household === undefined) return person;
  const number = await householdNumber(tx, household);
  if (number === undefined) throw syncError('PHONE_HOUSEHOLD_UNKNOWN', { household });
  await joinRow(tx, { person, household: number, role: ROLE, from });
  return person;
}

async function areaOf(
  tx: Changing,
  { today }: Applying,
  parent: number,
): Promise<string | undefined> {
  const facts = await factsOfRecords(tx, await lockPerson(tx, parent));
  const lives = facts.find(
    ({ kind, from, until }) => kind === factKindId('residence') && from <= today && until > today,
  );
  const value = lives && statedValue('residence', lives.low, lives.high);
  return typeof value === 'string' ? value : undefined;
}
