/** Goods for the offices of the fictional county, so that something can be given out at a visit. */
import type { County } from '../../db/county.ts';
import { supplyIds } from '../../model/service/supplies.ts';
import { moveSupply, stockOfUnit } from '../../server/modules/supply/index.ts';
import type { PostOnRecord } from '../../server/modules/post/index.ts';
import { fictionalDay } from './fictional.ts';

const actor = 'nuanjia start';
const PIECES = 200;

/** Fills the shelf of each office with a family worker, unless anything is on it. */
export async function supplyFictionalOffices(
  county: County,
  posts: readonly PostOnRecord[],
): Promise<void> {
  for (const { account, unit, role } of posts) {
    if (role !== 'family-worker' || unit === undefined) continue;
    if ((await stockOfUnit(county, { actor, unit })).length > 0) continue;
    for (const item of supplyIds) {
      await moveSupply(county, {
        ...{ kind: 'received', item, quantity: PIECES, today: fictionalDay, actor },
        by: { account, unit },
      });
    }
  }
}
