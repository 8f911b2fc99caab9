/** One act of somebody on the record: one transaction, one event, and what it rests on. */
import { type Changing, type County, changeCounty } from '../../../db/county.ts';

export type By = {
  readonly actor: string;
  /** What was shown or told, such as a certificate; for the reader of the history. */
  readonly source?: string;
};

/** An act that was done. */
export type Act = {
  /** By this number it can be undone. */
  readonly event: number;
  /** Change number with which everybody sees it. */
  readonly seq: number;
};

/** Does the work as one event. */
export async function act<T>(
  county: County,
  kind: string,
  { actor, source }: By,
  work: (tx: Changing) => Promise<T>,
): Promise<Act & { readonly value: T }> {
  const opened = { kind, actor, ...(source !== undefined && { source }) };
  const { value, seq } = await changeCounty(county, opened, async (tx) => ({
    event: tx.event,
    value: await work(tx),
  }));
  return { ...value, seq };
}
