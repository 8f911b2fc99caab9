/** Routes of the budget: sums without anybody's name, for who serves the whole county. */
import * as contracts from '../../../api/contracts/money/budget.ts';
import { type County, readCounty, snapshotCounty, softwareOf } from '../../../db/county.ts';
import { fundingOf } from '../../../programs/funding/funding.ts';
import { leversOf, type Lever, triedText } from '../../../programs/budget/levers.ts';
import { toldOf } from '../../../programs/budget/told.ts';
import { listedUntil } from '../../../programs/owed/owed.ts';
import { addMonths, firstOfMonth, isoDate, monthIndexOf, toDay } from '../../../rules/index.ts';
import { actorOf } from '../../access/index.ts';
import { dayFrom, dayShown } from '../../http/days.ts';
import { route } from '../../http/route.ts';
import { forecast, type ForecastMonth } from '../answer/index.ts';
import { currentPolicy } from '../answer/queries.ts';
import { jurisdictionOf } from '../policy/index.ts';
import { findStoredPolicy } from '../policy/queries.ts';
import { commitments } from './commitments.ts';
import { budgetError } from './errors.ts';
import { findFundingTier } from '../setting/index.ts';
import { currentSince } from './queries.ts';
import { cancelTry, getTry, startTry } from './try/tries.ts';
import type { Found, PaidCost } from './try/work.ts';

const FIVE_YEARS = 60;
/** How far ahead a change may begin, so that five years of it are counted. Units: months. */
const AHEAD_MAX = 24;
/** Nobody is older. Units: months. */
const AGE_MAX = 1440;

async function getPolicy(office: County): Promise<number> {
  const policy = await snapshotCounty(office, currentPolicy);
  if (policy !== undefined) return policy;
  throw Object.assign(new Error(`county ${office.code} has not been evaluated yet`), {
    code: 'EVALUATION_MISSING',
    detail: { county: office.code },
  });
}

const costShown = ({ month, ...cost }: ForecastMonth) => ({ month: dayShown(month), ...cost });

const forecastRoute = route(contracts.getForecast, async (at, { query }) => {
  const actor = actorOf(at.visitor.account);
  const { months = FIVE_YEARS } = query;
  const { office, today } = at;
  const { since, tier } = await snapshotCounty(office, async (tx) => ({
    since: await currentSince(tx),
    tier: await findFundingTier(tx),
  }));
  const chosen = tier !== undefined && { tier };
  const costs = await forecast(office, { actor, from: today, months, ...chosen });
  const listed = new Set(costs.map(({ program }) => program));
  const { programs } = await jurisdictionOf(office, await getPolicy(office));
  return {
    ...{ from: dayShown(firstOfMonth(monthIndexOf(today))), months, ...chosen },
    ...(since !== undefined && { workedOutUntil: dayShown(listedUntil(toDay(since))) }),
    costs: costs.map(costShown),
    shares: programs
      .filter(({ id }) => listed.has(id))
      .map((program) => {
        const { status } = fundingOf(program, today, tier);
        return { program: program.id, ...(status !== undefined && { status }) };
      }),
  };
});

const commitmentsRoute = route(contracts.getCommitments, async (at) => {
  const found = await commitments(at.office, {
    actor: actorOf(at.visitor.account),
    today: at.today,
  });
  const sums = found.sums.map(({ month, ...sum }) => ({ month: dayShown(month), ...sum }));
  return { ...found, sums };
});

const leversRoute = route(contracts.getLevers, async (at) => {
  const rules = await jurisdictionOf(at.office, await getPolicy(at.office));
  return { levers: leversOf(rules, isoDate(toDay(at.today))).map(leverShown) };
});

function leverShown({ id: lever, ...rest }: Lever) {
  const { program, kind, value, source } = rest;
  const own =
    rest.kind === 'amount'
      ? { name: rest.name, unit: rest.unit, since: rest.from, status: rest.status }
      : { bound: rest.bound };
  return { lever, program, kind, value, source, ...own };
}

const startRoute = route(contracts.startTry, async (at, { body }) => {
  const actor = actorOf(at.visitor.account);
  const from = dayFrom(body.from, 'body/from');
  assertMonth(from, at.today);
  const policy = await getPolicy(at.office);
  const rules = await jurisdictionOf(at.office, policy);
  const changes = [...new Map(body.changes.map((one) => [one.lever, one])).values()];
  const act = { kind: 'budget-try', actor, detail: { changes, from: body.from } };
  const { stored, tier } = await readCounty(at.office, act, async (tx) => ({
    stored: await findStoredPolicy(tx, policy),
    tier: await findFundingTier(tx),
  }));
  const { definition } = stored!;
  // Refuses here what is not there, before a thread is started.
  triedText(definition, rules, changes, body.from);
  for (const { lever, value } of changes) {
    if (lever.includes('@') && value > AGE_MAX) throw budgetError('BUDGET_AGE', { months: value });
  }
  const window = { from, months: FIVE_YEARS };
  const input = { definition, changes, window, ...(tier !== undefined && { tier }) };
  return { try: startTry(softwareOf(at.office), at.visitor.account, input) };
});

/** Errors: BUDGET_FROM for what is no first of a month in the next two years. */
function assertMonth(from: number, today: number): void {
  const first = firstOfMonth(monthIndexOf(today));
  const last = addMonths(first, AHEAD_MAX);
  const isFirst = firstOfMonth(monthIndexOf(from)) === from;
  if (isFirst && from >= first && from <= last) return;
  throw budgetError('BUDGET_FROM', { first: dayShown(first), last: dayShown(last) });
}

const tryRoute = route(contracts.getTry, async (at, { params }) => {
  const one = getTry(softwareOf(at.office), at.visitor.account, params.try);
  return {
    ...{ state: one.state, people: one.people, of: one.of },
    ...(one.state === 'failed' && { code: one.code }),
    ...(one.state === 'done' && {
      found: {
        ...foundShown(one.found),
        from: dayShown(one.window.from),
        months: one.window.months,
      },
    }),
  };
});

function foundShown(found: Found) {
  const { before, after, people } = toldOf(found);
  const certain = ({ possibleFen: _, ...cost }: PaidCost) => costShown(cost);
  return { before: before.map(certain), after: after.map(certain), people: [...people] };
}

const cancelRoute = route(contracts.cancelTry, async (at, { params }) => {
  cancelTry(softwareOf(at.office), at.visitor.account, params.try);
  return { isStopped: true };
});

export const budgetRoutes = [
  forecastRoute,
  commitmentsRoute,
  leversRoute,
  startRoute,
  tryRoute,
  cancelRoute,
];
