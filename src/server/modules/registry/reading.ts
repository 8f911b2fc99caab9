/** How a name is read, for search: pinyin without tones, then the initials. */
import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();
/** Names repeat; the memory of a long import must not grow with each. */
const KNOWN_MAX = 200_000;

/** `zhang wei zw`; empty for a name without a reading. */
export function readingOf(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head' });
  const words = syllables.map((one) => one.toLowerCase()).filter((one) => /^[a-z]+$/.test(one));
  const initials = words.map((word) => word[0]).join('');
  const reading = words.length === 0 ? '' : `${words.join(' ')} ${initials}`;
  if (known.size === KNOWN_MAX) known.clear();
  known.set(name, reading);
  return reading;
}
