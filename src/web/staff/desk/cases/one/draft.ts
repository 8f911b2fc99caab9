/** What somebody writes about a claim before it is sent: kept in this browser as it is written, gone once it arrived. */
import { useState } from 'react';

export type Draft = {
  readonly reasons: readonly string[];
  /** Papers that are missing. */
  readonly missing: readonly string[];
  readonly law: string;
  readonly note: string;
  /** Papers and checks that were seen. */
  readonly checks: readonly string[];
};

const nothing: Draft = { reasons: [''], missing: [], law: '', note: '', checks: [] };
const drafts = 'nuanjia-desk-draft';

/** A claim before somebody's eyes: after its next step, and for somebody else, a draft begins with nothing. */
type Before = { readonly id: number; readonly lastStep: number; readonly account: number };

const keysOf = (id: number) => `${drafts}-${id}-`;
const keysNow = ({ id, lastStep }: Before) => `${keysOf(id)}${lastStep}-`;

function read(key: string): Draft {
  try {
    const kept = localStorage.getItem(key);
    return { ...nothing, ...(kept === null ? {} : (JSON.parse(kept) as Partial<Draft>)) };
  } catch {
    return nothing;
  }
}

function remove(isGone: (key: string) => boolean): void {
  for (const key of Object.keys(localStorage).filter(isGone)) localStorage.removeItem(key);
}

/** Removes what was written about a case, by whomever: it has been decided. */
export const forgetDrafts = (id: number): void => remove((key) => key.startsWith(keysOf(id)));

/** The draft about a case as it stands now, and how it is changed. */
export function useDraft(before: Before): readonly [Draft, (change: Partial<Draft>) => void] {
  const key = `${keysNow(before)}${before.account}`;
  const [kept, setKept] = useState(() => ({ key, draft: read(key) }));
  const draft = kept.key === key ? kept.draft : read(key);
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    const isOlder = (other: string) =>
      other.startsWith(keysOf(before.id)) && !other.startsWith(keysNow(before));
    remove(isOlder);
    localStorage.setItem(key, JSON.stringify(next));
    setKept({ key, draft: next });
  };
  return [draft, change];
}

/** A list with something in it, or without it. */
export const toggled = (list: readonly string[], one: string): readonly string[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
