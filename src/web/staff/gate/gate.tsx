/** What stands in place of the screens while the phone is not open. */
import { useSnapshot } from '../app/phone.tsx';
import { Enrol } from './enrol.tsx';
import { LeaseOver } from './lease-over.tsx';
import { Lock } from './lock.tsx';
import { Wiped } from './wiped.tsx';
import './gate.css';

export function Gate() {
  const { state } = useSnapshot();
  if (state === 'empty') return <Enrol />;
  if (state === 'expired') return <LeaseOver />;
  if (state === 'wiped') return <Wiped />;
  return <Lock />;
}
