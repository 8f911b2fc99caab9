/**
 * The consent ledger. A yes and a no are the same act with the same effort; the last word counts from the moment
 * it is committed, and `isConsented` is the only question that other modules ask.
 */
import {
  type Changing,
  changeCounty,
  type County,
  readCounty,
  type Reading,
} from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { type Birth, isCertainlyChild, isPossiblyChild } from '../../../model/consent/age.ts';
import {
  consentPurposes,
  currentText,
  type PurposeId,
  purposeIds,
} from '../../../model/consent/purposes.ts';
import type { Language } from '../../../rules/index.ts';
import { actorOf } from '../../access/index.ts';
import { recordsOf } from '../care/queries.ts';
import { lockPerson } from '../registry/records.ts';
import {
  birthOfRecords,
  consentRows,
  dropPapers,
  type ConsentRow,
  type Decision,
  findWish,
  insertConsent,
  insertWish,
  isGuardian,
} from './queries.ts';

/** Who writes something down for whom. */
export type Speaking = {
  readonly person: number;
  readonly account: number;
  /** Staff write it down; else she does, in her own account. */
  readonly isAtDesk: boolean;
  readonly today: number;
  readonly now: Date;
};

export type Answering = Speaking & {
  readonly purpose: PurposeId;
  readonly answer: 'yes' | 'no';
  /** What she was shown, and how. */
  readonly textVersion: number;
  readonly language: Language;
  readonly readAloud: boolean;
  /** The parent or guardian who speaks for a child under 14. */
  readonly guardian?: number;
};

export type Written = { readonly event: number; readonly seq: number };

/**
 * Writes down what somebody decided about one purpose.
 * Errors: PERSON_UNKNOWN, CONSENT_TEXT for words that are not shown any more, CONSENT_GUARDIAN_NEEDED,
 * CONSENT_GUARDIAN_UNKNOWN, CONSENT_OWN_WORD.
 */
export async function answerConsent(
  county: County,
  asked: Answering,
): Promise<Written & { readonly decision: Decision }> {
  const act = {
    kind: 'consent',
    actor: actorOf(asked.account),
    detail: { purpose: asked.purpose },
  };
  const { value, seq } = await changeCounty(county, act, async (tx) => ({
    event: tx.event,
    decision: await writeConsent(tx, asked),
  }));
  return { ...value, seq };
}

/** The same within an act that is under way. Errors: as {@link answerConsent}. */
export async function writeConsent(tx: Changing, asked: Answering): Promise<Decision> {
  const { person, purpose, answer, account, textVersion, now } = asked;
  const records = await lockPerson(tx, person);
  checkText(asked);
  await checkSpeaker(tx, records, asked);
  const stood = (await consentRows(tx, records, purpose)).at(-1)?.decision === 'given';
  const decision = answer === 'yes' ? 'given' : stood ? 'withdrawn' : 'refused';
  const { language, readAloud, isAtDesk, guardian = null } = asked;
  await insertConsent(tx, person, {
    ...{ purpose, decision, textVersion, language, readAloud, guardian },
    ...{ isAtDesk, account, at: now },
  });
  if (purpose === 'photo-of-paper' && decision !== 'given') await dropPapers(tx, person);
  tx.note({ decision });
  tx.changed('person', person);
  return decision;
}

/** A yes is a yes to the words of today; a no may answer whatever she was once shown. */
function checkText({ purpose, answer, textVersion }: Answering): void {
  const current = currentText(purpose).version;
  const isKnown = consentPurposes[purpose].texts.some(({ version }) => version === textVersion);
  if (!isKnown || (answer === 'yes' && textVersion !== current)) {
    throw consentError('CONSENT_TEXT', { version: textVersion, current });
  }
}

