/** Routes of a resident's own cases, and of those of her own children under 14. */
import * as contracts from '../../../../api/contracts/case/cases.ts';
import { type County, readCounty, type Reading, softwareAskedOf } from '../../../../db/county.ts';
import { dayText } from '../../../../db/database.ts';
import { isCertainlyChild } from '../../../../model/consent/age.ts';
import { accessError, actorOf } from '../../../access/index.ts';
import { route, type SignedIn } from '../../../http/route.ts';
import { recordsOf } from '../../care/queries.ts';
import { birthOfRecords, isGuardian } from '../../consent/queries.ts';
import { applyFor } from '../apply.ts';
import { caseError } from '../errors.ts';
import { findCase } from '../queries.ts';
import { casesOfPerson, type Letter, letterOf } from '../read.ts';
import { childrenWithCases } from '../read-queries.ts';
import { aboutOf, claimed } from '../routes.ts';
import { caseShown, letterShown } from '../shapes.ts';

/**
 * The county with the software's rights, for somebody of whom it was made sure that the visitor may act for her: the
 * access decision shows a resident nobody but herself.
 */
const software = ({ county }: SignedIn): County => softwareAskedOf(county);

/**
 * Whether a resident may act for somebody: for herself, or for a child of whom she is a parent or guardian and who is
 * certainly under 14. Where the record leaves that open, it is for the desk, which sees who comes.
 */
async function mayActFor(
  tx: Reading,
  self: number,
  person: number,
  today: number,
): Promise<boolean> {
  const records = await recordsOf(tx, person);
  if (records.includes(self)) return true;
  const isChild = isCertainlyChild(await birthOfRecords(tx, records), today);
  return isChild && (await isGuardian(tx, records, self, dayText(today)));
}

/** Whoever the visitor may act for, herself first. */
const actedFor = (at: SignedIn): Promise<readonly number[]> =>
  readCounty(software(at), actOf(at), async (tx) => {
    const self = at.visitor.person!;
    const children = await childrenWithCases(tx, await recordsOf(tx, self));
    const found = [self];
    for (const child of children) {
      if (await mayActFor(tx, self, child, at.today)) found.push(child);
    }
    return found;
  });

const actOf = ({ visitor: { account } }: SignedIn) => ({
  kind: 'own-cases',
  actor: actorOf(account),
});

/** Errors: ACCESS_NOBODY. */
const assertMayActFor = (at: SignedIn, person: number): Promise<void> =>
  readCounty(software(at), actOf(at), async (tx) => {
    if (await mayActFor(tx, at.visitor.person!, person, at.today)) return;
    throw accessError('ACCESS_NOBODY', { action: 'case.own' });
  });

/** Errors: CASE_UNKNOWN for anybody else's. */
const assertMine = (at: SignedIn, id: number): Promise<void> =>
  readCounty(software(at), actOf(at), async (tx) => {
    const found = await findCase(tx, id);
    const isMine = found && (await mayActFor(tx, at.visitor.person!, found.person, at.today));
    if (!isMine) throw caseError('CASE_UNKNOWN', { case: id });
  });

const listRoute = route(contracts.ownCases, async (at) => {
  const cases = [];
  for (const person of await actedFor(at)) {
    cases.push(...(await casesOfPerson(software(at), person, aboutOf(at))));
  }
  return { cases: cases.map(caseShown) };
});

const applyRoute = route(contracts.applyMyself, async (at, { body: { program, person } }) => {
  const self = at.visitor.person!;
  const whose = person ?? self;
  await assertMayActFor(at, whose);
  return applyFor(software(at), {
    ...{ program, person: whose, applicant: self, payee: self, origin: 'confirmation' },
    by: { account: at.visitor.account, today: at.today },
  });
});

const claimRoute = route(contracts.claimMyself, async (at, { params: { id }, body }) => {
  await assertMine(at, id);
  const by = { account: at.visitor.account, today: at.today };
  return claimed(software(at), { case: id, by }, body);
});

/** What the letter about a step of an own case says. Errors: CASE_UNKNOWN for anybody else's. */
export async function ownLetterOf(
  at: SignedIn,
  params: { readonly id: number; readonly step: number },
): Promise<Letter> {
  await assertMine(at, params.id);
  return letterOf(software(at), params, aboutOf(at));
}

const letterRoute = route(contracts.ownLetter, async (at, { params }) =>
  letterShown(await ownLetterOf(at, params)),
);

export const ownRoutes = [listRoute, applyRoute, claimRoute, letterRoute];
