/** Where money that has begun to be owed stands: open, in a run, agreed to, paid; by month, program and who bears it. */
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getCommitments } from '../../../../api/contracts/money/budget.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { yuanWords } from '../../../../exchange/report/words.ts';
import { type Payer, payers } from '../../../../model/money/payer.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useAsked } from '../ask.ts';
import { Chart } from '../chart/chart.tsx';
import { Answered } from '../failed.tsx';
import { Heading } from '../heading.tsx';
import { payerText } from '../money/said.ts';
import { type Figures, OpeningTable } from './opening-table.tsx';
import { BudgetParts, Choose, ChooseProgram } from './parts.tsx';

type Found = AnswerOf<typeof getCommitments>;
type Sum = Found['sums'][number];

const tones = {
  paid: 'yes',
  ordered: 'focus',
  proposed: 'ask',
  open: 'warm',
  closed: 'quiet',
  withheld: 'quiet',
} as const;
type Kind = keyof typeof tones;
const kinds = Object.keys(tones) as Kind[];

export function CommitmentsPage() {
  const { t } = useTranslation('desk');
  const found = useAsked(getCommitments, {});
  return (
    <>
      <Heading>{t('budgetCommitments')}</Heading>
      <BudgetParts />
      <p className="quiet">{t('budgetCommitmentsWhy')}</p>
      <Answered of={found}>
        {found.data?.sums.length === 0 && (
          <EmptyState title={t('budgetNone')}>{t('budgetNoneWhy')}</EmptyState>
        )}
        {found.data && found.data.sums.length > 0 && <Whole found={found.data} />}
      </Answered>
    </>
  );
}

function Whole({ found: { sums, beyondFen } }: { found: Found }) {
  const { t } = useTranslation('desk');
  const [program, setProgram] = useState('');
  const [payer, setPayer] = useState('');
  const shown = useMemo(
    () => sums.filter((sum) => program === '' || sum.program === program),
    [sums, program],
  );
  const fenOf = useMemo(
    () => (sum: Sum) => (payer === '' ? sum.fen : sum.byPayer[payer as Payer]),
    [payer],
  );
  const choices = [
    { value: '', name: t('budgetAllPayers') },
    ...payers.map((one) => ({ value: one, name: payerText(one, t) })),
  ];
  return (
    <>
      {beyondFen > 0 && <p role="status">{t('budgetBeyond', { amount: yuanWords(beyondFen) })}</p>}
      <div className="row">
        <ChooseProgram of={sums} value={program} onChange={setProgram} />
        <Choose label={t('budgetPayer')} value={payer} choices={choices} onChange={setPayer} />
      </div>
      <Picture sums={shown} fenOf={fenOf} />
      <OpeningTable
        title={t('budgetTable')}
        columns={kinds.map((kind) => ({ name: t(`budgetKind-${kind}`) }))}
        figures={figuresOf(shown, fenOf)}
      />
      <p className="row noprint">
        <Link to="/desk/runs" className="target">
          {t('budgetToRuns')}
        </Link>
        <Link to="/desk/books" className="target">
          {t('budgetToBooks')}
        </Link>
      </p>
    </>
  );
}

/** A row for each month and program, the latest year first. */
function figuresOf(sums: readonly Sum[], fenOf: (sum: Sum) => number): readonly Figures[] {
  const cells = Map.groupBy(sums, ({ month, program }) => `${month} ${program}`);
  return [...cells.values()]
    .map((cell) => ({
      ...{ month: cell[0]!.month, program: cell[0]!.program },
      values: kinds.map((kind) =>
        cell.filter((sum) => sum.kind === kind).reduce((fen, sum) => fen + fenOf(sum), 0),
      ),
    }))
    .toSorted((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0));
}

function Picture({ sums, fenOf }: { sums: readonly Sum[]; fenOf: (sum: Sum) => number }) {
  const { t } = useTranslation('desk');
  const places = useMemo(
    () => [...new Set(sums.map(({ month }) => month.slice(0, 4)))].toSorted(),
    [sums],
  );
  const series = useMemo(
    () =>
      kinds
        .map((kind) => ({
          ...{ name: t(`budgetKind-${kind}`), tone: tones[kind] },
          values: places.map((year) =>
            sums
              .filter((sum) => sum.kind === kind && sum.month.startsWith(year))
              .reduce((fen, sum) => fen + fenOf(sum), 0),
          ),
        }))
        .filter(({ values }) => values.some((value) => value > 0)),
    [sums, fenOf, places, t],
  );
  return (
    <Chart
      title={t('budgetCommitments')}
      places={places}
      placesName={t('budgetMonth')}
      series={series}
      say={yuanWords}
    />
  );
}
