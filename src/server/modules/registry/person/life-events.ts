/** What happens in a life, as one act each: everything that follows from it is written, or nothing. */
import type { Changing, County } from '../../../../db/county.ts';
import type { KeyRing } from '../../../../db/keys/key-ring.ts';
import { act, type By } from '../acts.ts';
import { registryError } from '../errors.ts';
import { addStated, changeStated } from '../facts.ts';
import { addLinkRow, endLinkRow, joinRow } from '../kinship.ts';
import { addNewcomer, type Done, newcomerOf } from '../people.ts';
import { linksOfRecords, lockKinship } from '../queries.ts';
import { lockPerson } from '../records.ts';
import { numbersOf } from '../statements.ts';

export type LifeEvent =
  | {
      readonly kind: 'birth';
      readonly day: number;
      readonly name: string;
      readonly sex: 'female' | 'male';
      readonly identityNumber?: string;
      readonly otherParent?: number;
      /** Area code; absent: where she will live is not told. */
      readonly residence?: string;
      /** The household that the newborn belongs to, and what she is to its head. */
      readonly household?: { readonly number: string; readonly role: string };
    }
  | { readonly kind: 'death'; readonly day: number }
  | { readonly kind: 'move'; readonly day: number; readonly residence: string }
  | { readonly kind: 'marriage' | 'divorce'; readonly day: number; readonly spouse: number };

export type Lived = By & {
  /** Of a birth: a parent. */
  readonly person: number;
  readonly event: LifeEvent;
  readonly today: number;
};

/**
 * Writes an event of somebody's life; gives whom it is about: of a birth the newborn.
 * Errors: PERSON_UNKNOWN, KINSHIP_NOT_THERE for a divorce of people who are not married on record, and those of
 * people, facts and links.
 */
export async function recordLifeEvent(
  county: County,
  keys: KeyRing,
  { person, event, today, ...by }: Lived,
): Promise<Done> {
  const write = writerOf(keys, person, event, { today, ...by });
  const { value, ...done } = await act(county, `life-${event.kind}`, by, async (tx) => {
    await lockKinship(tx, county.code);
    return write(tx, await lockPerson(tx, person));
  });
  return { person: value, ...done };
}

type Context = By & { readonly today: number };

/** Writes under the locks; gives whom it is about. */
type Writer = (tx: Changing, records: readonly number[]) => Promise<number>;

/** What is stated is checked before anything is locked. */
function writerOf(keys: KeyRing, person: number, event: LifeEvent, context: Context): Writer {
  switch (event.kind) {
    case 'birth':
      return birth(keys, person, event, context);
    case 'death': {
      const fact = numbersOf({ kind: 'death', day: event.day }, context);
      return async (tx, records) => {
        await addStated(tx, { person, records, facts: [fact] });
        return noted(tx, records, person);
      };
    }
    case 'move': {
      const { residence: value, day: from } = event;
      const fact = numbersOf({ kind: 'residence', value, from }, context);
      return async (tx, records) => {
        await changeStated(tx, { person, records, fact });
        return noted(tx, records, person);
      };
    }
    case 'marriage':
      return async (tx) => {
        const { spouse: other, day: from } = event;
        await addLinkRow(tx, { person, relation: 'spouse', other, from });
        return person;
      };
    case 'divorce':
      return async (tx, records) => {
        await endMarriage(tx, records, event.spouse, event.day);
        return person;
      };
  }
}

function birth(
  keys: KeyRing,
  parent: number,
  { day, name, sex, identityNumber, ...told }: Extract<LifeEvent, { kind: 'birth' }>,
  context: Context,
): Writer {
  const { otherParent, residence, household } = told;
  const newcomer = newcomerOf({
    ...context,
    name,
    ...(identityNumber !== undefined && { identityNumber }),
    facts: [
      { kind: 'birth', day },
      { kind: 'sex', value: sex },
      ...(residence === undefined ? [] : [{ kind: 'residence', value: residence, from: day }]),
    ],
  });
  return async (tx) => {
    const person = await addNewcomer(tx, keys, newcomer);
    for (const other of otherParent === undefined ? [parent] : [parent, otherParent]) {
      await addLinkRow(tx, { person, relation: 'parents', other });
    }
    if (household !== undefined) {
      const { number, role } = household;
      await joinRow(tx, { person, household: number, role, from: day });
    }
    return person;
  };
}

async function endMarriage(
  tx: Changing,
  records: readonly number[],
  spouse: number,
  until: number,
): Promise<void> {
  const others = await lockPerson(tx, spouse);
  const link = (await linksOfRecords(tx, records)).find(
    (one) =>
      one.relation === 'spouse' &&
      one.until > until &&
      (others.includes(one.other) || others.includes(one.person)),
  );
  if (!link) throw registryError('KINSHIP_NOT_THERE', { link: '?' });
  await endLinkRow(tx, link, until);
}

function noted(tx: Changing, records: readonly number[], person: number): number {
  for (const record of records) tx.changed('fact', record);
  return person;
}
