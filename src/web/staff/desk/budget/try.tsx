/** What if: other amounts and ages, worked out over everybody on record beside the server, and what they would change. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelTry, getLevers, getTry, startTry } from '../../../../api/contracts/money/budget.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { isoDate, toDay } from '../../../../rules/index.ts';
import { useLanguage } from '../../../ui/language.ts';
import { useToday } from '../../person/use-today.ts';
import { call, useAsked, useChange } from '../ask.ts';
import { Answered, Refused } from '../failed.tsx';
import { Heading } from '../heading.tsx';
import { programText } from '../program-words.ts';
import { keepLeft, readLeft } from './left.ts';
import { type Lever, LeverField } from './lever-field.tsx';
import { monthsFrom, monthText, nextJanuary } from './months.ts';
import { BudgetParts, Choose } from './parts.tsx';
import { TryFound } from './try-found.tsx';

type Try = AnswerOf<typeof getTry>;

/** How far ahead a change may begin. Units: months. */
const AHEAD_MAX = 24;
const LOOK_MS = 700;

export function TryPage() {
  const { t } = useTranslation('desk');
  const levers = useAsked(getLevers, {});
  return (
    <>
      <Heading>{t('budgetTry')}</Heading>
      <BudgetParts />
      <p className="quiet noprint">{t('budgetTryWhy')}</p>
      <Answered of={levers}>{levers.data && <Trying levers={levers.data.levers} />}</Answered>
    </>
  );
}

function Trying({ levers }: { levers: readonly Lever[] }) {
  const { t } = useTranslation('desk');
  const today = isoDate(toDay(useToday()));
  const [left, setLeft] = useState(readLeft);
  const start = useChange(startTry, { isReading: true });
  const from = left.from ?? nextJanuary(today);
  const change = (next: Partial<typeof left>) => {
    const now = { ...left, ...next };
    keepLeft(now);
    setLeft(now);
  };
  const changes = levers.flatMap(({ lever, value }) => {
    const tried = left.values[lever] ?? value;
    return tried === value ? [] : [{ lever, value: tried }];
  });
  const begin = () =>
    start.mutate(
      { body: { changes, from } },
      { onSuccess: (answer) => change({ id: answer.try }) },
    );
  return (
    <>
      <form
        className="noprint"
        onSubmit={(event) => {
          event.preventDefault();
          if (changes.length > 0) begin();
        }}
      >
        <Levers
          levers={levers}
          values={left.values}
          onChange={(lever, value) => change({ values: { ...left.values, [lever]: value } })}
        />
        <FromMonth today={today} value={from} onChange={(month) => change({ from: month })} />
        <div className="row">
          <button
            type="submit"
            className="button first"
            disabled={changes.length === 0 || start.isPending}
          >
            {t('budgetTryStart')}
          </button>
          <button
            type="button"
            className="button"
            disabled={changes.length === 0}
            onClick={() => change({ values: {} })}
          >
            {t('budgetTryReset')}
          </button>
          {changes.length === 0 && <span className="quiet">{t('budgetTryNothing')}</span>}
        </div>
      </form>
      <Refused error={start.error} />
      {left.id !== undefined && (
        <Tried key={left.id} id={left.id} onStop={() => change({ id: undefined })} />
      )}
    </>
  );
}

function FromMonth({
  today,
  value,
  onChange,
}: {
  today: string;
  value: string;
  onChange: (month: string) => void;
}) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const choices = monthsFrom(today, AHEAD_MAX + 1).map((month) => ({
    value: month,
    name: monthText(month, language),
  }));
  return (
    <>
      <Choose label={t('budgetTryFrom')} value={value} choices={choices} onChange={onChange} />
      <p className="quiet">{t('budgetTryFromWhy')}</p>
    </>
  );
}

function Levers({
  levers,
  values,
  onChange,
}: {
  levers: readonly Lever[];
  values: Readonly<Record<string, number>>;
  onChange: (lever: string, value: number) => void;
}) {
  const language = useLanguage();
  return [...Map.groupBy(levers, ({ program }) => program)].map(([program, own]) => (
    <fieldset key={program} className="card levers">
      <legend>{programText(program, language)}</legend>
      {own.toSorted(byKind).map((lever) => (
        <LeverField
          key={lever.lever}
          lever={lever}
          value={values[lever.lever] ?? lever.value}
          onChange={(value) => onChange(lever.lever, value)}
        />
      ))}
    </fieldset>
  ));
}

/** Amounts before ages, the highest first. */
const byKind = (a: Lever, b: Lever): number =>
  Number(a.kind === 'age') - Number(b.kind === 'age') || b.value - a.value;

/** How far a try has come, and what it found. */
function Tried({ id, onStop }: { id: string; onStop: () => void }) {
  const { t } = useTranslation('desk');
  const params = { try: id };
  const every = ({ state }: Try) => state === 'running' && LOOK_MS;
  const { data, error } = useAsked(getTry, { params }, { every });
  const stop = () => {
    void call(cancelTry, { params }).catch(() => undefined);
    onStop();
  };
  if (error) return <Refused error={error} />;
  if (!data) return <p role="status">{t('asking')}</p>;
  if (data.state === 'failed') {
    return <p role="alert">{t('budgetTryFailed', { code: data.code })}</p>;
  }
  if (data.found) return <TryFound found={data.found} />;
  return <Running of={data} onStop={stop} />;
}

function Running({ of, onStop }: { of: Try; onStop: () => void }) {
  const { t } = useTranslation('desk');
  const isReading = of.of === 0;
  return (
    <section className="card" aria-label={t('budgetTry')}>
      <p role="status">
        {isReading
          ? t('budgetTryReading')
          : t('budgetTryRunning', {
              people: of.people.toLocaleString(),
              of: of.of.toLocaleString(),
            })}
      </p>
      <div className="row">
        <progress
          aria-label={t('budgetTry')}
          {...(!isReading && { max: of.of, value: of.people })}
        />
        <button type="button" className="button" onClick={onStop}>
          {t('budgetTryStop')}
        </button>
      </div>
    </section>
  );
}
