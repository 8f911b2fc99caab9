/** Routes of rights: of one person, and lists of whoever the asker serves. */
import * as contracts from '../../../api/contracts/rights.ts';
import { actorOf } from '../../access/index.ts';
import { dayFrom, dayShown } from '../../http/days.ts';
import { route, type SignedIn } from '../../http/route.ts';
import {
  entitledOn,
  explainPerson,
  missingFacts,
  personTimeline,
  unpaidOn,
} from '../answer/index.ts';
import { endShown, explanationShown, questionsShown, rightsShown, stayShown } from './shapes.ts';

const getRoute = route(
  contracts.getRights,
  async ({ county, visitor: { account } }, { params: { person } }) =>
    rightsShown(await personTimeline(county, person, { actor: actorOf(account) })),
);

const explainRoute = route(
  contracts.explainRights,
  async ({ county, visitor, today, language }, { params: { person }, query: { on, program } }) => {
    const found = await explainPerson(county, person, {
      actor: actorOf(visitor.account),
      on: on === undefined ? today : dayFrom(on, 'querystring/on'),
      ...(program !== undefined && { programs: [program] }),
    });
    return {
      ...{ person: found.personId, name: found.name },
      programs: found.assessments.map((one) =>
        explanationShown(one, found.conditions(one.program), language),
      ),
      unknown: [...found.cutOff],
    };
  },
);

const questionsRoute = route(
  contracts.getQuestions,
  async ({ county, visitor: { account }, today, language }, { params: { person } }) => {
    const asked = { actor: actorOf(account), on: today };
    const { personId, assessments } = await explainPerson(county, person, asked);
    return {
      person: personId,
      questions: assessments.flatMap((one) =>
        questionsShown(one, language).map((question) => ({ program: one.program, ...question })),
      ),
    };
  },
);

const PAGE = 50;

type Listed = {
  readonly on?: string;
  readonly program?: string;
  readonly after?: number;
  readonly limit?: number;
};

const pageOf = (
  { visitor: { account }, today }: SignedIn,
  { on, program, after, limit = PAGE }: Listed,
) => ({
  actor: actorOf(account),
  on: on === undefined ? today : dayFrom(on, 'querystring/on'),
  limit,
  ...(program !== undefined && { program }),
  ...(after !== undefined && { after }),
});

const nextOf = ({ next }: { readonly next?: number }) => next !== undefined && { next };

const entitledRoute = route(contracts.listEntitled, async (at, { query }) => {
  const page = await entitledOn(at.county, pageOf(at, query));
  return {
    people: page.rows.map(({ personId, name, rights }) => ({
      ...{ person: personId, name },
      rights: rights.map(stayShown),
    })),
    ...nextOf(page),
  };
});

const unpaidRoute = route(contracts.listUnpaid, async (at, { query }) => {
  const page = await unpaidOn(at.county, pageOf(at, query));
  return {
    people: page.rows.map(({ personId, programs, from, claimUntil, ...row }) => ({
      ...{ ...row, person: personId, programs: [...programs] },
      from: dayShown(from),
      ...endShown('claimUntil', claimUntil),
    })),
    ...nextOf(page),
  };
});

const missingRoute = route(contracts.listQuestions, async (at, { query }) => {
  const page = await missingFacts(at.county, pageOf(at, query));
  return {
    people: page.rows.map(({ personId, name, programs }) => ({
      ...{ person: personId, name },
      programs: programs.map(({ facts, ...one }) => ({
        ...one,
        facts: facts.map(({ fact, aboutId }) => ({ fact, about: aboutId })),
      })),
    })),
    ...nextOf(page),
  };
});

export const rightsRoutes = [
  ...[getRoute, explainRoute, questionsRoute],
  ...[entitledRoute, unpaidRoute, missingRoute],
];
