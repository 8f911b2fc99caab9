/** Routes of facts. */
import * as contracts from '../../../api/contracts/facts.ts';
import { actorOf } from '../../access/index.ts';
import { byAsker } from '../../http/by.ts';
import { dayFrom } from '../../http/days.ts';
import { route } from '../../http/route.ts';
import {
  addFact,
  changeFact,
  correctFact,
  endFact,
  factsOf,
  retractFact,
} from '../registry/index.ts';
import { factShown, statementFrom } from './shapes.ts';

const listRoute = route(
  contracts.listFacts,
  async ({ county, visitor, language, setETag }, { params: { person }, query }) => {
    const { asKnownAt, history = false } = query;
    const found = await factsOf(county, {
      ...{ actor: actorOf(visitor.account), person },
      ...(asKnownAt !== undefined && { asKnownAt }),
    });
    setETag(found.version);
    const facts = history ? found.history : found.holds;
    return { person, facts: facts.map((one) => factShown(one, language)) };
  },
);

const residenceKinds = ['residence', 'household-registration'];

const residencesRoute = route(
  contracts.listResidences,
  async ({ county, visitor, language, setETag }, { params: { person } }) => {
    const found = await factsOf(county, { actor: actorOf(visitor.account), person });
    setETag(found.version);
    const facts = found.holds.filter(({ kind }) => residenceKinds.includes(kind));
    return { person, facts: facts.map((one) => factShown(one, language)) };
  },
);

const addRoute = route(
  contracts.addFact,
  async (at, { params: { person }, body: { source, ...stated } }) =>
    addFact(at.county, {
      ...byAsker(at, source),
      ...statementFrom(at.county, stated),
      ...{ person, today: at.today },
    }),
);

const changeRoute = route(
  contracts.changeFact,
  async (at, { params: { person }, body: { source, ...stated } }) =>
    changeFact(at.county, {
      ...byAsker(at, source),
      ...statementFrom(at.county, stated),
      ...{ person, today: at.today },
    }),
);

const correctRoute = route(
  contracts.correctFact,
  async (at, { params: { person, fact }, body: { source, ...stated } }) =>
    correctFact(at.county, {
      ...byAsker(at, source),
      ...statementFrom(at.county, stated),
      ...{ person, fact, today: at.today },
    }),
);

const endRoute = route(
  contracts.endFact,
  async (at, { params: { person, fact }, body: { source, until } }) =>
    endFact(at.county, {
      ...byAsker(at, source),
      ...{ person, fact, until: dayFrom(until, 'body/until') },
    }),
);

const retractRoute = route(contracts.retractFact, async (at, { params: { person, fact } }) =>
  retractFact(at.county, { ...byAsker(at), person, fact }),
);

export const factsRoutes = [
  ...[listRoute, residencesRoute, addRoute, changeRoute],
  ...[correctRoute, endRoute, retractRoute],
];
