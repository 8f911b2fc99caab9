/** Lists on paper: a run to be signed, and whom to visit. They hold no more than the same asker sees on the screen. */
import { arrearsWords, holdWords } from '../../../i18n/money-words.ts';
import { type Paper, runList, unreachedList } from '../../../papers/index.ts';
import { END, isoDate, type Language, toDay } from '../../../rules/index.ts';
import type { SignedIn } from '../../http/route.ts';
import { type Looking, readLines, readRun, type ShownLineRow } from '../payment-run/index.ts';
import { scopeOf, unreached } from '../unreached/index.ts';
import { programNames } from './names.ts';

type Sheet = { readonly language: Language; readonly office: string; readonly day: string };

/** More than that nobody reads on paper; there are extracts. */
const LINES_MOST = 500;

const shown = (value: number): string => isoDate(toDay(value));

export const lookingOf = ({ visitor: { account, post } }: SignedIn): Looking => ({
  account,
  unit: post!.unit!.id,
  isWhole: post!.isWhole,
});

/** Why a line is late, held or came back, in words. */
export const wordsOf = (
  { arrears, holds, bankReason }: ShownLineRow,
  language: Language,
): readonly string[] => [
  ...(arrears === null ? [] : [arrearsWords[arrears][language]]),
  ...holds.map((hold) => holdWords[hold][language]),
  ...(bankReason === null ? [] : [bankReason]),
];

/** Errors: RUN_UNKNOWN. */
export async function runPaper(at: SignedIn, run: number, sheet: Sheet): Promise<Paper> {
  const by = lookingOf(at);
  const { run: found } = await readRun(at.office, run, by);
  const { lines } = await readLines(at.office, by, { run, after: 0, limit: LINES_MOST });
  const programName = await programNames(at.office, at.language);
  return runList({
    ...{ ...sheet, run, programName: programName(found.program) },
    ...{ cutOff: shown(found.cutOff), unit: found.unitName, sums: found.states },
    lines: lines.map((one) => ({
      ...{ name: one.name, from: shown(one.from), until: shown(one.until) },
      ...{ fen: one.fen, state: one.state, words: wordsOf(one, at.language) },
      ...(one.lastDigits !== null && { lastDigits: one.lastDigits }),
    })),
  });
}

/** Those whose claim closes first stand first. */
export async function unreachedPaper(at: SignedIn, sheet: Sheet): Promise<Paper> {
  const { rows } = await unreached(at.office, { ...(await scopeOf(at)), limit: LINES_MOST });
  const programName = await programNames(at.office, at.language);
  return unreachedList(
    sheet,
    rows.map((one) => ({
      ...{ name: one.name, programName: programName(one.program), fen: one.fen },
      ...{ since: shown(one.since), why: one.why, hasPhone: one.hasPhone },
      ...(one.claim_until !== END && { claimUntil: shown(one.claim_until) }),
      ...(one.visitedOn !== undefined && { visitedOn: shown(one.visitedOn) }),
    })),
  );
}
