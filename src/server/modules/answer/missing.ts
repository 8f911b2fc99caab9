/** Facts to ask for, by the person whose rights depend on them, with the money that the answers decide. */
import { type County, readCounty } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { firstOfYear, yearOf } from '../../../rules/index.ts';
import type { OnADay } from './entitled.ts';
import {
  missingTotals,
  type QuestionRow,
  questionsOf,
  type StakeRow,
  stakesOf,
} from './queries.ts';
import { type Page, readPage } from './stretch.ts';

/** A fact of a person, whoever's right depends on it. */
export type AskedFact = {
  readonly fact: string;
  readonly aboutId: number;
  readonly aboutName: string;
};

export type MissingFacts = {
  readonly personId: number;
  readonly name: string;
  readonly programs: readonly {
    readonly program: string;
    /** All of them together settle the right. */
    readonly facts: readonly AskedFact[];
    /**
     * Fen that the answers decide at most, of the periods up to the end of the calendar year of the day
     * asked; absent where nothing known bounds it.
     */
    readonly upToFen?: number;
    /** The same of amounts that nobody has verified. */
    readonly withheldUpToFen?: number;
  }[];
};

/** People about whose rights facts are missing. Errors: PROGRAM_UNKNOWN. */
export function missingFacts(
  county: County,
  { on, ...options }: OnADay,
): Promise<Page<MissingFacts>> {
  const before = dayText(firstOfYear(yearOf(on) + 1));
  return readPage(county, {
    ...options,
    kind: 'read-missing',
    source: 'question',
    on: dayText(on),
    read: async (tx, stretch) => {
      const questions = await questionsOf(tx, stretch);
      const persons = [...new Set(questions.map(({ person_id }) => person_id))];
      tx.seen(...new Set(questions.map(({ about_id }) => about_id)));
      return byPerson(questions, await stakesOf(tx, persons, stretch.programId, before));
    },
  });
}

function byPerson(
  questions: readonly QuestionRow[],
  stakes: readonly StakeRow[],
): readonly MissingFacts[] {
  const stakeOf = new Map(stakes.map((one) => [`${one.person_id} ${one.program}`, one]));
  const people = Map.groupBy(questions, ({ person_id }) => person_id);
  return [...people].map(([personId, asked]) => ({
    personId,
    name: asked[0]!.name,
    programs: [...Map.groupBy(asked, ({ program }) => program)].map(([program, facts]) => ({
      program,
      facts: facts.map(({ fact, about_id, about_name }) => ({
        fact,
        aboutId: about_id,
        aboutName: about_name,
      })),
      ...stakeShown(stakeOf.get(`${personId} ${program}`)),
    })),
  }));
}

const NOTHING = { up_to_fen: 0, withheld_fen: 0 };

function stakeShown(stake: Pick<StakeRow, 'up_to_fen' | 'withheld_fen'> = NOTHING) {
  const { up_to_fen, withheld_fen } = stake;
  return {
    ...(up_to_fen !== null && { upToFen: up_to_fen }),
    ...(withheld_fen !== null && { withheldUpToFen: withheld_fen }),
  };
}

export type MissingCount = { readonly people: number; readonly questions: number };

export type MissingTotal = MissingCount & {
  readonly programs: readonly (MissingCount & { readonly program: string })[];
  readonly facts: readonly (MissingCount & { readonly fact: string })[];
};

/** How many questions are open, about the rights of how many people. */
export function missingTotal(
  county: County,
  { actor }: { readonly actor: string },
): Promise<MissingTotal> {
  return readCounty(county, { kind: 'total-missing', actor }, async (tx) => {
    const rows = await missingTotals(tx);
    const whole = rows.find(({ program, fact }) => program === null && fact === null)!;
    return {
      people: whole.people,
      questions: whole.questions,
      programs: rows.flatMap(({ program, people, questions }) =>
        program === null ? [] : [{ program, people, questions }],
      ),
      facts: rows.flatMap(({ fact, people, questions }) =>
        fact === null ? [] : [{ fact, people, questions }],
      ),
    };
  });
}
