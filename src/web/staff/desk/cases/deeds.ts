/** Decisions of a case made ready to be sent: which contract takes which step, and with what. */
import type { AnswerOf } from '../../../../api/contract.ts';
import * as contracts from '../../../../api/contracts/case/cases.ts';
import { ProblemError } from '../../../../api/client.ts';
import { day } from '../../../../rules/index.ts';
import { call } from '../ask.ts';
import type { Deed } from '../outbox/outbox.ts';

export type Shown = AnswerOf<typeof contracts.getCase>;

export const forward = ['verified', 'checked', 'confirmed', 'upheld'] as const;
/** Steps of an office that decide. */
export type Decision = (typeof forward)[number] | 'returned' | 'refused' | 'dismissed' | 'ended';

export type Said = {
  readonly reasons?: { text: string; paper?: string }[];
  readonly law?: string;
  readonly checks?: string[];
  readonly note?: string;
};

const byTurn = {
  'to-verify': contracts.verifyCase,
  'to-check': contracts.checkCase,
  'to-confirm': contracts.confirmCase,
} as const;

/** The step that a case goes on with, if who looks at it may take it. */
export const forwardStep = ({ may }: Shown) => forward.find((step) => may.includes(step));

/** Whether a certain right has begun, be it over by now. */
export const hasBegun = (
  { certain }: { readonly certain: readonly (readonly (string | null)[])[] },
  today: number,
): boolean => certain.some(([from]) => from === null || (from !== undefined && day(from) <= today));

/** A paper that was seen, among what only a person can see. */
export const paperCheck = (id: string): string => `paper/${id}`;

/** Papers that nobody has seen in this round, and that every family brings. */
export const openPapers = ({ papers, steps, round }: Shown) => {
  const seen = new Set(steps.filter((one) => one.round === round).flatMap(({ checks }) => checks));
  return papers.filter(
    ({ id, isNeeded, isOnlySome }) => isNeeded && !isOnlySome && !seen.has(paperCheck(id)),
  );
};

export type About = {
  readonly one: Shown;
  readonly task: number | undefined;
  readonly title: string;
  /** What is decided, in words. */
  readonly words: string;
  /** What is said where no answer came. */
  readonly unreached: string;
};

/** A decision, ready to be sent. */
export function deedOf(
  { one, task, title, words, unreached }: About,
  step: Decision,
  said: Said = {},
): Deed {
  const options = { key: crypto.randomUUID(), ...(task !== undefined && { task }) };
  const sending = () => send(one, step, said, options);
  return {
    ...{ case: one.id, person: one.person, title, words },
    send: () =>
      sending().catch((error: unknown) => {
        throw error instanceof ProblemError ? error : new Error(unreached);
      }),
  };
}

function send(
  { id, state }: Shown,
  step: Decision,
  said: Said,
  options: { readonly key: string; readonly task?: number },
): Promise<unknown> {
  const params = { id };
  switch (step) {
    case 'upheld':
    case 'dismissed':
      return call(
        contracts.decideCaseAppeal,
        { params, body: { outcome: step, ...said } },
        options,
      );
    case 'ended': {
      const { reasons = [], law = '', note } = said;
      const body = { reasons, law, ...(note !== undefined && { note }) };
      return call(contracts.endConfirmedCase, { params, body }, options);
    }
    case 'returned':
    case 'refused':
      return call(
        byTurn[state as keyof typeof byTurn],
        { params, body: { outcome: step, ...said } },
        options,
      );
    default:
      return call(
        byTurn[state as keyof typeof byTurn],
        { params, body: { outcome: 'done', ...said } },
        options,
      );
  }
}
