/**
 * What a resident may ask about her own data, how such a request goes on, and by when it has an answer. The law
 * says "in time" and names no days; the days here are this project's own and are shown as such.
 */
import type { Words } from '../../rules/index.ts';

export const requestKinds = [
  'copy',
  'correct',
  'delete',
  'object',
  'transfer',
  'explain-decision',
] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestStates = ['received', 'in-progress', 'answered', 'refused'] as const;
export type RequestState = (typeof requestStates)[number];

/** What may follow: nothing is dropped, and nothing is answered before somebody has taken it up. */
export const nextStates: Readonly<Record<RequestState, readonly RequestState[]>> = {
  received: ['in-progress'],
  'in-progress': ['answered', 'refused'],
  answered: [],
  refused: [],
};

export type Clock = {
  /** Days after the one on which it came. */
  readonly days: number;
  /** Where the days come from: the law itself, or a promise of this project. */
  readonly status: 'law' | 'project convention';
  readonly source: Words;
};

const inTime: Words = {
  'zh-CN': '个人信息保护法第四十四条至第五十条要求“及时”，没有规定天数；天数是本系统的承诺。',
  en: 'The Personal Information Protection Law, articles 44 to 50, says "in time" and names no days; the days are a promise of this system.',
};

const promised = (days: number): Clock => ({ days, status: 'project convention', source: inTime });

export const clocks: Readonly<Record<RequestKind, Clock>> = {
  copy: promised(1),
  correct: promised(15),
  delete: promised(30),
  object: promised(15),
  transfer: promised(15),
  'explain-decision': promised(15),
};
