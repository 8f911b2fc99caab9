/** On the pages of a household, while the tour goes on: what this lesson is about. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lessons } from './lessons.ts';
import { useTour } from './progress.ts';

export function TourHint() {
  const { t } = useTranslation('tour');
  const progress = useTour();
  const lesson = typeof progress === 'number' ? lessons[progress] : undefined;
  if (!lesson) return null;
  return (
    <aside className="card question" aria-label={t('title')}>
      <p>
        <b>{t(lesson.title)}</b> {t(lesson.text)}
      </p>
      <Link className="button" to="/tour">
        {t('next')}
      </Link>
    </aside>
  );
}
