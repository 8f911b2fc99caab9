/** Routes of phones. */
import * as contracts from '../../../../api/contracts/phone/devices.ts';
import { actorOf } from '../../../access/index.ts';
import { route, type SignedIn } from '../../../http/route.ts';
import {
  addDevice,
  endDevice,
  endDevicesOf,
  type Lease,
  listDevices,
  renewLease,
} from './devices.ts';

/** Who asks; whoever may sync has a post. */
export const holderOf = ({ visitor: { account, post }, now }: SignedIn) => ({
  ...{ account, post: post!.id, now },
});

const leaseShown = ({ share, until, epoch, now }: Lease) => ({
  ...{ share, until: until.toISOString(), epoch, now: now.toISOString() },
});

const addRoute = route(contracts.addDevice, async (at, { body: { name, key } }) => {
  const { device, lease } = await addDevice(at.office, at.keys, { ...holderOf(at), name, key });
  return { device, lease: leaseShown(lease) };
});

const leaseRoute = route(contracts.renewLease, async (at, { params: { id: device } }) =>
  leaseShown(await renewLease(at.office, at.keys, { ...holderOf(at), device })),
);

const listRoute = route(contracts.listDevices, async ({ office, visitor: { account } }) => ({
  devices: (await listDevices(office, account)).map(({ added_at, heard_of_at, ...device }) => ({
    ...device,
    addedAt: added_at.toISOString(),
    ...(heard_of_at && { heardOfAt: heard_of_at.toISOString() }),
  })),
}));

const endRoute = route(
  contracts.endDevice,
  async ({ office, visitor: { account }, now }, { params: { id: device }, body: { because } }) =>
    endDevice(office, { device, account, now, because }),
);

const endOfRoute = route(
  contracts.endDevicesOf,
  async ({ office, visitor }, { params: { id: account } }) => ({
    ended: await endDevicesOf(office, { actor: actorOf(visitor.account), account }),
  }),
);

export const deviceRoutes = [addRoute, leaseRoute, listRoute, endRoute, endOfRoute];
