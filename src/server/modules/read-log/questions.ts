/** A resident asks about an entry of her read log; a privacy officer answers, and she reads it beside the entry. */
import { changeCounty, type County, readCounty } from '../../../db/county.ts';
import type { Act } from '../registry/index.ts';
import {
  answerQuestionRow,
  insertQuestion,
  isAbout,
  openQuestions,
  type QuestionRow,
  recordsOf,
} from './queries.ts';

/**
 * The number of a new question.
 * Errors: USAGE_UNKNOWN when the entry is not about her, USAGE_QUESTIONED when she asked before.
 */
export async function questionEntry(
  county: County,
  asked: {
    readonly actor: string;
    readonly person: number;
    readonly entry: number;
    readonly question: string;
    readonly now: Date;
  },
): Promise<Act & { readonly question: number }> {
  const { actor, person, entry } = asked;
  const { value, seq } = await changeCounty(
    county,
    { kind: 'usage-question', actor },
    async (tx) => {
      await tx.open(person);
      if (!(await isAbout(tx, await recordsOf(tx, person), entry))) {
        throw usageError('USAGE_UNKNOWN', { entry });
      }
      const question = await insertQuestion(tx, asked);
      if (question === undefined) throw usageError('USAGE_QUESTIONED', { entry });
      tx.seen(person);
      return { question, event: tx.event };
    },
  );
  return { ...value, seq };
}

/** Questions that wait for an answer. */
export function listQuestions(
  county: County,
  {
    actor,
    after,
    limit,
  }: { readonly actor: string; readonly after: number; readonly limit: number },
): Promise<readonly QuestionRow[]> {
  return readCounty(county, { kind: 'usage-questions-read', actor }, async (tx) => {
    const rows = await openQuestions(tx, after, limit);
    tx.seen(...new Set(rows.map(({ person }) => person)));
    return rows;
  });
}

/** Answers a question. Errors: USAGE_QUESTION_UNKNOWN when it is not open. */
export async function answerQuestion(
  county: County,
  given: {
    readonly actor: string;
    readonly account: number;
    readonly id: number;
    readonly answer: string;
  },
): Promise<Act> {
  const act = { kind: 'usage-answer', actor: given.actor };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const person = await answerQuestionRow(tx, given);
    if (person === undefined) throw usageError('USAGE_QUESTION_UNKNOWN', { question: given.id });
    tx.seen(person);
    return tx.event;
  });
  return { event: value, seq };
}

const usageError = (code: string, detail: Readonly<Record<string, number>>) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
