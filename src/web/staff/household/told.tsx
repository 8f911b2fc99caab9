/** What would tell the others something about one of them stands behind one press, even in a visit to all of them. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../app/phone.tsx';
import { isDiscreet } from '../person/text.ts';

export function Told({ program, children }: { program: string; children: ReactNode }) {
  const { t } = useTranslation('people');
  const rules = usePhone().rules();
  const [isTold, setTold] = useState(false);
  if (isTold || !isDiscreet(rules, program)) return <>{children}</>;
  return (
    <button type="button" className="button" onClick={() => setTold(true)}>
      {t('discreetReveal')}
    </button>
  );
}
