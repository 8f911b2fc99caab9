/** The lock: a pad for thumbs that takes a keyboard too, or a passkey; wrong PINs make the next try wait. */
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Picture } from '../../ui/picture.tsx';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { askPasskey } from './passkey.ts';
import { codeOf, useRefusal } from './refusal.tsx';
import { Unsent } from './unsent.tsx';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export function Lock() {
  const { t } = useTranslation('gate');
  const phone = usePhone();
  const { hasPasskey, wrongPins } = useSnapshot();
  const wait = useWait();
  const [pin, setPin] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, refuse] = useRefusal();
  async function open(secret: Parameters<typeof phone.unlock>[0]) {
    setBusy(true);
    refuse(undefined);
    try {
      await phone.unlock(secret);
    } catch (error) {
      setPin('');
      if (codeOf(error) === 'PHONE_PIN_WRONG') refuse(t('wrong'));
      else if (codeOf(error) !== 'PHONE_PIN_TOO_SOON') refuse(error);
    } finally {
      setBusy(false);
    }
  }
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (pin !== '' && wait === 0) void open(pin);
  };
  return (
    <form className="gate lock" onSubmit={send}>
      <h1>{t('locked')}</h1>
      <Pin pin={pin} onPin={setPin} />
      {refusal}
      {wrongPins > 2 && <p className="quiet">{t('wrongAgain', { count: wrongPins })}</p>}
      {wait > 0 && <p role="status">{t('wait', { seconds: wait })}</p>}
      <Pad
        onDigit={(digit) => setPin((before) => before + digit)}
        onDelete={() => setPin((before) => before.slice(0, -1))}
      />
      <button
        type="submit"
        className="button first wide"
        disabled={isBusy || pin === '' || wait > 0}
      >
        {isBusy ? t('asking') : t('open')}
      </button>
      {hasPasskey && (
        <button
          type="button"
          className="button wide"
          onClick={async () => open(await askPasskey(phone.findPasskey()!))}
        >
          {t('withPasskey')}
        </button>
      )}
      <Unsent />
    </form>
  );
}

/** There is nothing else to do on this screen. */
const focus = (input: HTMLInputElement | null) => input?.focus();

function Pin({ pin, onPin }: { pin: string; onPin: (pin: string) => void }) {
  const { t } = useTranslation('gate');
  return (
    <label className="field">
      <span>{t('lockedWhy')}</span>
      <input
        className="pin"
        type="password"
        inputMode="none"
        autoComplete="off"
        ref={focus}
        value={pin}
        onChange={({ target }) => onPin(target.value.replace(/\D/g, ''))}
      />
    </label>
  );
}

function Pad(pad: { onDigit: (digit: string) => void; onDelete: () => void }) {
  const { t } = useTranslation('gate');
  const digit = (key: string) => (
    <button key={key} type="button" className="key" onClick={() => pad.onDigit(key)}>
      {key}
    </button>
  );
  return (
    <fieldset className="pad">
      <legend className="unseen">{t('digits')}</legend>
      {keys.map(digit)}
      <span />
      {digit('0')}
      <button type="button" className="key" aria-label={t('delete')} onClick={pad.onDelete}>
        <Picture name="back" />
      </button>
    </fieldset>
  );
}

/** Whole seconds until a PIN may be tried again. */
function useWait(): number {
  const { pinFrom = 0 } = useSnapshot();
  const [now, setNow] = useState(Date.now);
  const seconds = Math.max(0, Math.ceil((pinFrom - now) / 1000));
  useEffect(() => {
    setNow(Date.now());
    if (pinFrom <= Date.now()) return;
    const ticking = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(ticking);
  }, [pinFrom]);
  return seconds;
}
