/** Figures of what an office waits for, as the page shows them: the unreached, a payment run, papers, the budget. */
import { type Circumstances, madeOn } from './made.ts';

export type UnreachedResults = Circumstances & {
  readonly people: number;
  readonly found: number;
  readonly rounds: number;
  readonly rows: readonly {
    readonly name: string;
    readonly millisecondsMedian: number;
    readonly milliseconds95: number;
  }[];
};

export type PaymentResults = Circumstances & {
  readonly lines: number;
  readonly fileBytes: number;
  readonly replyBytes: number;
  readonly seconds: Readonly<Record<keyof typeof paymentRows, number>>;
};

type Printed = {
  readonly papers: number;
  readonly files: number;
  readonly seconds: number;
  readonly aSecond: number;
  readonly greatest: number;
};

export type PapersResults = Circumstances & {
  readonly each: number;
  readonly listLines: number;
  readonly floor: Printed;
  readonly alone: Printed;
  readonly together: Printed;
  readonly listed: Printed;
};

export type BudgetResults = Circumstances & {
  readonly rounds: number;
  readonly rows: readonly {
    readonly people: number;
    readonly forecastMilliseconds: number;
    readonly commitmentsMilliseconds: number;
    readonly tries: Readonly<Record<string, Try>>;
  }[];
};

type Try = {
  readonly seconds: number;
  readonly heldUpMillisecondsMost: number;
  readonly queryMillisecondsMedian: number;
  readonly memoryMiBMost: number;
};

const shown = (number: number): string => number.toLocaleString('en');

/** A section: its title, what was measured, its table, and where it was made. */
const section = (
  made: Circumstances,
  title: string,
  about: string,
  [header, ...rows]: readonly (readonly (string | number)[])[],
): string => {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => (typeof cell === 'number' ? shown(cell) : cell)).join(' | ')} |`;
  const rule = `|---|${header!
    .slice(1)
    .map(() => '---:|')
    .join('')}`;
  const table = [line(header!), rule, ...rows.map(line)];
  return [`### ${title}\n`, `${about}\n`, ...table, '', `${madeOn(made)}\n`].join('\n');
};

export const unreachedFigures = ({ people, found, rounds, rows, ...made }: UnreachedResults) =>
  section(
    made,
    'Who is owed money and never claimed it',
    `${shown(people)} people, ${shown(found)} rights found; ${rounds} rounds, milliseconds.`,
    [
      ['what', 'median', '95 %'],
      ...rows.map((one) => [one.name, one.millisecondsMedian, one.milliseconds95]),
    ],
  );

const paymentRows = {
  floorCopy: 'floor: as many rows copied within the database',
  draftAndCheck: 'drafted, every line checked',
  freeze: 'agreed to',
  file: 'file for the bank',
  fileAgain: 'the same file again',
  reply: 'reply of the bank read',
  close: 'closed',
} as const;

export const paymentFigures = (made: PaymentResults) =>
  section(
    made,
    'A payment run',
    `${shown(made.lines)} lines in one run; a file of ${shown(made.fileBytes)} bytes and a reply of ${shown(made.replyBytes)}.`,
    [
      ['what', 'seconds'],
      ...Object.entries(paymentRows).map(([name, words]) => [
        words,
        made.seconds[name as keyof typeof paymentRows],
      ]),
    ],
  );

export function papersFigures({ floor, alone, together, listed, ...made }: PapersResults): string {
  const row = (words: string, one: Printed) => [
    ...[words, one.papers, one.files, one.seconds, one.aSecond, one.greatest],
  ];
  return section(
    made,
    'Papers',
    'A4 PDFs with their fonts inside, on one thread. "Floor" is an empty page of the same printer.',
    [
      ['what', 'papers', 'files', 'seconds', 'papers a second', 'greatest file, bytes'],
      row('floor', floor),
      row('letters, each a file', alone),
      row(`letters, ${made.each} in a file`, together),
      row(`one list of ${made.listLines} lines`, listed),
    ],
  );
}

export function budgetFigures({ rows, rounds, ...made }: BudgetResults): string {
  const tries = Object.keys(rows[0]!.tries);
  const each = (words: string, of: (one: BudgetResults['rows'][number]) => number) => [
    words,
    ...rows.map(of),
  ];
  return section(
    made,
    'The budget',
    `Medians of ${rounds} rounds, a try once; milliseconds unless the line says otherwise. A try is worked out over everybody on a thread of its own; what the thread that answers requests notices stands below it.`,
    [
      ['what', ...rows.map(({ people }) => `${shown(people)} people`)],
      each('forecast', (one) => one.forecastMilliseconds),
      each('commitments', (one) => one.commitmentsMilliseconds),
      ...tries.flatMap((name) => [
        each(`try of ${name}, seconds`, (one) => one.tries[name]!.seconds),
        each('meanwhile, a query', (one) => one.tries[name]!.queryMillisecondsMedian),
        each('meanwhile, held up at most', (one) => one.tries[name]!.heldUpMillisecondsMost),
        each('meanwhile, MiB at most', (one) => one.tries[name]!.memoryMiBMost),
      ]),
    ],
  );
}
