/** The account to which somebody is paid: seen by its last digits, entered anew by who may. */
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getPayeeAccount, setPayeeAccount } from '../../../../api/contracts/money/payee.ts';
import { useNotify } from '../../../ui/notice.tsx';
import { useAsked, useChange } from '../ask.ts';
import { Answered, Refused } from '../failed.tsx';
import { useHands } from './hands.ts';
import './money.css';

type Props = { person: number; task: number };

/** Her account and the way to her statement, on her page. */
export function MoneyOf({ person, task }: Props) {
  const { t } = useTranslation('desk');
  const { mayMend } = useHands();
  return (
    <section className="card" aria-label={t('accountOf')} id="account">
      <AccountHeading />
      {mayMend && <Account person={person} task={task} />}
      <p>
        <Link to="/desk/statement/$person" params={{ person: String(person) }} className="target">
          {t('statement')}
        </Link>
      </p>
    </section>
  );
}

/** Whoever was sent here to mend the account stands at it. */
function AccountHeading() {
  const { t } = useTranslation('desk');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (location.hash === '#account') heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {t('accountOf')}
    </h2>
  );
}

function Account({ person, task }: Props) {
  const { t } = useTranslation('desk');
  const known = useAsked(getPayeeAccount, { params: { person } }, { task });
  const [isOpen, setOpen] = useState(false);
  const account = known.data?.account;
  return (
    <Answered of={known}>
      {account ? (
        <p>
          {account.holder} · {account.bank} ·{' '}
          <strong>{t('accountEnd', { digits: account.lastDigits })}</strong>
        </p>
      ) : (
        <p>{t('accountNone')}</p>
      )}
      {isOpen ? (
        <Enter person={person} task={task} close={() => setOpen(false)} />
      ) : (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t(account ? 'accountReplace' : 'accountSet')}
        </button>
      )}
    </Answered>
  );
}

function Enter({ person, task, close }: Props & { close: () => void }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const change = useChange(setPayeeAccount, {
    task,
    onDone: () => {
      notify({ words: t('accountSaved') });
      close();
    },
  });
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const [holder, bank, number] = [typed.holder!.trim(), typed.bank!.trim(), typed.number!.trim()];
    if (holder === '' || bank === '' || number === '') return;
    change.mutate({ params: { person }, body: { holder, bank, number } });
  };
  return (
    <form onSubmit={save} aria-label={t('accountSet')}>
      <div className="fields">
        <label className="field">
          <span>{t('accountHolder')}</span>
          <input ref={first} name="holder" maxLength={100} autoComplete="off" required />
        </label>
        <label className="field">
          <span>{t('accountBank')}</span>
          <input name="bank" maxLength={100} autoComplete="off" required />
        </label>
        <label className="field">
          <span>{t('accountNumber')}</span>
          <input name="number" inputMode="numeric" maxLength={60} autoComplete="off" required />
        </label>
      </div>
      <p className="quiet">{t('accountPrivacy')}</p>
      <p className="row">
        <button type="submit" className="button first" disabled={change.isPending}>
          {t('accountSave')}
        </button>
        <button type="button" className="button" onClick={close}>
          {t('notNow')}
        </button>
      </p>
      <Refused error={change.error} />
    </form>
  );
}