/** A child's own no counts like anybody's; only a yes needs the guardian. */
async function checkSpeaker(
  tx: Changing,
  records: readonly number[],
  { guardian, answer, today }: Answering,
): Promise<void> {
  const birth = await birthOfRecords(tx, records);
  if (guardian === undefined) {
    const isMissing = answer === 'yes' && isCertainlyChild(birth, today);
    if (isMissing) throw consentError('CONSENT_GUARDIAN_NEEDED');
    return;
  }
  if (!isPossiblyChild(birth, today)) throw consentError('CONSENT_OWN_WORD');
  if (!(await isGuardian(tx, records, guardian, dayText(today)))) {
    throw consentError('CONSENT_GUARDIAN_UNKNOWN');
  }
}

/** Whether somebody agrees to a use of her data on a day. Nobody asked, or nothing said: no. */
export async function isConsented(
  tx: Reading,
  person: number,
  purpose: PurposeId,
  today: number,
): Promise<boolean> {
  await tx.open(person);
  const records = await recordsOf(tx, person);
  const last = (await consentRows(tx, records, purpose)).at(-1);
  return isStanding(last, last && (await birthOfRecords(tx, records)), today);
}

/** A guardian's yes ends with the childhood that it was given for. */
function isStanding(
  last: ConsentRow | undefined,
  birth: Birth | undefined,
  today: number,
): boolean {
  if (last?.decision !== 'given') return false;
  return last.guardian === null || isPossiblyChild(birth, today);
}

export type Standing = Decision | 'not-asked' | 'to-be-asked-again';

export type ConsentsOfPerson = {
  /** Who can say yes today. */
  readonly yesBy: 'herself' | 'guardian';
  /** False: only what a law requires she be told; absent: nobody has said. */
  readonly isContactWanted?: boolean;
  readonly purposes: readonly { readonly purpose: PurposeId; readonly standing: Standing }[];
  readonly history: readonly ConsentRow[];
};

/** Where somebody's consents stand, and how they came there. Errors: PERSON_UNKNOWN. */
export function consentsOf(
  county: County,
  { actor, person, today }: { readonly actor: string } & Pick<Speaking, 'person' | 'today'>,
): Promise<ConsentsOfPerson> {
  return readCounty(county, { kind: 'read-consents', actor }, async (tx) => {
    await tx.open(person);
    const records = await recordsOf(tx, person);
    if (records.length === 0) throw consentError('PERSON_UNKNOWN', { person });
    tx.seen(person);
    const [birth, history, isContactWanted] = [
      await birthOfRecords(tx, records),
      await consentRows(tx, records),
      await findWish(tx, records),
    ];
    const standingOf = (purpose: PurposeId): Standing => {
      const last = history.findLast((one) => one.purpose === purpose);
      if (!last) return 'not-asked';
      const isOver = last.decision === 'given' && !isStanding(last, birth, today);
      return isOver ? 'to-be-asked-again' : last.decision;
    };
    return {
      yesBy: isCertainlyChild(birth, today) ? 'guardian' : 'herself',
      ...(isContactWanted !== undefined && { isContactWanted }),
      purposes: purposeIds.map((purpose) => ({ purpose, standing: standingOf(purpose) })),
      history,
    };
  });
}

/**
 * Writes down whether somebody wants to be contacted beyond what a law requires.
 * Errors: PERSON_UNKNOWN.
 */
export async function setContactWish(
  county: County,
  {
    person,
    account,
    isAtDesk,
    isContactWanted,
    now,
  }: Omit<Speaking, 'today'> & {
    readonly isContactWanted: boolean;
  },
): Promise<Written> {
  const act = { kind: 'contact-wish', actor: actorOf(account) };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await lockPerson(tx, person);
    await insertWish(tx, person, { isContactWanted, isAtDesk, account, at: now });
    tx.changed('person', person);
    return tx.event;
  });
  return { event: value, seq };
}

/** Whether somebody wants only what a law requires she be told. Work lists leave her out, and nobody counts it. */
export async function wantsNoContact(tx: Reading, person: number): Promise<boolean> {
  await tx.open(person);
  return (await findWish(tx, await recordsOf(tx, person))) === false;
}

const consentError = (code: string, detail: Readonly<Record<string, string | number>> = {}) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
