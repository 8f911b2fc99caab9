/** Lines of a run behind whatever sum was opened: who, which period, how much, and why it is held, late or refused. */
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { listRunLines } from '../../../../../api/contracts/money/runs.ts';
import type { AnswerOf } from '../../../../../api/contract.ts';
import { day } from '../../../../../rules/index.ts';
import { DayText, SpanText } from '../../../../ui/day.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Money } from '../../../../ui/money.tsx';
import { usePages } from '../../ask.ts';
import { Answered } from '../../failed.tsx';
import { More } from '../../more.tsx';
import { filterIn, useFilterText } from './filter.ts';
import { LineDoing } from './line-doing.tsx';
import type { Run } from './run.tsx';
import { StateTag } from '../tag.tsx';
import { LineLink } from './totals.tsx';

export type Line = AnswerOf<typeof listRunLines>['lines'][number];

export function Lines({ run }: { run: Run }) {
  const { t } = useTranslation('desk');
  const filter = filterIn(useSearch({ strict: false }));
  const pages = usePages(listRunLines, filter, { params: { id: run.run } });
  const lines = pages.data?.pages.flatMap((page) => page.lines) ?? [];
  const only = useFilterText(filter, t);
  return (
    <section aria-label={t('lines')}>
      <LinesHeading text={only === undefined ? t('lines') : t('linesOf', { of: only })} />
      {only !== undefined && (
        <p>
          <LineLink run={run} filter={{}}>
            {t('linesAll')}
          </LineLink>
        </p>
      )}
      <Answered of={pages}>
        {lines.length === 0 && !pages.hasNextPage ? (
          <EmptyState title={t('linesNone')}>{t('linesNoneWhy')}</EmptyState>
        ) : (
          <LineTable run={run} lines={lines} />
        )}
        <More of={pages} />
      </Answered>
    </section>
  );
}

/** Whoever opens a sum is led to its lines. */
function LinesHeading({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(text);
  useEffect(() => {
    if (before.current !== text) heading.current?.focus();
    before.current = text;
  }, [text]);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {text}
    </h2>
  );
}

function LineTable({ run, lines }: { run: Run; lines: readonly Line[] }) {
  const { t } = useTranslation('desk');
  return (
    <table className="lines-table">
      <thead>
        <tr>
          <th>{t('who')}</th>
          <th>{t('period')}</th>
          <th className="number">{t('amount')}</th>
          <th>{t('state')}</th>
          <th>{t('because')}</th>
          <th>{t('doing')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.line} run={run} line={line} alike={lines.filter(isLike(line))} />
        ))}
      </tbody>
    </table>
  );
}

/** Of the same person, and held for the same. */
const isLike = (line: Line) => (other: Line) =>
  other.person === line.person && other.state === 'held' && holdsIn(other) === holdsIn(line);
const holdsIn = ({ holds }: Line): string => holds.map(({ hold }) => hold).join(' ');

function Row({ run, line, alike }: { run: Run; line: Line; alike: readonly Line[] }) {
  const { t } = useTranslation('desk');
  return (
    <tr>
      <td data-name={t('who')}>
        <Link to="/desk/person/$person" params={{ person: String(line.person) }} className="target">
          {line.name || t('line', { line: line.line })}
        </Link>
      </td>
      <td data-name={t('period')}>
        <SpanText from={day(line.from)} until={day(line.until)} />
        {line.part > 1 && <small> {t('part', { part: line.part })}</small>}
      </td>
      <td data-name={t('amount')} className="number">
        <Money fen={line.fen} />
      </td>
      <td data-name={t('state')}>
        <StateTag kind="lineState" state={line.state} />
        {line.paidOn !== undefined && (
          <small>
            {' '}
            {t('linePaidOn')}
            <DayText day={day(line.paidOn)} />
          </small>
        )}
      </td>
      <td data-name={t('because')}>
        <Reasons line={line} />
      </td>
      <td data-name={t('doing')}>
        <LineDoing run={run} line={line} alike={alike} />
      </td>
    </tr>
  );
}

function Reasons({ line }: { line: Line }) {
  const { t } = useTranslation('desk');
  const words = [
    ...line.holds.map(({ words: hold }) => hold),
    ...(line.bankReason === undefined ? [] : [t('bankSaid', { reason: line.bankReason })]),
    ...(line.arrears === undefined ? [] : [line.arrears]),
    ...(line.lastDigits === undefined ? [] : [t('accountEnd', { digits: line.lastDigits })]),
  ];
  if (words.length === 0) return null;
  return (
    <ul className="plain">
      {words.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
