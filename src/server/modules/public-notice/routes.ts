/** Routes of public notices and of objections to them. */
import * as contracts from '../../../api/contracts/case/public-notices.ts';
import { actorOf } from '../../access/index.ts';
import { dayShown } from '../../http/days.ts';
import { type At, route } from '../../http/route.ts';
import { caseError } from '../case/errors.ts';
import { answer, object, objections, posted, postedToday } from './public-notices.ts';
import type { ObjectionRow, PostedRow } from './queries.ts';

const countyAt = ({ findServed }: At, code: string | undefined) => {
  const served = findServed(code);
  if (!served) throw caseError('POSTED_UNKNOWN', { notice: code ?? '-' });
  return served.county;
};

const shown = ({ id, masked_name, village, program, from, until }: PostedRow) => ({
  ...{ id, maskedName: masked_name, village, program },
  ...{ from: dayShown(from), until: dayShown(until) },
});

const listRoute = route(contracts.listPosted, async (at, { query: { county } }) => ({
  notices: (await postedToday(countyAt(at, county), at.today)).map(shown),
}));

const getRoute = route(contracts.getPosted, async (at, { params: { id }, query: { county } }) =>
  shown(await posted(countyAt(at, county), id, at.today)),
);

const objectRoute = route(
  contracts.objectToPosted,
  async (at, { params: { id }, query: { county }, body }) => ({
    due: dayShown(await object(countyAt(at, county), { ...body, notice: id, today: at.today })),
  }),
);

const postedShown = ({ masked_name, village, program }: ObjectionRow) =>
  masked_name !== null &&
  village !== null &&
  program !== null && { posted: { maskedName: masked_name, village, program } };

const objectionsRoute = route(contracts.listObjections, async ({ office, visitor }) => {
  const asked = { actor: actorOf(visitor.account), unit: visitor.post!.unit!.id };
  const rows = await objections(office, asked);
  return {
    objections: rows.map((one) => ({
      ...{ id: one.id, day: dayShown(one.day), due: dayShown(one.due) },
      ...(one.case_id !== null && { case: one.case_id }),
      ...(one.person !== null && { person: one.person }),
      ...postedShown(one),
      ...(one.said !== null && { said: one.said }),
      ...(one.contact !== null && { contact: one.contact }),
    })),
  };
});

const answerRoute = route(
  contracts.answerObjection,
  ({ office, visitor: { account, post } }, { params: { id }, body }) =>
    answer(office, { ...body, id, account, unit: post!.unit!.id }),
);

export const publicNoticesRoutes = [listRoute, getRoute, objectRoute, objectionsRoute, answerRoute];
