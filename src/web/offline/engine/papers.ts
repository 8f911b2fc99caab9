/** Photos of papers: they wait sealed on disk until the event that speaks of them was taken, and then go in pieces. */
import type { Receipt } from '../../../model/sync/receipt.ts';
import { toBase64 } from '../lock/seal.ts';
import { remove } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Context } from './context.ts';
import { type Holdings, type Paper, saidIn } from './holdings.ts';
import { refusalOf } from './transport.ts';

/** As base64 this is what a server takes in one call. */
const PIECE_BYTES = 132_000;

export async function sendPapers(context: Context): Promise<void> {
  const { holdings } = context;
  const waiting = [...holdings.papers.values()].filter(({ code }) => code === undefined);
  for (const [done, paper] of waiting.entries()) {
    const receipt = receiptOf(holdings, paper);
    if (receipt?.state === 'refused' || receipt?.state === 'elsewhere') {
      await drop(context, paper, receipt.code ?? receipt.state);
    } else if (receipt?.state === 'accepted' || receipt?.state === 'merged') {
      context.progress({ doing: 'papers', done, total: waiting.length });
      await sendOne(context, paper);
    }
  }
}

const receiptOf = (holdings: Holdings, { id }: Paper): Receipt | undefined =>
  saidIn(holdings).find(({ field }) => field === `paper/${id}`)?.receipt;

/** Lets photos go that no event speaks of: the app was killed before it was said what they show. */
export async function dropUnsaid(store: Store, holdings: Holdings): Promise<void> {
  const said = new Set(saidIn(holdings).map(({ field }) => field));
  const unsaid = [...holdings.papers.keys()].filter((id) => !said.has(`paper/${id}`));
  if (unsaid.length === 0) return;
  const kept = [...holdings.papers.values()].filter(({ id }) => !unsaid.includes(id));
  await store.write([
    ...unsaid.map((id) => remove('paper', id)),
    await holdings.rows.put('meta', 'papers', kept),
  ]);
  for (const id of unsaid) holdings.papers.delete(id);
}

/** From the beginning; the server says how far it has it, and the rest follows from there. */
async function sendOne(context: Context, paper: Paper): Promise<void> {
  const { holdings, transport, signal } = context;
  const bytes = await holdings.rows.findBytes('paper', paper.id);
  if (bytes === undefined) return drop(context, paper, 'PHONE_PAPER_LOST');
  try {
    for (let offset = 0; offset < bytes.length; ) {
      const data = toBase64(bytes.subarray(offset, offset + PIECE_BYTES));
      const told = await transport.sendPaper(
        holdings.device,
        { paper: paper.id, offset, data },
        signal,
      );
      if (told.isWhole) return await drop(context, paper);
      offset = Math.max(offset + PIECE_BYTES, told.received);
    }
  } catch (error) {
    const { status } = error as { readonly status?: number };
    if (status !== 422 && status !== 413) throw error;
    await drop(context, paper, refusalOf(error));
  }
}

/** Lets the bytes go; with a code, the worker is told why they did not arrive. */
const drop = ({ holdings, store, serially }: Context, paper: Paper, code?: string): Promise<void> =>
  serially(async () => {
    const papers = new Map(holdings.papers);
    if (code === undefined) papers.delete(paper.id);
    else papers.set(paper.id, { ...paper, code });
    await store.write([
      remove('paper', paper.id),
      await holdings.rows.put('meta', 'papers', [...papers.values()]),
    ]);
    holdings.papers.clear();
    for (const [id, one] of papers) holdings.papers.set(id, one);
  });
