/**
 * The assessment as JSON, written piece by piece; the published form is
 * docs/reference/assessment.schema.json.
 */
import type { Assessment, Problem } from '../../model/assessment.ts';
import type { Language } from '../../rules/index.ts';

export type JsonInput<Results> = {
  /** The day asked. */
  readonly on: string;
  readonly results: Results;
  /** Read after the results, when all problems are known. */
  readonly problems: Iterable<Problem>;
  /** Language of the problems' messages. */
  readonly language: Language;
};

/** The document in pieces, one a result and one a problem. */
export function* assessmentJson(input: JsonInput<Iterable<Assessment>>): Generator<string> {
  yield opening(input.on);
  let separator = '\n';
  for (const result of input.results) {
    yield separator + JSON.stringify(resultOf(result));
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
    yield separator + JSON.stringify(resultOf(result));
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

/** The contract's fields first and in its order, then what we say besides. */
function resultOf(assessment: Assessment): Assessment {
  const { person, name, program, state, certain, possible, payments, missing, reasons, ...more } =
    assessment;
  const contract = { person, name, program, state, certain, possible, payments, missing, reasons };
  return { ...contract, ...more };
}

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
