/** Routes of what is asked back. */
import * as contracts from '../../../api/contracts/money/recoveries.ts';
import { softwareAskedOf } from '../../../db/county.ts';
import { dayFrom, dayShown } from '../../http/days.ts';
import { route, type SignedIn } from '../../http/route.ts';
import { byAnotherHand } from '../alert/index.ts';
import type { RecoveryRow } from './queries.ts';
import { answerRecovery, overpaidPage, ownRecoveries, recoveryPage } from './read.ts';
import {
  type Hand,
  notifyRecovery,
  proposeRecovery,
  readAppeal,
  waiveRecovery,
} from './recoveries.ts';
import { takeRepayment } from './repayment.ts';

const handOf = ({ visitor: { account, post }, today }: SignedIn): Hand => ({
  ...{ account, today },
  unit: post!.unit!.id,
});

const outlineOf = (row: RecoveryRow) => ({
  ...{ id: row.id, person: row.person, from: dayShown(row.from), until: dayShown(row.until) },
  ...{ fen: row.fen, repaidFen: row.repaidFen, state: row.state, unitName: row.unitName },
  ...(row.appealUntil !== null && { appealUntil: dayShown(row.appealUntil) }),
});

/** What was said about her. */
const wordsOf = (row: RecoveryRow) => ({
  ...{ cause: row.cause, reason: row.reason, law: row.law },
  ...(row.appeal !== null && { appeal: row.appeal }),
  ...(row.answer !== null && { answer: row.answer }),
  ...(row.endedReason !== null && { endedReason: row.endedReason }),
});

const PAGE = 50;

const overpaidRoute = route(
  contracts.listOverpaid,
  async (at, { query: { after = 0, limit = PAGE, ...query } }) => {
    const { account } = at.visitor;
    const { rows, next } = await overpaidPage(at.office, { account, after, limit, ...query });
    return {
      people: rows.map(({ person, name, program, fen, from, until, paidOn, isProgramSeen }) => ({
        ...{ person, name, fen, ...(isProgramSeen && { program }) },
        ...{ from: dayShown(from), until: dayShown(until), paidOn: dayShown(paidOn) },
      })),
      ...(next !== undefined && { next }),
    };
  },
);

const listRoute = route(
  contracts.listRecoveries,
  async (at, { query: { limit = PAGE, ...query } }) => {
    const asked = { account: at.visitor.account, limit, ...query };
    const { rows, next } = await recoveryPage(at.office, asked);
    return {
      recoveries: rows.map((row) => ({
        ...{
          ...outlineOf(row),
          name: row.name,
          ...(row.isProgramSeen && { program: row.program }),
        },
        ...(row.areWordsSeen && wordsOf(row)),
      })),
      ...(next !== undefined && { next }),
    };
  },
);

const proposeRoute = route(contracts.proposeRecovery, (at, { body: { from, ...body } }) =>
  proposeRecovery(at.office, { ...handOf(at), ...body, from: dayFrom(from, 'body/from') }),
);

const notifyRoute = route(contracts.notifyRecovery, (at, { params }) =>
  byAnotherHand(at, `recovery ${params.id}`, () =>
    notifyRecovery(at.office, { ...handOf(at), ...params }),
  ),
);

const waiveRoute = route(contracts.waiveRecovery, (at, { params, body }) =>
  waiveRecovery(at.office, { ...handOf(at), ...params, ...body }),
);

const appealRoute = route(contracts.readRecoveryAppeal, (at, { params, body }) =>
  byAnotherHand(at, `recovery ${params.id}`, () =>
    readAppeal(at.office, { ...handOf(at), ...params, ...body }),
  ),
);

const repaidRoute = route(contracts.takeRepayment, (at, { params, body: { day, ...body } }) =>
  takeRepayment(at.office, { ...handOf(at), ...params, ...body, day: dayFrom(day, 'body/day') }),
);

const selfOf = ({ visitor: { account, person } }: SignedIn) => ({ account, person: person! });

const ownRoute = route(contracts.ownRecoveries, async (at) => ({
  recoveries: (await ownRecoveries(softwareAskedOf(at.county), selfOf(at))).map((row) => ({
    ...{ ...outlineOf(row), program: row.program, ...wordsOf(row) },
  })),
}));

const answerRoute = route(contracts.answerOwnRecovery, (at, { params, body }) =>
  answerRecovery(softwareAskedOf(at.county), { ...selfOf(at), ...params, ...body }),
);

export const recoveryRoutes = [
  ...[overpaidRoute, listRoute, proposeRoute, notifyRoute, waiveRoute, appealRoute],
  ...[repaidRoute, ownRoute, answerRoute],
];
