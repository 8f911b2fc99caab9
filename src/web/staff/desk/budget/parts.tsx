/** What the three screens of the budget have in common: the way between them, and a program to look at alone. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../ui/language.ts';
import { programText } from '../program-words.ts';
import './budget.css';

const parts = [
  ['/desk/budget', 'budgetForecast'],
  ['/desk/budget/commitments', 'budgetCommitments'],
  ['/desk/budget/try', 'budgetTry'],
] as const;

export function BudgetParts() {
  const { t } = useTranslation('desk');
  return (
    <nav className="parts noprint" aria-label={t('budgetParts')}>
      {parts.map(([to, name]) => (
        <Link key={to} to={to} activeOptions={{ exact: true }}>
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}

type Choice = { readonly value: string; readonly name: string };

export function Choose({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}) {
  return (
    <label className="field chooser noprint">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** One of the programs that figures are of, or all of them. */
export function ChooseProgram({
  of,
  value,
  onChange,
}: {
  of: readonly { readonly program: string }[];
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const ids = [...new Set(of.map(({ program }) => program))].toSorted();
  const choices = [
    { value: '', name: t('budgetAllPrograms') },
    ...ids.map((id) => ({ value: id, name: programText(id, language) })),
  ];
  return <Choose label={t('budgetProgram')} value={value} choices={choices} onChange={onChange} />;
}

/** How well a text or a value is established: a shape and a word. */
export function StatusTag({ status }: { status: string | undefined }) {
  const { t } = useTranslation('desk');
  if (status === undefined) return <span className="quiet">{t('budgetShareNone')}</span>;
  const isVerified = status === 'verified' || status === 'signed';
  return (
    <span className={isVerified ? 'tag yes' : 'tag ask'}>
      <span aria-hidden="true">{isVerified ? '✓' : '△'}</span>{' '}
      {t(`budgetStatus-${status}` as 'budgetStatus-verified')}
    </span>
  );
}
