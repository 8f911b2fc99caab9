/** How far somebody is in the tour. Kept on this phone; it says nothing about anybody. */
import { useSyncExternalStore } from 'react';

const KEY = 'nuanjia-tour';
const listeners = new Set<() => void>();

/** Lesson from 0; `offered`: not begun; `over`: skipped or done. */
export type TourProgress = number | 'offered' | 'over';

function read(): TourProgress {
  const kept = localStorage.getItem(KEY);
  if (kept === null) return 'offered';
  return kept === 'over' ? 'over' : Number(kept) || 0;
}

export function setTour(progress: TourProgress): void {
  if (progress === 'offered') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, String(progress));
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useTour = (): TourProgress => useSyncExternalStore(subscribe, read);
