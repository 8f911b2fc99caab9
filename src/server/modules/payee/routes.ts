/** Routes of bank accounts. */
import * as contracts from '../../../api/contracts/money/payee.ts';
import { route } from '../../http/route.ts';
import { declareOwnAccount, findAccount, setAccount } from './accounts.ts';

const getRoute = route(
  contracts.getPayeeAccount,
  async ({ office, visitor: { account } }, { params: { person } }) => {
    const found = await findAccount(office, { account, person });
    if (!found) return {};
    const { holder, bank, lastDigits } = found;
    return { account: { holder, bank, lastDigits } };
  },
);

const setRoute = route(
  contracts.setPayeeAccount,
  async ({ office, keys, visitor: { account } }, { params: { person }, body }) => {
    const { event, seq } = await setAccount(office, keys, { account, person, ...body });
    return { event, seq };
  },
);

const ownRoute = route(
  contracts.declareOwnAccount,
  async ({ office, keys, visitor: { account } }, { body: { number } }) =>
    declareOwnAccount(office, keys, { account, number }),
);

export const payeeRoutes = [getRoute, setRoute, ownRoute];
