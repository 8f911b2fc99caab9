/** The route over which photos of papers come. */
import { sendPaper } from '../../../../api/contracts/phone/sync.ts';
import { route } from '../../../http/route.ts';
import { getDevice } from '../device/devices.ts';
import { holderOf } from '../device/routes.ts';
import { receivePiece } from './papers.ts';

const sendRoute = route(
  sendPaper,
  async (at, { params: { device, paper, offset }, body: { data } }) => {
    const { account } = await getDevice(at.office, { ...holderOf(at), device });
    const { today, keys, office } = at;
    return receivePiece(office, keys, { account, device, paper, offset, data, today });
  },
);

export const paperRoutes = [sendRoute];
