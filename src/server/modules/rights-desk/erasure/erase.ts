/**
 * Deletion at a resident's request, carried out by a person: her care record is shredded first, then everything that
 * no duty keeps leaves the tables in one transaction, which also answers her.
 */
import { type County, changeCounty, readCounty, softwareOf } from '../../../../db/county.ts';
import { type KeptReason, keptReasons } from '../../../../model/rights/kept.ts';
import type { Language } from '../../../../rules/index.ts';
import { actorOf } from '../../../access/index.ts';
import { hasCare, shredCare } from '../../care/index.ts';
import { lockRecords } from '../../registry/queries.ts';
import { rightsError } from '../errors.ts';
import { findRequest, type RequestRow } from '../queries.ts';
import { closeAsAnswered, type Done, getRequest, type Handling } from '../requests.ts';
import { benefitsOf, dutiesOf } from './duties.ts';
import {
  eraseCases,
  eraseMoney,
  erasePerson,
  erasePhoneEvents,
  eraseRelief,
  eraseServices,
} from './queries.ts';

export type Erasing = Handling & { readonly today: number; readonly language: Language };

export type Erased = Done & { readonly kept: readonly KeptReason[] };

/**
 * Deletes what may be deleted and says what stays. Done again after a cut it goes on where it stopped.
 * Errors: RIGHTS_REQUEST_UNKNOWN, RIGHTS_REQUEST_STATE, RIGHTS_REQUEST_KIND, those of the access decision.
 */
export async function erase(office: County, erasing: Erasing): Promise<Erased> {
  const { request, account, unit, today, language } = erasing;
  const actor = actorOf(account);
  const { person, benefits } = await readCounty(
    office,
    { kind: 'erasure-check', actor, detail: { request } },
    async (tx) => {
      const found = await findRequest(tx, request, unit);
      if (!found) throw rightsError('RIGHTS_REQUEST_UNKNOWN', { request });
      assertDeletion(found);
      await tx.open(found.person);
      tx.seen(found.person);
      return { person: found.person, benefits: await benefitsOf(office, tx) };
    },
  );
  // Its own schema and key, so a transaction of its own: to shred twice is to shred once.
  if (await hasCare(office)) await shredCare(softwareOf(office), { actor, person });
  const act = { kind: 'erasure', actor, detail: { request } };
  const { value, seq } = await changeCounty(office, act, async (tx) => {
    const found = await getRequest(tx, { request, unit, to: 'answered' });
    assertDeletion(found);
    await tx.open(person);
    const records = (await lockRecords(tx, [person])).map(({ id }) => id);
    const duties = await dutiesOf(tx, records, benefits, today);
    await erasePhoneEvents(tx, request, records);
    await eraseCases(tx, request, records, duties.programs);
    await eraseServices(tx, request, records);
    await eraseMoney(tx, request, records);
    await eraseRelief(tx, request, records);
    await erasePerson(tx, request, records, duties);
    await closeAsAnswered(tx, found, { unit, answer: answerText(duties.reasons, language) });
    for (const record of records) tx.changed('person', record);
    tx.note({ kept: duties.reasons });
    return { event: tx.event, kept: duties.reasons };
  });
  return { ...value, seq };
}

function assertDeletion({ id, kind, state }: RequestRow): void {
  if (kind !== 'delete' || state !== 'in-progress') {
    throw rightsError('RIGHTS_REQUEST_KIND', { request: id });
  }
}

const begins = {
  'zh-CN': '您的信息已删除，账号已关闭。依法或依理保留的：',
  en: 'Your data were deleted and your account is closed. What stays, and why:',
} as const;

/** What she is told: that it was done, what stays and why. */
export const answerText = (kept: readonly KeptReason[], language: Language): string =>
  [
    begins[language],
    ...kept.map((one) => {
      const { what, why } = keptReasons[one];
      return `- ${what[language]}: ${why[language]}`;
    }),
  ].join('\n');
