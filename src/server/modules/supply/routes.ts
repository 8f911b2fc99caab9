/** Routes of goods. */
import * as contracts from '../../../api/contracts/service/stock.ts';
import { changeCounty } from '../../../db/county.ts';
import { isSupply, supplyOf } from '../../../model/service/supplies.ts';
import { END } from '../../../rules/index.ts';
import { actorOf } from '../../access/index.ts';
import { dayFrom, dayShown } from '../../http/days.ts';
import { route } from '../../http/route.ts';
import { moveSupply, stockOfUnit, takeBackSupply } from './supplies.ts';

const stockRoute = route(
  contracts.getStock,
  async ({ county, visitor: { account, post }, language }) => {
    const rows = await stockOfUnit(county, { actor: actorOf(account), unit: post!.unit!.id });
    return {
      stock: rows.map(({ item, post: of, lot, expires, quantity }) => ({
        ...{ item, quantity },
        words: isSupply(item) ? supplyOf(item).words[language] : item,
        isStandingOffer: isSupply(item) && supplyOf(item).isStandingOffer,
        ...(of !== null && { post: of, isOwn: of === post!.id }),
        ...(lot !== '' && { lot }),
        ...(expires !== END && { expires: dayShown(expires) }),
      })),
    };
  },
);

const moveRoute = route(
  contracts.moveStock,
  ({ county, visitor: { account, post }, today }, { body: { expires, ...moving } }) =>
    moveSupply(county, {
      ...{ ...moving, today, actor: actorOf(account) },
      by: { account, unit: post!.unit!.id },
      ...(expires !== undefined && { expires: dayFrom(expires, 'body/expires') }),
    }),
);

const undoRoute = route(
  contracts.undoStockMove,
  async ({ county, visitor: { account } }, { params: { id } }) => {
    const act = { kind: 'stock-undo', actor: actorOf(account), detail: { move: id } };
    const { value, seq } = await changeCounty(county, act, async (tx) => {
      await takeBackSupply(tx, id);
      return tx.event;
    });
    return { event: value, seq };
  },
);

export const suppliesRoutes = [stockRoute, moveRoute, undoRoute];
