/** What a version of a field does to the record when it stands, and how it is taken back when another one does. */
import type { Changing, County } from '../../../../db/county.ts';
import type { KeyRing } from '../../../../db/keys/key-ring.ts';
import { numberOfRef, type PersonRef, type Value } from '../../../../model/sync/event.ts';
import type {
  Field,
  PersonFields,
  StepOutcome,
  VisitFields,
} from '../../../../model/sync/fields.ts';
import { day } from '../../../../rules/index.ts';
import { currentText } from '../../../../model/consent/purposes.ts';
import { writeConsent } from '../../consent/index.ts';
import {
  type Contacted,
  encounterOf,
  noteVisit,
  recordObservation,
  recordVisit,
  takeBackNote,
  takeBackObservation,
  takeBackVisit,
} from '../../encounter/index.ts';
import { sendReferral, takeBackReferral } from '../../referral/index.ts';
import {
  recordStep,
  setPhone,
  takeBackHelp,
  takeBackPhone,
  takeBackStep,
  wantsHelp,
} from '../../service/index.ts';
import { issueSupply, takeBackSupply } from '../../supply/index.ts';
import { syncError } from '../errors.ts';
import { takeBackPaper } from '../papers/queries.ts';
import type { Effect } from './effect.ts';
import { stateFact, statementOf, takeBackFacts } from './fact-effect.ts';
import { findRegistered, saidNoSince, type StoredVersion } from './queries.ts';

/** In whose name and where an event is applied. */
export type Applying = {
  readonly county: County;
  readonly keys: KeyRing;
  readonly account: number;
  readonly unit: number;
  readonly post: number;
  readonly today: number;
  readonly now: Date;
};

/** A field of somebody, on the record it counts in. */
export type Place = {
  /** person/number, visit/uuid or supply. */
  readonly record: string;
  readonly field: Field;
  readonly text: string;
  /** Whose data it is. */
  readonly person: number;
  /** Who was visited. */
  readonly about: number;
};

/** The number of somebody, as far as she is registered. */
export async function findNumber(tx: Changing, ref: PersonRef): Promise<number | undefined> {
  const uuid = ref.slice('new/'.length);
  return numberOfRef(ref) ?? (await findRegistered(tx, [uuid])).get(uuid);
}

/** The value of a field as its kind says; the shape was checked when it arrived. */
type Said = {
  readonly [Kind in keyof (VisitFields & PersonFields)]: (VisitFields & PersonFields)[Kind];
};
const said = <Kind extends keyof Said>(_kind: Kind, value: Value) => value as unknown as Said[Kind];

/** Errors: those of the noun that it is about; PHONE_CONSENT_OVER for a yes after which she said no elsewhere. */
export async function applyValue(
  tx: Changing,
  at: Applying,
  place: Place,
  { value, said_at }: Pick<StoredVersion, 'value' | 'said_at'>,
): Promise<Effect> {
  const { record, field, person, about } = place;
  const { county, account, unit, post, today } = at;
  const by = { account, unit };
  const contacted: Contacted = { visit: record.slice('visit/'.length), visited: about, by };
  switch (field.kind) {
    case 'visit': {
      const { day: on, place: where, minutes } = said('visit', value);
      const known = {
        day: day(on),
        place: where,
        today,
        ...(minutes !== undefined && { minutes }),
      };
      await recordVisit(tx, contacted, known);
      return {};
    }
    case 'note':
      await noteVisit(tx, contacted, said('note', value));
      return {};
    case 'step': {
      const encounter = await encounterOf(tx, contacted);
      const step = { person, program: field.program, step: field.step, by, encounter, today };
      const { id } = await recordStep(tx, county, {
        ...{ ...step, said: outcomeOf(said('step', value)) },
      });
      return { step: id };
    }
    case 'measure': {
      const observed = { person, kind: field.observation, value: said('measure', value) };
      return { measure: await recordObservation(tx, contacted, observed) };
    }
    case 'help': {
      const { wants, day: on, confirmed = [] } = said('help', value);
      const encounter = await encounterOf(tx, contacted);
      const help = { person, program: field.program, wants, day: day(on), confirmed };
      return { help: (await wantsHelp(tx, county, { ...help, by, encounter })).id };
    }
    case 'supply': {
      const { item, lot, quantity } = said('supply', value);
      const goods = { person, item, quantity, day: today, by: { ...by, post } };
      return { supply: await issueSupply(tx, { ...goods, ...(lot !== undefined && { lot }) }) };
    }
    case 'referral': {
      const { to, reason, day: on, note } = said('referral', value);
      const encounter = await encounterOf(tx, contacted);
      const sent = { person, to, reason, day: day(on), by, encounter, today };
      const { id } = await sendReferral(tx, { ...sent, ...(note !== undefined && { note }) });
      return { referral: id };
    }
    case 'paper':
      return {};
    default:
      return applyToPerson(tx, at, place, { value, said_at });
  }
}

