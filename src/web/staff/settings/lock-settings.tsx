/** The lock of this phone: shut it now, change its PIN, let finger or face open it too. */
import { useTranslation } from 'react-i18next';
import { useNotify } from '../../ui/notice.tsx';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { PinField } from '../gate/enrol.tsx';
import { makePasskey } from '../gate/passkey.ts';
import { PinForm } from './pin-form.tsx';

export function LockSettings() {
  const { t } = useTranslation('settings');
  const { t: gate } = useTranslation('gate');
  const phone = usePhone();
  const { hasPasskey } = useSnapshot();
  const notify = useNotify();
  return (
    <section className="card">
      <h2>{t('lock')}</h2>
      <p>
        <button type="button" className="button first" onClick={() => phone.lock()}>
          {t('lockNow')}
        </button>
      </p>
      <PinForm
        title={t('changePin')}
        work={async ({ old = '', fresh = '', again }) => {
          if (fresh !== again) throw gate('pinDiffers');
          await phone.changePin(old, fresh);
          notify({ words: t('pinChanged') });
        }}
      >
        <PinField name="old" label={t('oldPin')} />
        <PinField name="fresh" label={t('newPin')} help={gate('pinHelp')} />
        <PinField name="again" label={gate('pinAgain')} />
      </PinForm>
      {!hasPasskey && 'credentials' in navigator && (
        <PinForm
          title={t('addPasskey')}
          work={async ({ old = '' }) => {
            await phone.addPasskey(old, await makePasskey(t('lock')));
            notify({ words: t('passkeyAdded') });
          }}
        >
          <p>{t('passkeyPin')}</p>
          <PinField name="old" label={t('oldPin')} />
        </PinForm>
      )}
    </section>
  );
}
