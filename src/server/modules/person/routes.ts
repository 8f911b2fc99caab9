/** Routes of people: who somebody is, registering, correcting, and life events. */
import type { AnswerOf, RequestOf } from '../../../api/contract.ts';
import * as contracts from '../../../api/contracts/people.ts';
import { actorOf } from '../../access/index.ts';
import { byAsker } from '../../http/by.ts';
import { dayFrom, daysFrom } from '../../http/days.ts';
import { route } from '../../http/route.ts';
import { checkOwnCounty, statementFrom } from '../fact/shapes.ts';
import {
  addPerson,
  correctName,
  identityOf,
  type LifeEvent,
  recordLifeEvent,
  setIdentityNumber,
} from '../registry/index.ts';
import { identityShown } from './shapes.ts';

const getRoute = route(
  contracts.getPerson,
  async ({ county, visitor: { account }, today, setETag }, { params: { person } }) => {
    const found = await identityOf(county, { actor: actorOf(account), person, today });
    setETag(found.version);
    return {
      ...identityShown(found),
      ...(found.household !== undefined && { household: found.household }),
      members: found.members.map((one) => ({ ...one })),
    };
  },
);

/** Whether somebody else has the number is told to nobody at the desk. */
const numberShown = (identityNumber: string | undefined) =>
  identityNumber !== undefined && ({ number: 'to-be-verified' } as const);

const registerRoute = route(
  contracts.registerPerson,
  async (at, { body: { name, identityNumber, facts = [], relatives = [], source } }) => {
    const { county, keys, today } = at;
    const done = await addPerson(county, keys, {
      ...{ ...byAsker(at, source), today, name },
      ...(identityNumber !== undefined && { identityNumber }),
      facts: facts.map((one) => statementFrom(county, one)),
      links: relatives.map(({ relation, other, ...days }) => ({
        ...{ relation, other },
        ...daysFrom(days),
      })),
    });
    return { ...done, ...numberShown(identityNumber) };
  },
);

const nameRoute = route(
  contracts.correctName,
  async (at, { params: { person }, body: { name, source } }) =>
    shownDone(await correctName(at.county, { ...byAsker(at, source), person, name })),
);

const numberRoute = route(
  contracts.setIdentityNumber,
  async (at, { params: { person }, body: { identityNumber, source } }) => {
    const { county, keys, today } = at;
    const done = await setIdentityNumber(county, keys, {
      ...{ ...byAsker(at, source), person, today, number: identityNumber },
    });
    return { ...shownDone(done), ...numberShown(identityNumber) };
  },
);

const shownDone = ({ event, seq }: AnswerOf<typeof contracts.correctName>) => ({ event, seq });

const lifeRoute = route(
  contracts.recordLifeEvent,
  async (at, { params: { person }, body: { event, source } }) => {
    const { county, keys, today } = at;
    if ('residence' in event && event.residence !== undefined) {
      checkOwnCounty(county, event.residence);
    }
    const done = await recordLifeEvent(county, keys, {
      ...{ ...byAsker(at, source), person, today, event: eventFrom(event) },
    });
    const number = event.kind === 'birth' ? numberShown(event.identityNumber) : false;
    return { ...done, ...number };
  },
);

type EventText = RequestOf<typeof contracts.recordLifeEvent>['body']['event'];

const eventFrom = (event: EventText): LifeEvent => ({
  ...event,
  day: dayFrom(event.day, 'body/event/day'),
});

export const peopleRoutes = [getRoute, registerRoute, nameRoute, numberRoute, lifeRoute];
