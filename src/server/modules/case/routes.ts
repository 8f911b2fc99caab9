/** Routes of casework at the desk and at the door. */
import type { Static } from 'typebox';
import * as contracts from '../../../api/contracts/case/cases.ts';
import { setWorkingYear as yearContract } from '../../../api/contracts/case/working-years.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { actorOf, roleOf } from '../../access/index.ts';
import { dayFrom, dayShown } from '../../http/days.ts';
import { route, type SignedIn } from '../../http/route.ts';
import { byAnotherHand } from '../alert/index.ts';
import {
  type Acting,
  appeal,
  applyFor,
  type CaseDone,
  resubmit,
  review,
  withdraw,
} from './apply.ts';
import { decide, decideAppeal, endCase } from './decide.ts';
import { caseError } from './errors.ts';
import { agesOf } from './read-queries.ts';
import { casesOfPerson, getCase, letterOf, queue } from './read.ts';
import { setWorkingYear } from './working-years.ts';
import { briefShown, caseShown, letterShown, queuePlaceShown } from './shapes.ts';

/** Who acts, in which post. */
const actingOf = ({ visitor: { account, post }, today }: SignedIn): Acting => ({
  ...{ account, today },
  ...(post && { post: post.id }),
  ...(post?.unit && { unit: post.unit.id }),
});

export const aboutOf = ({ visitor: { account, post }, language }: SignedIn) => ({
  actor: actorOf(account),
  language,
  hand: {
    account,
    ...(post?.unit && { unit: post.unit.id }),
    actions: roleOf(post?.role ?? 'resident').may,
  },
});

const PAGE = 50;

const listRoute = route(
  contracts.listCases,
  async (at, { query: { after, afterDue, state, waited, limit = PAGE } }) => {
    const due = afterDue === undefined ? undefined : dayFrom(afterDue, 'querystring/afterDue');
    const { actor, language } = aboutOf(at);
    const { cases, next } = await queue(at.county, {
      ...{ actor, language, unit: at.visitor.post!.unit!.id, limit },
      ...(state !== undefined && { state }),
      ...(waited !== undefined && { waited: { today: at.today, ...bandFrom(waited) } }),
      ...(after !== undefined && { after: { id: after, ...(due !== undefined && { due }) } }),
    });
    return {
      cases: cases.map((one) => ({
        ...briefShown(one),
        ...(one.name !== undefined && { name: one.name }),
        ...(one.task !== null && { task: one.task }),
        ...(one.since !== undefined && { since: dayShown(one.since) }),
      })),
      ...(next && { next: queuePlaceShown(next) }),
    };
  },
);

/** Days, `[from, until)`. */
function bandFrom(from: number): { readonly from: number; readonly until?: number } {
  const until = contracts.waitBands.find((days) => days > from);
  return until === undefined ? { from } : { from, until };
}

const agesRoute = route(contracts.listCaseAges, async ({ office, visitor, today }) => {
  const { waitBands } = contracts;
  const rows = await snapshotCounty(office, (tx) =>
    agesOf(tx, visitor.post!.unit!.id, today, waitBands),
  );
  return {
    ages: rows.map(({ band, ...one }) => ({ ...one, waited: waitBands[band - 1] ?? 0 })),
  };
});

const getRoute = route(contracts.getCase, async (at, { params: { id } }) =>
  caseShown(await getCase(at.county, id, aboutOf(at))),
);

const ofPersonRoute = route(contracts.casesOfPerson, async (at, { params: { person } }) => ({
  cases: (await casesOfPerson(at.county, person, aboutOf(at))).map(caseShown),
}));

const applyRoute = route(contracts.applyForCase, (at, { body: { isTrue: _, ...asked } }) =>
  applyFor(at.office, { ...asked, by: actingOf(at) }),
);

type Claim = Static<(typeof contracts.claimStep)['body']>;

/** Carries out what who claims says of a case. Errors: CASE_REASONS for an appeal without any. */
export function claimed(
  county: SignedIn['county'],
  on: { readonly case: number; readonly by: Acting },
  { step, reasons, lateReason, note }: Claim,
): Promise<CaseDone> {
  switch (step) {
    case 'resubmitted':
      return resubmit(county, { ...on, ...(note !== undefined && { note }) });
    case 'withdrawn':
      return withdraw(county, on);
    case 'reviewed':
      return review(county, on);
    case 'appealed': {
      if (!reasons) throw caseError('CASE_REASONS', { case: on.case, step });
      return appeal(county, { ...on, reasons, ...(lateReason !== undefined && { lateReason }) });
    }
  }
}

const claimRoute = route(contracts.claimStep, (at, { params: { id }, body }) =>
  claimed(at.office, { case: id, by: actingOf(at) }, body),
);

const verifyRoute = route(contracts.verifyCase, (at, { params: { id }, body }) =>
  byAnotherHand(at, `case ${id}`, () =>
    decide(at.office, { ...body, case: id, by: actingOf(at), step: 'verify' }),
  ),
);
const checkRoute = route(contracts.checkCase, (at, { params: { id }, body }) =>
  byAnotherHand(at, `case ${id}`, () =>
    decide(at.office, { ...body, case: id, by: actingOf(at), step: 'check' }),
  ),
);
const confirmRoute = route(contracts.confirmCase, (at, { params: { id }, body }) =>
  byAnotherHand(at, `case ${id}`, () =>
    decide(at.office, { ...body, case: id, by: actingOf(at), step: 'confirm' }),
  ),
);
const endRoute = route(contracts.endConfirmedCase, (at, { params: { id }, body }) =>
  byAnotherHand(at, `case ${id}`, () =>
    endCase(at.office, { ...body, case: id, by: actingOf(at) }),
  ),
);
const appealRoute = route(contracts.decideCaseAppeal, (at, { params: { id }, body }) =>
  byAnotherHand(at, `case ${id}`, () =>
    decideAppeal(at.office, { ...body, case: id, by: actingOf(at) }),
  ),
);
const letterRoute = route(contracts.getLetter, async (at, { params }) =>
  letterShown(await letterOf(at.county, params, aboutOf(at))),
);

const yearRoute = route(yearContract, ({ office, visitor: { account } }, { body }) =>
  setWorkingYear(office, {
    ...body,
    off: body.off.map(({ first, last }) => [first, last] as const),
    actor: actorOf(account),
  }),
);

export const deskRoutes = [
  yearRoute,
  agesRoute,
  ...[listRoute, getRoute, ofPersonRoute, applyRoute, claimRoute, verifyRoute],
  ...[checkRoute, confirmRoute, endRoute, appealRoute, letterRoute],
];
