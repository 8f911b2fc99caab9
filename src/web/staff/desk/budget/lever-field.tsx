/** One value to try: a number and a slider beside what is in force, since when, how well established, and from where. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { getLevers } from '../../../../api/contracts/money/budget.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { yuanWords } from '../../../../exchange/report/words.ts';
import { useLanguage } from '../../../ui/language.ts';
import { parameterWords, shownIn } from '../policy/parameter-words.ts';
import { StatusTag } from './parts.tsx';

export type Lever = AnswerOf<typeof getLevers>['levers'][number];

const FEN = 100;
const YEAR_MONTHS = 12;
/** As far as a slider goes; the number beside it goes further. Units: yuan; years. */
const AMOUNT_TIMES = 3;
const AMOUNT_STEP = 10;
const YEARS_AROUND = 15;

/** Numbers as people say them: yuan, and years of age. */
const scaleOf = ({ kind, value }: Lever) => {
  if (kind === 'age') {
    const years = Math.round(value / YEAR_MONTHS);
    const least = Math.max(0, years - YEARS_AROUND);
    return { per: YEAR_MONTHS, step: 1, least, most: years + YEARS_AROUND, max: 120 };
  }
  const most = Math.max(
    AMOUNT_STEP,
    Math.ceil((AMOUNT_TIMES * value) / FEN / AMOUNT_STEP) * AMOUNT_STEP,
  );
  return { per: FEN, step: AMOUNT_STEP, least: 0, most, max: 1_000_000 };
};

export function LeverField({
  lever,
  value,
  onChange,
}: {
  lever: Lever;
  value: number;
  onChange: (value: number) => void;
}) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const id = useId();
  const { per, step, least, most, max } = scaleOf(lever);
  const isAge = lever.kind === 'age';
  const name = isAge
    ? t(lever.bound === 'below' ? 'budgetBelow' : 'budgetAtLeast')
    : parameterWords(lever.name ?? '')[language];
  const set = (text: string) => {
    const number = Number(text);
    if (text === '' || !Number.isFinite(number) || number < 0 || number > max) return;
    onChange(Math.round(number * per));
  };
  const shown = value / per;
  return (
    <div className="lever">
      <label htmlFor={id}>{name}</label>
      <span className="row">
        <input
          id={id}
          type="number"
          min={0}
          max={max}
          step="any"
          value={shown}
          aria-describedby={`${id}-now`}
          onChange={(event) => set(event.target.value)}
        />
        <span>{isAge ? t('budgetYears') : shownIn(lever.unit ?? '').words[language]}</span>
        <input
          type="range"
          min={least}
          max={Math.max(most, shown)}
          step={step}
          value={shown}
          aria-label={t('budgetTrySlide', { name })}
          onChange={(event) => set(event.target.value)}
        />
      </span>
      <span id={`${id}-now`} className="row ground">
        <Now lever={lever} isChanged={value !== lever.value} />
      </span>
    </div>
  );
}

function Now({ lever, isChanged }: { lever: Lever; isChanged: boolean }) {
  const { t } = useTranslation('desk');
  const years = lever.value / YEAR_MONTHS;
  const now =
    lever.kind === 'amount'
      ? yuanWords(lever.value)
      : t(lever.bound === 'below' ? 'budgetBelowNow' : 'budgetAtLeastNow', { years });
  return (
    <>
      {isChanged ? (
        <strong className="tag changed">
          <span aria-hidden="true">◆</span> {t('budgetTryChanged', { now })}
        </strong>
      ) : (
        <span>{t('budgetTryNow', { value: now })}</span>
      )}
      {lever.since !== undefined && <span>{t('budgetTrySince', { since: lever.since })}</span>}
      {lever.status !== undefined && <StatusTag status={lever.status} />}
      <span className="quiet">{t('budgetTrySource', { source: lever.source })}</span>
    </>
  );
}
