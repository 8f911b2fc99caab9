/** The worker's own phones, asked of the server, and stopping one that is lost or no longer used. */
import type { Static } from 'typebox';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiClient, ProblemError } from '../../../api/client.ts';
import { endDevice, listDevices } from '../../../api/contracts/phone/devices.ts';
import { Moment } from '../../ui/day.tsx';
import { useNotify } from '../../ui/notice.tsx';
import { useIsOnline } from '../app/network.ts';
import { preferences } from '../app/preferences.ts';

type Device = Static<typeof listDevices.answer>['devices'][number];

const call = () => apiClient({ origin: '', language: preferences().language });
const fetchDevices = async () => (await call()(listDevices, {})).answer.devices;

const states = { active: 'stateActive', lost: 'stateLost', ended: 'stateEnded' } as const;

export function Devices() {
  const { t } = useTranslation('settings');
  const isOnline = useIsOnline();
  const notify = useNotify();
  const [devices, setDevices] = useState<readonly Device[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the network comes back
  useEffect(() => {
    fetchDevices().then(setDevices, () => setDevices(undefined));
  }, [isOnline]);
  async function end(device: Device, because: 'lost' | 'replaced') {
    try {
      await call()(endDevice, { params: { id: device.id }, body: { because } });
      setDevices(await fetchDevices());
    } catch (error) {
      notify({ words: error instanceof ProblemError ? error.message : t('needsNetwork') });
    }
  }
  return (
    <section className="card">
      <h2>{t('devices')}</h2>
      <p>{t('lostWhy')}</p>
      {!devices && <p className="quiet">{t('needsNetwork')}</p>}
      <ul className="plain">
        {devices?.map((device) => (
          <li key={device.id} className="device">
            <p>
              <b>{device.name}</b> · {t(states[device.state])}
              <br />
              {device.heardOfAt && <HeardOf at={device.heardOfAt} />}
            </p>
            {device.state === 'active' && (
              <div className="row">
                <button type="button" className="button" onClick={() => void end(device, 'lost')}>
                  {t('reportLost')}
                </button>
                <button
                  type="button"
                  className="button"
                  onClick={() => void end(device, 'replaced')}
                >
                  {t('replaced')}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function HeardOf({ at }: { at: string }) {
  const { t } = useTranslation('settings');
  return (
    <span className="quiet">
      {t('heardOf')} <Moment at={at} />
    </span>
  );
}
