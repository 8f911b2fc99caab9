/**
 * The assessment as JSON, written piece by piece; the published form is
 * docs/reference/assessment.schema.json.
 */
import type { Assessment, Problem, Reason } from '../../model/assessment.ts';
import type { Language } from '../../rules/index.ts';

export type JsonInput<Results> = {
  /** The day asked. */
  readonly on: string;
  readonly results: Results;
  /** Read after the results, when all problems are known. */
  readonly problems: Iterable<Problem>;
  /** Language of all texts. */
  readonly language: Language;
};

/** The document in pieces, one a result and one a problem. */
export function* assessmentJson(input: JsonInput<Iterable<Assessment>>): Generator<string> {
  yield opening(input.on);
  let separator = '\n';
  for (const result of input.results) {
    yield separator + JSON.stringify(resultOf(result, input.language));
    separator = ',\n';
  }
  yield* closing(input);
}

/** The same for results that arrive over time. */
export async function* assessmentJsonOver(
  input: JsonInput<AsyncIterable<Assessment>>,
): AsyncGenerator<string> {
  yield opening(input.on);
  let separator = '\n';
  for await (const result of input.results) {
    yield separator + JSON.stringify(resultOf(result, input.language));
    separator = ',\n';
  }
  yield* closing(input);
}

const opening = (on: string): string => `{"on":${JSON.stringify(on)},"results":[`;

function* closing(input: JsonInput<unknown>): Generator<string> {
  yield '\n],"problems":[';
  let separator = '\n';
  for (const problem of input.problems) {
    yield separator + JSON.stringify(problemOf(problem, input.language));
    separator = ',\n';
  }
  yield '\n]}\n';
}

/**
 * The contract's fields first and in its order, then what we say besides, as far as there is anything.
 * Texts are in one language, because a county's answers are read by programs and kept.
 */
function resultOf(assessment: Assessment, language: Language) {
  const { person, name, program, state, certain, possible, payments, missing } = assessment;
  const { withheld, possiblePayments, nextChange } = assessment;
  const due = assessment.due.map((step) => ({ ...step, text: step.text[language] }));
  const questions = assessment.questions.map((one) => ({ ...one, text: one.text[language] }));
  const officerChecks = assessment.officerChecks.map(({ id }) => id);
  return {
    ...{ person, name, program, state, certain, possible, payments, missing },
    reasons: assessment.reasons.map((reason) => reasonOf(reason, language)),
    programName: assessment.programName[language],
    kind: assessment.kind,
    ...filled({ withheld, possiblePayments, due, questions, officerChecks }),
    ...(nextChange && { nextChange }),
  };
}

type ReasonInOneLanguage = Omit<Reason, 'text' | 'sentence' | 'because'> & {
  readonly sentence: string;
  readonly because?: readonly ReasonInOneLanguage[];
};

function reasonOf(reason: Reason, language: Language): ReasonInOneLanguage {
  const { condition, holds, from, until, sentence, sources, because } = reason;
  return {
    ...{ condition, holds, from, until, sentence: sentence[language], sources },
    ...(because && { because: because.map((inner) => reasonOf(inner, language)) }),
  };
}

/** Without the lists that have nothing in them. */
const filled = (lists: Readonly<Record<string, readonly unknown[]>>) =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));

/** A problem with its message in one language; places that are not known are null. */
function problemOf(problem: Problem, language: Language) {
  return {
    file: problem.file,
    sheet: problem.sheet ?? null,
    row: problem.row ?? null,
    column: problem.column ?? null,
    value: problem.value ?? null,
    code: problem.code,
    message: problem.message[language],
    severity: problem.severity,
  };
}
