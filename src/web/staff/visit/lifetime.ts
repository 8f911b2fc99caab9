/** The days between which somebody lives, for checks of answers. */
import type { Lifetime } from '../../../programs/visit/check.ts';
import type { ShownPerson } from '../../offline/phone.ts';
import { birthOf, deathOf } from '../person/reading.ts';

export function lifetimeOf(person: ShownPerson): Lifetime {
  const [born, died] = [birthOf(person), deathOf(person)];
  return { ...(born && { born }), ...(died !== undefined && { died: [died, died] }) };
}
