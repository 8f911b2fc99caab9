/** The day on the screen: of China's one time, by the phone's clock as far as the server found it right. */
import { useSnapshot } from '../app/phone.tsx';

const CHINA_AHEAD_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Days since 1970-01-01. A clock that the server found wrong is put right by the difference. */
export function useToday(): number {
  const { health } = useSnapshot();
  const ahead = (health.clockAheadSeconds ?? 0) * 1000;
  return Math.floor((Date.now() - ahead + CHINA_AHEAD_MS) / DAY_MS);
}
