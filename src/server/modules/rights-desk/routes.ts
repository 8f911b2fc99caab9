/** Routes of the rights desk. */
import * as contracts from '../../../api/contracts/rights-desk.ts';
import { copyPage } from '../../../exchange/copy/page.ts';
import { keptReasons } from '../../../model/rights/kept.ts';
import { clocks, type RequestKind } from '../../../model/rights/requests.ts';
import { isoDate, type Language, toDay } from '../../../rules/index.ts';
import { actorOf } from '../../access/index.ts';
import { route, type SignedIn } from '../../http/route.ts';
import { type Copy, copyForDesk, copyOf } from './copy/copy.ts';
import { erase } from './erasure/erase.ts';
import type { RequestRow } from './queries.ts';
import { close, listRequests, openRequest, requestsOf, takeUp } from './requests.ts';

const clockOf = (kind: RequestKind, language: Language) => {
  const { days, status, source } = clocks[kind];
  return { days, status, source: source[language] };
};

const openRoute = route(
  contracts.openRightsRequest,
  async ({ county, visitor: { account, post }, today, language }, { params, body }) => {
    const { due, ...done } = await openRequest(county, {
      ...{ ...params, ...body, account, today },
      ...(post?.unit && { desk: post.unit.id }),
    });
    return { ...done, due: isoDate(toDay(due)), clock: clockOf(body.kind, language) };
  },
);

const shown = (
  { id, kind, state, said, received, due }: RequestRow,
  { today, language }: Pick<SignedIn, 'today' | 'language'>,
) => ({
  ...{ id, kind, state, received: isoDate(toDay(received)), due: isoDate(toDay(due)) },
  ...(said !== null && { said }),
  isLate: due < today && (state === 'received' || state === 'in-progress'),
  clock: clockOf(kind, language),
});

const ownRoute = route(contracts.ownRightsRequests, async (at) => {
  const { account, person } = at.visitor;
  const rows = await requestsOf(at.county, { actor: actorOf(account), person: person! });
  return {
    requests: rows.map((row) => ({
      ...shown(row, at),
      ...(row.answer !== null && { answer: row.answer }),
      ...(row.remedy !== null && { remedy: row.remedy }),
    })),
  };
});

const PAGE = 50;

const listRoute = route(contracts.listRightsRequests, async (at, { query }) => {
  const { after = 0, limit = PAGE, late = false } = query;
  const lateOn = late ? at.today : undefined;
  const asked = { actor: actorOf(at.visitor.account), unit: unitOf(at), lateOn, after, limit };
  const rows = await listRequests(at.county, asked);
  const next = rows.length === limit ? rows.at(-1)!.id : undefined;
  return {
    requests: rows.map((row) => ({
      ...shown(row, at),
      person: row.person,
      ...(row.task !== null && { task: row.task }),
    })),
    ...(next !== undefined && { next }),
  };
});

/** Whoever handles requests does so in a unit. */
const unitOf = ({ visitor }: SignedIn): number => visitor.post!.unit!.id;

const handling = (at: SignedIn, request: number) => ({
  ...{ request, account: at.visitor.account, unit: unitOf(at) },
});

const beginRoute = route(contracts.beginRightsRequest, (at, { params: { id } }) =>
  takeUp(at.county, handling(at, id)),
);

const answerRoute = route(contracts.answerRightsRequest, (at, { params: { id }, body }) =>
  close(at.county, { ...handling(at, id), answer: body.answer }),
);

const refuseRoute = route(
  contracts.refuseRightsRequest,
  (at, { params: { id }, body: { reason, remedy } }) =>
    close(at.county, { ...handling(at, id), answer: reason, remedy }),
);

const withPage = (copy: Copy, isPage: boolean | undefined, language: Language) => ({
  ...copy,
  ...(isPage && { page: copyPage({ ...copy, language }) }),
});

const ownCopyRoute = route(contracts.ownCopy, async (at, { query }) => {
  const { account, person } = at.visitor;
  const asked = { actor: actorOf(account), person: person!, today: at.today };
  const copy = await copyOf(at.office, at.keys, { ...asked, act: 'copy-own' });
  return withPage(copy, query.page, at.language);
});

const deskCopyRoute = route(contracts.deskCopy, async (at, { params: { id }, query }) => {
  const copy = await copyForDesk(at.office, at.keys, {
    ...{ ...handling(at, id), today: at.today, role: at.visitor.post!.role },
  });
  return withPage(copy, query.page, at.language);
});

const eraseRoute = route(contracts.erasePerson, async (at, { params: { id } }) => {
  const { today, language } = at;
  const { kept, ...done } = await erase(at.office, { ...handling(at, id), today, language });
  return {
    ...done,
    kept: kept.map((one) => {
      const { what, why, status } = keptReasons[one];
      return { what: what[language], why: why[language], status };
    }),
  };
});

export const rightsDeskRoutes = [
  eraseRoute,
  ...[ownCopyRoute, deskCopyRoute],
  ...[openRoute, ownRoute, listRoute, beginRoute, answerRoute, refuseRoute],
];
