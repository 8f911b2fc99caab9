/** Routes over which phones send, and ask what became of it. */
import * as contracts from '../../../../api/contracts/phone/sync.ts';
import type { Receipt } from '../../../../model/sync/receipt.ts';
import { route } from '../../../http/route.ts';
import { getDevice, getOwnDevice } from '../device/devices.ts';
import { headOf } from '../device/queries.ts';
import { holderOf } from '../device/routes.ts';
import { type ReceiptRow, receiptsAfter, receiptsOf } from './queries.ts';
import { receiveEvents } from './receive.ts';
import { idOf } from './signed.ts';

const sendRoute = route(
  contracts.sendEvents,
  async (at, { params: { device: id }, body: { events } }) => {
    const { account, post, now } = holderOf(at);
    // Also from a phone that is lost or ended: what it sends is held.
    const device = await getOwnDevice(at.office, { device: id, account, now });
    const { county, keys, today } = at;
    const unit = at.visitor.post!.unit!.id;
    await receiveEvents({ county, keys, account, unit, post, today, now, device }, events);
    const { epoch } = await headOf(county);
    const rows = await receiptsOf(county, id, events.map(idOf));
    return { epoch, receipts: rows.map(receiptOf) };
  },
);

/** Receipts of one answer. */
const PAGE = 500;

const receiptsRoute = route(
  contracts.fetchReceipts,
  async (at, { params: { device }, query: { after } }) => {
    await getDevice(at.office, { ...holderOf(at), device });
    const { epoch } = await headOf(at.county);
    const rows = await receiptsAfter(at.county, device, after, PAGE);
    return { epoch, receipts: rows.map(receiptOf), hasMore: rows.length === PAGE };
  },
);

const receiptOf = ({ code, seq, person, ...row }: ReceiptRow): Receipt => ({
  ...row,
  ...(code !== null && { code }),
  ...(seq !== null && { seq }),
  ...(person !== null && { person }),
});

export const eventRoutes = [sendRoute, receiptsRoute];
