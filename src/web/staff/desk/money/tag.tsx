/** The state of a run or of a line: a shape, a word, and then a colour. */
import { useTranslation } from 'react-i18next';

const signs: Readonly<Record<string, { readonly sign: string; readonly name?: 'yes' | 'ask' }>> = {
  draft: { sign: '○' },
  frozen: { sign: '◐' },
  filed: { sign: '→' },
  closed: { sign: '●', name: 'yes' },
  paid: { sign: '●', name: 'yes' },
  held: { sign: '‖', name: 'ask' },
  failed: { sign: '✕', name: 'ask' },
  unknown: { sign: '？', name: 'ask' },
  cancelled: { sign: '－' },
  reissued: { sign: '↻' },
  'paid-after-all': { sign: '●', name: 'yes' },
  returned: { sign: '↩', name: 'ask' },
  'on-its-way': { sign: '→' },
  refused: { sign: '✕', name: 'ask' },
};

type Kind = 'runState' | 'lineState' | 'statementState';

export function StateTag({ kind, state }: { kind: Kind; state: string }) {
  const { t } = useTranslation('desk');
  const { sign, name } = signs[state] ?? { sign: '○' };
  return (
    <span className={['tag', name].filter(Boolean).join(' ')}>
      <span aria-hidden="true">{sign}</span> {t(`${kind}-${state}` as 'runState-draft')}
    </span>
  );
}
