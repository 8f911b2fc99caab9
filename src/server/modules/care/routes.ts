/** Routes of the care record. Who may ask is decided in access/care.ts; what is done is written down there alone. */
import * as contracts from '../../../api/contracts/care.ts';
import { factKindWords, factValueWords } from '../../../i18n/fact-words.ts';
import type { Language } from '../../../rules/index.ts';
import { careEnroller, careReader } from '../../access/care.ts';
import { daysShown } from '../../http/days.ts';
import { route, type SignedIn } from '../../http/route.ts';
import { statementFrom } from '../fact/shapes.ts';
import { explanationShown } from '../right/shapes.ts';
import type { CareBy, Hers } from './access.ts';
import { endEnrolment, enrol } from './consent.ts';
import { addCareFact, type CareFact, careFactsOf, retractCareFact } from './facts.ts';
import { careServicesOf } from './services.ts';

const readerOf = async (
  { office, visitor, today }: SignedIn,
  { person }: Hers,
): Promise<CareBy & Hers> => ({
  ...(await careReader(office, visitor, { person, today })),
  person,
});

const enrolRoute = route(
  contracts.enrolInCare,
  async ({ office, visitor: { post }, today }, { params: { person }, body }) => {
    const by = await careEnroller(office, person);
    await enrol(office, { ...by, ...body, person, unit: post!.unit!.id, from: today });
    return { person };
  },
);

const endRoute = route(contracts.endCare, async (at, { params }) => {
  await endEnrolment(at.office, await readerOf(at, params));
  return params;
});

const factShown = ({ kind, value, from, until, ...fact }: CareFact, language: Language) => ({
  ...{ ...fact, kind, name: factKindWords.get(kind)?.[language] ?? kind },
  ...(value !== undefined && { value, words: factValueWords(kind, value)[language] }),
  ...daysShown({ from, until }),
});

const getRoute = route(contracts.getCare, async (at, { params }) => {
  const { office, careKeys, language } = at;
  const by = await readerOf(at, params);
  const facts = await careFactsOf(office, careKeys, by);
  const { assessments, cutOff, conditions } = await careServicesOf(office, careKeys, by);
  return {
    ...params,
    facts: facts.map((fact) => factShown(fact, language)),
    services: assessments.map((one) => explanationShown(one, conditions(one.program), language)),
    unknown: cutOff,
  };
});

const addRoute = route(
  contracts.addCareFact,
  async (at, { params, body: { source, ...stated } }) => {
    const { office, careKeys } = at;
    const by = await readerOf(at, params);
    const given = { ...by, ...statementFrom(office, stated), source };
    return { fact: await addCareFact(office, careKeys, given) };
  },
);

const retractRoute = route(contracts.retractCareFact, async (at, { params: { person, fact } }) => {
  await retractCareFact(at.office, { ...(await readerOf(at, { person })), fact });
  return { fact };
});

export const careRoutes = [enrolRoute, endRoute, getRoute, addRoute, retractRoute];
