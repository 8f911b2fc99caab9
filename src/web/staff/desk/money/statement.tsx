/** What somebody was paid and is about to be, line by line, to be read at the desk or printed. */
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getStatement } from '../../../../api/contracts/money/payee.ts';
import { getPerson } from '../../../../api/contracts/people.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { day, isoDate, toDay } from '../../../../rules/index.ts';
import { DayText, SpanText } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useLanguage } from '../../../ui/language.ts';
import { Money } from '../../../ui/money.tsx';
import { useToday } from '../../person/use-today.ts';
import { useAsked, useTaskAbout } from '../ask.ts';
import { Answered } from '../failed.tsx';
import { Heading } from '../heading.tsx';
import { StatementPaper } from '../papers/paper-button.tsx';
import { programText } from '../program-words.ts';
import { useSession } from '../session.ts';
import './money.css';
import { StateTag } from './tag.tsx';

type Statement = AnswerOf<typeof getStatement>;
type Line = Statement['lines'][number];

export function StatementPage() {
  const { person: param = '' } = useParams({ strict: false });
  const person = Number(param);
  const who = useAsked(getPerson, { params: { person } });
  const { tasks, task } = useTaskAbout(person);
  return (
    <Answered of={who}>
      <Answered of={tasks}>
        {who.data && <Shown person={person} name={who.data.name} task={task} />}
      </Answered>
    </Answered>
  );
}

type Props = { person: number; name: string; task: number | undefined };

function Shown({ person, name, task }: Props) {
  const { t } = useTranslation('desk');
  return (
    <>
      <Heading>{t('statementOf', { name })}</Heading>
      <p className="noprint">
        <Link to="/desk/person/$person" params={{ person: String(person) }} className="target">
          {t('toPerson')}
        </Link>
      </p>
      {task === undefined ? <p>{t('statementTask')}</p> : <Statement person={person} task={task} />}
    </>
  );
}

function Statement({ person, task }: { person: number; task: number }) {
  const { t } = useTranslation('desk');
  const { county } = useSession();
  const today = useToday();
  const asked = useAsked(getStatement, { params: { person } }, { task });
  return (
    <Answered of={asked}>
      {asked.data?.lines.length === 0 && (
        <EmptyState title={t('statementNone')}>{t('statementNoneWhy')}</EmptyState>
      )}
      {asked.data && asked.data.lines.length > 0 && (
        <section className="card statement" aria-label={t('statement')}>
          <p className="quiet">
            {county} · <DayText day={day(isoDate(toDay(today)))} />
          </p>
          <Sums of={asked.data} />
          <LineTable lines={asked.data.lines} />
          <StatementPaper person={person} task={task} />
        </section>
      )}
    </Answered>
  );
}

/** What was paid of each program; they are the whole. */
function Sums({ of }: { of: Statement }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const paid = of.lines.filter(({ state }) => state === 'paid');
  const byProgram = [...Map.groupBy(paid, ({ program }) => program)].map(([program, lines]) => ({
    program,
    fen: lines.reduce((sum, { fen }) => sum + fen, 0),
  }));
  const isEven = byProgram.reduce((sum, { fen }) => sum + fen, 0) === of.paidFen;
  return (
    <>
      <dl>
        <div>
          <dt>{t('statementPaid')}</dt>
          <dd>
            <strong>
              <Money fen={of.paidFen} />
            </strong>
          </dd>
        </div>
        {byProgram.map(({ program, fen }) => (
          <div key={program}>
            <dt>{programText(program, language)}</dt>
            <dd>
              <Money fen={fen} />
            </dd>
          </div>
        ))}
      </dl>
      {isEven && <p className="quiet">{t('statementEven')}</p>}
    </>
  );
}

function LineTable({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('desk');
  return (
    <table className="lines-table">
      <thead>
        <tr>
          <th>{t('program')}</th>
          <th>{t('period')}</th>
          <th className="number">{t('amount')}</th>
          <th>{t('state')}</th>
          <th>{t('account')}</th>
          <th>{t('because')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={`${line.program} ${line.from} ${line.part} ${line.run ?? 0}`} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line }: { line: Line }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { post } = useSession();
  const program = programText(line.program, language);
  const seesRuns = line.run !== undefined && post?.may.includes('money.read');
  return (
    <tr>
      <td data-name={t('program')}>
        {program}
        {seesRuns && (
          <>
            {' '}
            <Link to="/desk/run/$id" params={{ id: String(line.run) }} className="target noprint">
              {t('run', { run: line.run })}
            </Link>
          </>
        )}
      </td>
      <td data-name={t('period')}>
        <SpanText from={day(line.from)} until={day(line.until)} />
        {line.part > 1 && <small> {t('part', { part: line.part })}</small>}
      </td>
      <td data-name={t('amount')} className="number">
        <Money fen={line.fen} />
      </td>
      <td data-name={t('state')}>
        <StateTag kind="statementState" state={line.state} />{' '}
        {line.paidOn !== undefined && <DayText day={day(line.paidOn)} />}
      </td>
      <td data-name={t('account')}>
        {line.lastDigits !== undefined && t('accountEnd', { digits: line.lastDigits })}
      </td>
      <td data-name={t('because')}>
        {line.words.length > 0 && (
          <ul className="plain">
            {line.words.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}
