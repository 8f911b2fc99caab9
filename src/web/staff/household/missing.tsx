/** What stands where an address names nobody on this phone. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function Missing() {
  const { t } = useTranslation('people');
  return (
    <section className="card">
      <h1>{t('notHere')}</h1>
      <p>{t('notHereWhy')}</p>
      <Link className="button first" to="/search">
        {t('searchTitle')}
      </Link>
    </section>
  );
}
