/** Routes of relatives, and of joining and leaving a household. */
import * as contracts from '../../../api/contracts/kinship.ts';
import { actorOf } from '../../access/index.ts';
import { byAsker } from '../../http/by.ts';
import { dayFrom, daysFrom, daysShown } from '../../http/days.ts';
import { route } from '../../http/route.ts';
import {
  addLink,
  endLink,
  joinHousehold,
  leaveHousehold,
  linksOf,
  retractLink,
} from '../registry/index.ts';

const listRoute = route(
  contracts.listLinks,
  async ({ county, visitor: { account }, setETag }, { params: { person } }) => {
    const found = await linksOf(county, { actor: actorOf(account), person });
    setETag(found.version);
    return {
      person,
      links: found.holds.map(({ link, record, relation, other, addedAt, by, ...days }) => ({
        ...{ link, relation, person: record, other },
        ...daysShown(days),
        ...{ addedAt, event: by.event, act: by.act },
        ...(by.source !== undefined && { source: by.source }),
      })),
    };
  },
);

const addRoute = route(
  contracts.addLink,
  async (at, { params: { person }, body: { relation, other, source, ...days } }) =>
    addLink(at.county, {
      ...{ ...byAsker(at, source), person, relation, other },
      ...daysFrom(days),
    }),
);

const endRoute = route(
  contracts.endLink,
  async (at, { params: { person, link }, body: { until, source } }) =>
    endLink(at.county, {
      ...{ ...byAsker(at, source), person, link, until: dayFrom(until, 'body/until') },
    }),
);

const retractRoute = route(contracts.retractLink, async (at, { params: { person, link } }) =>
  retractLink(at.county, { ...byAsker(at), person, link }),
);

const joinRoute = route(
  contracts.joinHousehold,
  async (at, { params: { person }, body: { household, role, from, source } }) => {
    const { event, seq } = await joinHousehold(at.county, {
      ...{ ...byAsker(at, source), person, household, role },
      ...(from !== undefined && { from: dayFrom(from, 'body/from') }),
    });
    return { event, seq };
  },
);

const leaveRoute = route(
  contracts.leaveHousehold,
  async (at, { params: { person }, body: { household, until, source } }) => {
    const { event, seq } = await leaveHousehold(at.county, {
      ...{ ...byAsker(at, source), person, household },
      until: dayFrom(until, 'body/until'),
    });
    return { event, seq };
  },
);

export const kinshipRoutes = [
  ...[listRoute, addRoute, endRoute, retractRoute],
  ...[joinRoute, leaveRoute],
];
