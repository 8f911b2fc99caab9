/** What is fetched besides people and rules: the names of places, and the goods that can be given out. */
import type { Context } from './context.ts';
import type { Besides } from './holdings.ts';
import { refusalOf } from './transport.ts';

const HOUR = 3_600_000;

/** Once an hour at most: neither changes often, and visits go on without. */
export async function pullBesides(context: Context): Promise<void> {
  const { holdings, transport, store, signal, serially, now } = context;
  const known = holdings.besides;
  // Taken before asking: what is given out meanwhile counts as not told yet.
  const at = now();
  if (known && Math.abs(at - known.at) < HOUR) return;
  const list = await unlessRefused(transport.fetchAreas(known?.places?.hash, signal));
  const goods = await unlessRefused(transport.fetchStock(signal));
  const { hash, areas } = list ?? {};
  const places = hash !== undefined && areas ? { hash, areas } : known?.places;
  const besides: Besides = {
    at,
    ...(places && { places }),
    // Standing offers are given to nobody by name, so nobody needs to know how many there are.
    ...(goods && { stock: goods.stock.filter(({ isStandingOffer }) => !isStandingOffer) }),
  };
  await serially(async () => {
    await store.write([await holdings.rows.put('meta', 'besides', besides)]);
    holdings.besides = besides;
  });
}

/** A server that does not know the question, or a post that may not ask it, stops nothing else. */
async function unlessRefused<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (refusalOf(error) === 'NO_CONNECTION') throw error;
    return undefined;
  }
}
