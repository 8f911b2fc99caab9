/** Goods that are left to give out, as far as a phone can know. */
import type { VisitFields } from '../../../model/sync/fields.ts';
import { merged } from '../../../model/sync/merge.ts';
import { day as dayOf } from '../../../rules/index.ts';
import { type Holdings, saidIn } from '../engine/holdings.ts';
import { isInTray } from './kept.ts';

/** Pieces on the shelf and with the own post, without what was given out here since they were told. */
export function stockLeft(
  holdings: Pick<Holdings, 'besides' | 'events' | 'sent'>,
  item: string,
  day: number,
): number | undefined {
  const { at, stock } = holdings.besides ?? {};
  if (at === undefined || stock === undefined) return undefined;
  const told = stock
    .filter((one) => one.item === item && (one.post === undefined || one.isOwn === true))
    .filter(({ expires }) => expires === undefined || dayOf(expires) > day)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const said = saidIn(holdings).filter(
    (one) => one.field.startsWith('supply/') && !isInTray(one) && Date.parse(one.saidAt) >= at,
  );
  const given = [...Map.groupBy(said, ({ field }) => field).values()]
    .map((versions) => merged(versions)?.standing.value as VisitFields['supply'] | null | undefined)
    .filter((value) => value?.item === item)
    .reduce((sum, value) => sum + value!.quantity, 0);
  return told - given;
}
