/** The statement: every line of one resident in the books, with what she was paid in all. */
import { lastDay, yuanWords } from '../exchange/report/index.ts';
import { inWords, statementWords } from '../i18n/state-words.ts';
import type { Language } from '../rules/index.ts';
import type { Paper } from './paper.ts';
import { told } from './words.ts';

/** `[from, until)`, YYYY-MM-DD. Units: fen. */
export type StatementLine = {
  readonly programName: string;
  readonly from: string;
  readonly until: string;
  readonly fen: number;
  /** paid, on-its-way, held or refused. */
  readonly state: string;
  /** Why it is late or held. */
  readonly words: readonly string[];
  readonly paidOn?: string;
  readonly lastDigits?: string;
};

export type StatementSays = {
  readonly language: Language;
  readonly office: string;
  readonly day: string;
  readonly name: string;
  readonly lines: readonly StatementLine[];
};

export function statement({ language, office, day, name, lines }: StatementSays): Paper {
  const paidFen = lines
    .filter(({ state }) => state === 'paid')
    .reduce((sum, { fen }) => sum + fen, 0);
  const rows = lines.map((one) => [
    one.programName,
    `${one.from} – ${lastDay(one.until)}`,
    yuanWords(one.fen),
    inWords(statementWords, one.state)[language],
    one.paidOn ?? '',
    one.lastDigits ?? '',
    one.words.join('\n'),
  ]);
  return {
    ...{ language, office, day, title: told('statementTitle', language) },
    blocks: [
      {
        kind: 'facts',
        rows: [
          [told('name', language), name],
          [told('paid', language), yuanWords(paidFen)],
        ],
      },
      { kind: 'text', text: told('statementWhy', language) },
      {
        kind: 'table',
        columns: [
          { header: told('program', language), share: 3 },
          { header: told('period', language), share: 4 },
          { header: told('amount', language), share: 2, isNumber: true },
          { header: told('state', language), share: 2 },
          { header: told('paidOn', language), share: 3 },
          { header: told('account', language), share: 2 },
          { header: told('note', language), share: 4 },
        ],
        rows,
      },
    ],
  };
}
