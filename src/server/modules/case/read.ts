/** Reading cases: the queue of a unit, a case with all that happened to it, and what a letter says. */
import {
  type County,
  readCounty,
  type Reading,
  snapshotCounty,
  softwareOf,
} from '../../../db/county.ts';
import { factKinds } from '../../../db/fact-kinds.ts';
import type { CaseStep } from '../../../model/casework/case.ts';
import type { BenefitProgram } from '../../../programs/definition.ts';
import type { Outcome } from '../../../programs/evidence/evidence.ts';
import type { Jurisdiction } from '../../../programs/packs.ts';
import type { PaperFact } from '../../../programs/procedure/procedure.ts';
import { day, type Language } from '../../../rules/index.ts';
import { namesOfPeople } from '../answer/person-queries.ts';
import { currentPolicy } from '../answer/queries.ts';
import { recordsOf } from '../care/queries.ts';
import { findResult } from '../decision/queries.ts';
import { jurisdictionOf } from '../policy/index.ts';
import { caseError } from './errors.ts';
import { type CaseRow, casesOf, findCase, fromAgencies, stepsOf, type StepRow } from './queries.ts';
import { type AskingHand, stepsOpenTo } from './may.ts';
import {
  lastSteps,
  type QueueAsked,
  queueOf,
  type QueuePlace,
  unitName,
  unitNames,
  waitingCases,
} from './read-queries.ts';
import { standingAt } from './steps.ts';

export type Named = CaseRow & { readonly name: string | undefined; readonly programName: string };

export type Queue = { readonly cases: readonly InQueue[]; readonly next?: QueuePlace };
type InQueue = Named & { readonly since: number | undefined };

/** Cases whose turn is a unit's, those that are due first; names of whom the asker serves. */
export async function queue(
  county: County,
  {
    actor,
    language,
    waited,
    ...asked
  }: Omit<QueueAsked, 'ids'> & {
    readonly actor: string;
    readonly language: Language;
    /** Days, `[from, until)`. */
    readonly waited?: { readonly today: number; readonly from: number; readonly until?: number };
  },
): Promise<Queue> {
  const ids =
    waited &&
    (await snapshotCounty(county, (tx) => waitingCases(tx, { unit: asked.unit, ...waited })));
  return readCounty(county, { kind: 'list-cases', actor }, async (tx) => {
    const rows = await queueOf(tx, { ...asked, ...(ids && { ids }) });
    const persons = [...new Set(rows.map(({ person }) => person))];
    const names = await namesOfPeople(tx, await tx.openThose(...persons));
    tx.seen(...persons);
    const jurisdiction = await inForce(tx, county);
    // Of a case that waits, everybody whose turn it is may know since when; its steps say more.
    const days = await snapshotCounty(county, (all) =>
      lastSteps(
        all,
        rows.map(({ id }) => id),
      ),
    );
    const cases = rows.map((row) => ({
      ...row,
      since: days.get(row.id),
      name: names.get(row.person),
      programName: nameOf(jurisdiction, row.program, language),
    }));
    const last = rows.length === asked.limit ? rows.at(-1)! : undefined;
    const due = last?.due_day ?? undefined;
    return { cases, ...(last && { next: { id: last.id, ...(due !== undefined && { due }) } }) };
  });
}

export type PaperAsked = {
  readonly id: string;
  readonly name: string;
  readonly isNeeded: boolean;
  readonly isOnlySome: boolean;
};

export type Whole = CaseRow & {
  readonly programName: string;
  /** Names of the units that had or have a hand in it. */
  readonly units: ReadonlyMap<number, string>;
  readonly may: readonly CaseStep[];
  readonly isReviewDue: boolean;
  readonly happened: readonly StepRow[];
  readonly papers: readonly PaperAsked[];
  readonly officerChecks: readonly { readonly id: string; readonly text: string }[];
};

type About = { readonly actor: string; readonly language: Language };
/** Who asks, to say what she may do. */
type Asked = About & { readonly hand: AskingHand };

/** A case. Errors: CASE_UNKNOWN, ACCESS_NEEDS_TASK. */
export function getCase(county: County, id: number, asked: Asked): Promise<Whole> {
  return readCounty(county, { kind: 'read-case', actor: asked.actor }, async (tx) => {
    const row = await visibleCase(tx, county, id);
    return wholeOf(tx, await inForce(tx, county), row, asked);
  });
}

/** The case, opened. Errors: CASE_UNKNOWN also for what the asker's role never sees. */
async function visibleCase(tx: Reading, county: County, id: number): Promise<CaseRow> {
  const person = await personOf(county, id);
  try {
    await tx.open(person);
  } catch (error) {
    const { code } = error as { readonly code?: string };
    throw code === 'ACCESS_NOBODY' ? caseError('CASE_UNKNOWN', { case: id }) : error;
  }
  const row = await findCase(tx, id);
  if (!row) throw caseError('CASE_UNKNOWN', { case: id });
  tx.seen(person);
  return row;
}

/** Whose case it is: looked up by the software, shown to nobody before the access decision. */
async function personOf(county: County, id: number): Promise<number> {
  const row = await snapshotCounty(county, (tx) => findCase(tx, id));
  if (!row) throw caseError('CASE_UNKNOWN', { case: id });
  return row.person;
}

