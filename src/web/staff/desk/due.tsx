/** The legal clock of something that waits: days left or overdue, by shape and word, and whether the day is certain. */
import { useTranslation } from 'react-i18next';
import { day, toDay } from '../../../rules/index.ts';
import { DayText } from '../../ui/day.tsx';
import { useToday } from '../person/use-today.ts';

/** From so many days on, it is time. */
const SOON_DAYS = 5;

const looks = {
  late: { className: 'tag late', sign: '▲' },
  soon: { className: 'tag ask', sign: '◆' },
  open: { className: 'tag', sign: '○' },
} as const;

export function Due({ on, isCertain = true }: { on: string | undefined; isCertain?: boolean }) {
  const { t } = useTranslation('desk');
  const today = toDay(useToday());
  if (on === undefined) return <span className="quiet">{t('due-none')}</span>;
  const left = day(on) - today;
  const { className, sign } = looks[left < 0 ? 'late' : left <= SOON_DAYS ? 'soon' : 'open'];
  return (
    <span className="due">
      <span className={className}>
        <span aria-hidden="true">{sign}</span>{' '}
        {left < 0
          ? t('due-late', { days: -left })
          : left === 0
            ? t('due-today')
            : t('due-left', { days: left })}
      </span>{' '}
      <span className="quiet">
        <DayText day={day(on)} />
        {!isCertain && ` · ${t('due-provisional')}`}
      </span>
    </span>
  );
}
