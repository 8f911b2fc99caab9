/** Says why an answer is not taken, or reads an unusual one back once before it is. */
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../programs/visit/check.ts';

export function Checked({
  check,
  onConfirm,
  onChange,
}: {
  check: Check | undefined;
  onConfirm: () => unknown;
  onChange: () => unknown;
}) {
  const { t } = useTranslation('visit');
  if (!check || check.verdict === 'fine') return null;
  const text = t(check.code, { given: '', known: '', least: '', most: '', ...check.values });
  if (check.verdict === 'refuse') {
    return (
      <p role="alert" className="refusal">
        {text}
      </p>
    );
  }
  return (
    <div role="alert" className="question">
      <p>
        {t('readBack')} {text}
      </p>
      <div className="row">
        <button type="button" className="button" onClick={onConfirm}>
          {t('rightSo')}
        </button>
        <button type="button" className="button" onClick={onChange}>
          {t('changeIt')}
        </button>
      </div>
    </div>
  );
}
