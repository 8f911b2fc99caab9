/** How people travel over the network. */
import { daysShown } from '../../http/days.ts';
import type { Identity } from '../registry/index.ts';

/** Who somebody is; what is not known is left out. */
export const identityShown = ({ person, name, born, died, sex, residence }: Identity) => ({
  person,
  name,
  ...(born && { born: daysShown(born) }),
  ...(died && { died: daysShown(died) }),
  ...(sex && { sex }),
  ...(residence && { residence: { ...residence } }),
});
