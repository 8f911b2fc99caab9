/** The civil day where the offices are: all of China keeps Beijing time. */
import { day } from '../../rules/index.ts';

const civilDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The day in China at a moment. */
export const dayAt = (now: Date): number => day(civilDay.format(now));
