/** The route of statements: for herself, and for whoever has a task about her. */
import { getStatement } from '../../../api/contracts/money/payee.ts';
import { arrearsWords, holdWords } from '../../../i18n/money-words.ts';
import type { Language } from '../../../rules/index.ts';
import { dayShown } from '../../http/days.ts';
import { route } from '../../http/route.ts';
import type { StatementRow } from './queries.ts';
import { statementOf } from './statement.ts';

const shownStates: Readonly<Record<string, string>> = {
  ...{ paid: 'paid', 'paid-after-all': 'paid', recorded: 'paid', held: 'held' },
  ...{ failed: 'refused', returned: 'refused' },
};

/** A line as it travels, with why it is late or held in words. */
export const lineShown = (row: StatementRow, language: Language) => ({
  ...{ program: row.program, part: row.part, fen: row.fen },
  ...{ from: dayShown(row.from), until: dayShown(row.until) },
  state: shownStates[row.state] ?? 'on-its-way',
  words: [
    ...(row.arrears === null ? [] : [arrearsWords[row.arrears][language]]),
    ...row.holds.map((hold) => holdWords[hold][language]),
  ],
  ...(row.paidOn !== null && { paidOn: dayShown(row.paidOn) }),
  ...(row.lastDigits !== null && { lastDigits: row.lastDigits }),
  ...(row.run !== null && { run: row.run }),
});

const getRoute = route(
  getStatement,
  async ({ county, visitor: { account }, language }, { params: { person } }) => {
    const rows = await statementOf(county, { account, person });
    const lines = rows.map((row) => lineShown(row, language));
    const paid = lines.filter(({ state }) => state === 'paid');
    return { person, paidFen: paid.reduce((sum, { fen }) => sum + fen, 0), lines };
  },
);

export const statementRoutes = [getRoute];
