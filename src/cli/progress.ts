/**
 * Progress of long work on the terminal: rows, rate, time left. Silent where nobody watches.
 */
import type { Language } from '../rules/index.ts';

export type Progress = {
  /** `done` and `all` in any one unit; `rows` what is told to the reader. */
  readonly update: (done: number, all: number, rows: number) => void;
  readonly end: () => void;
};

/** Shorter work than this shows nothing. */
const SILENT_MS = 700;
const EVERY_MS = 150;

const words = {
  'zh-CN': { rows: '行', perSecond: '行/秒', left: '还需', seconds: '秒' },
  en: { rows: 'rows', perSecond: 'rows/s', left: 'left:', seconds: 's' },
} as const;

const silent: Progress = { update: () => undefined, end: () => undefined };

/** A progress line on standard error when that is a terminal. */
export function progressLine(label: string, language: Language): Progress {
  if (!process.stderr.isTTY) return silent;
  const start = performance.now();
  let shown = start;
  let isDrawn = false;
  const say = words[language];
  return {
    update: (done, all, rows) => {
      const now = performance.now();
      if (now - start < SILENT_MS || now - shown < EVERY_MS) return;
      shown = now;
      isDrawn = true;
      const seconds = (now - start) / 1000;
      const rate = Math.round(rows / seconds);
      const share = all > 0 ? Math.min(1, done / all) : 0;
      const left =
        share > 0 ? ` ${say.left} ${Math.ceil(seconds / share - seconds)} ${say.seconds}` : '';
      const percent = `${Math.floor(share * 100)}%`.padStart(4);
      process.stderr.write(
        `\r\u001b[K${label} ${percent}  ${rows} ${say.rows}  ${rate} ${say.perSecond}${left}`,
      );
    },
    end: () => {
      if (isDrawn) process.stderr.write('\r\u001b[K');
    },
  };
}
