/** Proposing help out of the relief fund for somebody whose record is open. */
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { proposeGrant } from '../../../../api/contracts/money/relief-fund.ts';
import { type GrantPurpose, grantPurposes } from '../../../../model/money/public-ledger.ts';
import { useNotify } from '../../../ui/notice.tsx';
import { useChange } from '../ask.ts';
import { Refused } from '../failed.tsx';
import { useSession } from '../session.ts';
import { fenIn, MoneyField } from './money-field.tsx';

export function Help({ person, task }: { person: number; task: number }) {
  const { t } = useTranslation('desk');
  const { post } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!post?.may.includes('fund.propose')) return null;
  return (
    <section className="card noprint" aria-labelledby="help">
      <h2 id="help">{t('help')}</h2>
      <p className="quiet">{t('helpWhy')}</p>
      {isOpen ? (
        <HelpForm person={person} task={task} close={() => setOpen(false)} />
      ) : (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t('helpSend')}
        </button>
      )}
    </section>
  );
}

type Props = { person: number; task: number; close: () => void };

function HelpForm({ person, task, close }: Props) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const change = useChange(proposeGrant, {
    task,
    onDone: () => {
      notify({ words: t('helpSent') });
      close();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const purpose = String(given.get('purpose')) as GrantPurpose;
    const fen = fenIn(given);
    const reason = String(given.get('reason')).trim();
    change.mutate({ body: { person, purpose, fen, reason } });
  };
  return (
    <form onSubmit={submit}>
      <label className="field">
        <span>{t('helpFor')}</span>
        <select name="purpose">
          {grantPurposes.map((one) => (
            <option key={one} value={one}>
              {t(`purpose-${one}`)}
            </option>
          ))}
        </select>
      </label>
      <MoneyField label={t('helpFen')} />
      <label className="field">
        <span>{t('helpReason')}</span>
        <textarea name="reason" rows={2} minLength={4} maxLength={1000} required />
      </label>
      <p className="row">
        <button type="submit" className="button first" disabled={change.isPending}>
          {t('helpSend')}
        </button>
        <button type="button" className="button" onClick={close}>
          {t('notNow')}
        </button>
      </p>
      <Refused error={change.error} />
    </form>
  );
}
