/** How somebody likes the application: language, shade, text size. Kept on this phone, and says nothing about anybody. */
import { useSyncExternalStore } from 'react';
import type { Language } from '../../../rules/index.ts';
import type { Shade } from '../../ui/theme.ts';

export type Preferences = {
  readonly language: Language;
  /** Absent: as the phone has it. */
  readonly shade?: Shade;
  readonly textSize: TextSize;
};

export type TextSize = (typeof textSizes)[number];
/** In percent of the usual size. */
export const textSizes = [100, 115, 130] as const;

const KEY = 'nuanjia-preferences';
const listeners = new Set<() => void>();
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
let current = read();

function read(): Preferences {
  const usual: Preferences = {
    language: navigator.language.startsWith('zh') ? 'zh-CN' : 'en',
    textSize: 100,
  };
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return usual;
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const preferences = (): Preferences => current;

/** Changes one or several; what is undefined goes back to what the phone says. */
export function prefer(
  changed: {
    readonly [Name in keyof Preferences]?: Preferences[Name] | undefined;
  },
): void {
  const next = Object.entries({ ...current, ...changed }).filter(
    ([, value]) => value !== undefined,
  );
  current = Object.fromEntries(next) as Preferences;
  localStorage.setItem(KEY, JSON.stringify(current));
  show();
}

/** The preferences, followed as they change. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences);

/** What is shown now: the chosen shade, or the phone's. */
export const useShade = (): Shade => useSyncExternalStore(subscribe, shade);
const shade = (): Shade => current.shade ?? (prefersDark.matches ? 'dark' : 'light');

/** Puts the preferences onto the page. */
export function show(): void {
  const { documentElement: page } = document;
  page.lang = current.language;
  page.dataset.theme = shade();
  page.style.zoom = `${current.textSize}%`;
  for (const listener of listeners) listener();
}
prefersDark.addEventListener('change', show);