/** Cases of somebody, the last one first. Errors: those of the access decision. */
export function casesOfPerson(
  county: County,
  person: number,
  asked: Asked,
): Promise<readonly Whole[]> {
  return readCounty(county, { kind: 'read-cases', actor: asked.actor }, async (tx) => {
    await tx.open(person);
    tx.seen(person);
    const jurisdiction = await inForce(tx, county);
    const found: Whole[] = [];
    for (const row of await casesOf(tx, await recordsOf(tx, person))) {
      found.push(await wholeOf(tx, jurisdiction, row, asked));
    }
    return found;
  });
}

async function wholeOf(
  tx: Reading,
  jurisdiction: Jurisdiction | undefined,
  row: CaseRow,
  { language, hand }: Asked,
): Promise<Whole> {
  const others = [row.applicant, row.payee].filter((one) => one !== null);
  tx.seen(...new Set([row.person, ...others]));
  const happened = await stepsOf(tx, row.id);
  const program = findBenefit(jurisdiction, row.program);
  const checks = program?.messages[language].checks ?? {};
  const units = [row.turn_unit, ...happened.map(({ unit }) => unit)].filter((one) => one !== null);
  return {
    ...row,
    programName: nameOf(jurisdiction, row.program, language),
    units: await unitNames(tx, [...new Set(units)]),
    may: stepsOpenTo(hand, row, happened),
    isReviewDue: standingAt(row, happened)?.isReviewDue ?? false,
    happened,
    papers: program ? await papersOf(tx, row.person, program, language) : [],
    officerChecks: (program?.officerChecks ?? []).map(({ id }) => ({ id, text: checks[id] ?? id })),
  };
}

/** What to bring: nothing that an agency's own data shows already. */
async function papersOf(
  tx: Reading,
  person: number,
  { procedure }: BenefitProgram,
  language: Language,
): Promise<readonly PaperAsked[]> {
  const { kinds, relations } = await fromAgencies(tx, await recordsOf(tx, person));
  const isShown = (fact: PaperFact): boolean =>
    fact === 'parents' || fact === 'spouse'
      ? relations.includes(fact)
      : kinds.includes(factKinds[fact]!);
  return Object.entries(procedure?.papers ?? {}).map(([id, { name, shows, isOnlySome }]) => ({
    ...{ id, name: name[language] },
    isNeeded: shows.length === 0 || !shows.every(isShown),
    isOnlySome: isOnlySome ?? false,
  }));
}

const findBenefit = (
  jurisdiction: Jurisdiction | undefined,
  id: string,
): BenefitProgram | undefined => {
  const found = jurisdiction?.programs.find((one) => one.id === id);
  return found?.kind === 'benefit' ? found : undefined;
};

const nameOf = (jurisdiction: Jurisdiction | undefined, id: string, language: Language): string =>
  findBenefit(jurisdiction, id)?.messages[language].name ?? id;

async function inForce(tx: Reading, county: County): Promise<Jurisdiction | undefined> {
  const policy = await currentPolicy(tx);
  return policy === undefined ? undefined : jurisdictionOf(softwareOf(county), policy);
}

export type Letter = {
  readonly row: CaseRow;
  readonly step: StepRow;
  readonly name: string;
  readonly programName: string;
  readonly office: string | undefined;
  readonly papers: readonly string[];
  readonly because: readonly string[];
  readonly payments: readonly {
    readonly from: number;
    readonly until: number;
    readonly fen: number;
  }[];
  readonly code: string | undefined;
  /** What was frozen with the step; undefined: it decided nothing. */
  readonly outcome: Outcome | undefined;
};

/** What the letter about a step says. Errors: CASE_UNKNOWN, also for a step of another case; ACCESS_NEEDS_TASK. */
export function letterOf(
  county: County,
  { id, step }: { readonly id: number; readonly step: number },
  { actor, language }: About,
): Promise<Letter> {
  return readCounty(county, { kind: 'read-letter', actor }, async (tx) => {
    const row = await visibleCase(tx, county, id);
    const found = (await stepsOf(tx, id)).find((one) => one.id === step);
    if (!found) throw caseError('CASE_UNKNOWN', { case: id });
    const jurisdiction = await inForce(tx, county);
    const decision = await findResult(tx, step);
    const outcome = decision && (JSON.parse(decision.result) as Outcome);
    const papers = findBenefit(jurisdiction, row.program)?.procedure?.papers ?? {};
    return {
      ...{ row, step: found },
      name: (await namesOfPeople(tx, [row.person])).get(row.person) ?? '',
      programName: nameOf(jurisdiction, row.program, language),
      office: found.unit === null ? undefined : await unitName(tx, found.unit),
      papers: found.reasons.flatMap(({ paper }) =>
        paper !== undefined && papers[paper] ? [papers[paper].name[language]] : [],
      ),
      because: (outcome?.reasons ?? []).map(({ sentence }) => sentence[language]),
      payments: (outcome?.payments ?? []).map(({ from, until, amountFen }) => ({
        ...{ from: day(from), until: day(until), fen: amountFen },
      })),
      code: decision && Buffer.from(decision.hash).toString('hex').slice(0, 16),
      outcome,
    };
  });
}