async function applyToPerson(
  tx: Changing,
  at: Applying,
  { field, person }: Place,
  { value, said_at }: Pick<StoredVersion, 'value' | 'said_at'>,
): Promise<Effect> {
  const stating = { county: at.county, person, today: at.today };
  switch (field.kind) {
    case 'fact':
      return stateFact(tx, stating, statementOf(field.fact, said('fact', value)));
    case 'death': {
      const on = day(said('death', value).day);
      return stateFact(tx, stating, { kind: 'death', day: on });
    }
    case 'move': {
      const { day: from, area } = said('move', value);
      return stateFact(tx, stating, { kind: 'residence', value: area, from: day(from) });
    }
    case 'phone':
      return { phone: await setPhone(tx, at.keys, { person, phone: said('phone', value) }) };
    case 'consent': {
      const { answer, guardian, ...shown } = said('consent', value);
      const isOver = answer === 'yes' && (await saidNoSince(tx, person, field.purpose, said_at));
      if (isOver) throw syncError('PHONE_CONSENT_OVER');
      const speaker = guardian && (await findNumber(tx, guardian));
      const { account, today, now } = at;
      await writeConsent(tx, {
        ...{ person, purpose: field.purpose, answer, ...shown, account, today, now },
        ...(speaker !== undefined && { guardian: speaker }),
        isAtDesk: true,
      });
      return {};
    }
    default:
      throw syncError('PHONE_FIELD_UNKNOWN', { field: field.kind });
  }
}

const outcomeOf = (one: StepOutcome) => ({
  ...{ outcome: one.outcome, day: day(one.day) },
  ...(one.outcome === 'booked' && { bookedFor: Date.parse(one.bookedFor) }),
  ...(one.outcome === 'declined' &&
    one.reviewDay !== undefined && { reviewDay: day(one.reviewDay) }),
});

/** Errors: PHONE_BUILT_UPON, those of the noun. */
export async function takeBack(
  tx: Changing,
  at: Applying,
  { record, field, person }: Place,
  effect: Effect,
): Promise<void> {
  const { county, account, unit, today, now } = at;
  if (effect.facts) await takeBackFacts(tx, person, effect.facts);
  if (effect.step !== undefined) await takeBackStep(tx, county, effect.step);
  if (effect.help !== undefined) {
    await takeBackHelp(tx, effect.help, { account, unit, day: today });
  }
  if (effect.measure !== undefined) await takeBackObservation(tx, { id: effect.measure, person });
  if (effect.supply !== undefined) await takeBackSupply(tx, effect.supply);
  if (effect.referral !== undefined) {
    const by = { account, unit, day: today };
    await takeBackReferral(tx, { id: effect.referral, person, by });
  }
  if (effect.phone !== undefined) await takeBackPhone(tx, { id: effect.phone, person });
  const visit = record.slice('visit/'.length);
  if (field.kind === 'visit') await takeBackVisit(tx, visit);
  if (field.kind === 'note') await takeBackNote(tx, visit);
  if (field.kind === 'paper') await takeBackPaper(tx, field.id);
  if (field.kind !== 'consent') return;
  // The ledger is only added to: what was said is answered by a no until something else is.
  const { version: textVersion } = currentText(field.purpose);
  await writeConsent(tx, {
    ...{ person, purpose: field.purpose, answer: 'no', textVersion, account, today, now },
    ...{ language: 'zh-CN', readAloud: false, isAtDesk: true },
  });
}
