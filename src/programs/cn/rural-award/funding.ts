/**
 * Who pays: the central share by tier of provinces; the rest is the province's to divide.
 */
import { centralShares } from '../central-shares.ts';

/** Units: per mille. Unknown: before 2019, and between province and county. Source: source.md#who-pays */
export const funding = centralShares('secondary', 'who-pays');
