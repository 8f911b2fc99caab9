/** Money in yuan, as reports write it. */
import { yuanWords } from '../../exchange/report/words.ts';

/** ¥3,600; the fen only where there are any. */
export function Money({ fen }: { fen: number }) {
  return <span className="money">{yuanWords(fen)}</span>;
}
