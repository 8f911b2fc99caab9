/** Worked cases as a table that a policy officer can check: the sentence, the day, what is expected. */
import type { Case, DatePair } from '../../src/programs/case.ts';
import { table, yuan } from './markdown.ts';

/** One row a case. */
export const casesTable = (cases: readonly Case[]): string =>
  table(
    ['case · 案例', 'today', 'expected · 预期'],
    cases.map((one) => [one.name, one.today, expectedText(one)]),
  );

function expectedText({ expect }: Case): string {
  const { state, certain, possible, payments, withheld, missing, because, due } = expect;
  return [
    state,
    certain && `certain: ${spansText(certain)}`,
    possible && `possible: ${spansText(possible)}`,
    payments && `payable: ${linesText(payments)}`,
    withheld && `withheld: ${linesText(withheld)}`,
    missing && `ask for: ${missing.join(', ')}`,
    because && `because: ${because.join(', ')}`,
    due &&
      `due: ${due.map(({ step, from, until }) => `${step} ${spanText([from, until])}`).join('; ')}`,
  ]
    .filter((part) => part !== undefined)
    .join('\n');
}

const spansText = (pairs: readonly DatePair[]): string =>
  pairs.length === 0 ? 'never' : pairs.map(spanText).join(', ');

const spanText = ([from, until]: DatePair): string => `[${from ?? '…'}, ${until ?? '…'})`;

type Lines = NonNullable<Case['expect']['payments']>;

const linesText = (lines: Lines): string =>
  lines.length === 0
    ? 'nothing'
    : lines
        .map(({ from, until, amountFen }) => `${spanText([from, until])} ${yuan(amountFen)}`)
        .join(', ');
