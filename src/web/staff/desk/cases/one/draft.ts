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
const keyOf = (id: number) => `nuanjia-desk-draft-${id}`;

function read(id: number): Draft {
  try {
    const kept = localStorage.getItem(keyOf(id));
    return { ...nothing, ...(kept === null ? {} : (JSON.parse(kept) as Partial<Draft>)) };
  } catch {
    return nothing;
  }
}

export const forgetDraft = (id: number): void => localStorage.removeItem(keyOf(id));

/** The draft about a case, and how it is changed. */
export function useDraft(id: number): readonly [Draft, (change: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(() => read(id));
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    localStorage.setItem(keyOf(id), JSON.stringify(next));
    setDraft(next);
  };
  return [draft, change];
}

/** A list with something in it, or without it. */
export const toggled = (list: readonly string[], one: string): readonly string[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
