/** What may stand in a list: asked of a transaction after it opened the people whom the list is about. */
import type { Reading } from '../../db/county.ts';
import type { DataClass } from './classes.ts';

/** Whether everything that was opened may show a class; the software itself sees all. */
export function showsClass(tx: Reading, one: DataClass): boolean {
  const asked = tx.asked?.();
  if (asked === undefined) return true;
  const classes = asked.classes as readonly DataClass[] | undefined;
  return classes?.includes(one) ?? false;
}
