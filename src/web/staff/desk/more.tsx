/** The button under a list that goes on. */
import { useTranslation } from 'react-i18next';

type Pages = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
};

export function More({ of }: { of: Pages }) {
  const { t } = useTranslation('desk');
  if (!of.hasNextPage) return null;
  return (
    <p>
      <button
        type="button"
        className="button"
        disabled={of.isFetchingNextPage}
        onClick={() => of.fetchNextPage()}
      >
        {t(of.isFetchingNextPage ? 'asking' : 'more')}
      </button>
    </p>
  );
}
