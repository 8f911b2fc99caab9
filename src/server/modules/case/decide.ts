/** What offices do: see it on the spot, check it, confirm it; return it once; refuse, end, and read an appeal. */
import { type Changing, changeCounty, type County, type Reading } from '../../../db/county.ts';
import type { DecidingStep } from '../../../model/casework/case.ts';
import { lastDayOfAppeal } from '../../../programs/procedure/clock.ts';
import { day, type Language } from '../../../rules/index.ts';
import { actorOf } from '../../access/index.ts';
import { isOfOneHand } from '../account/index.ts';
import { freeze, type Weighed, weigh } from '../decision/index.ts';
import type { Acting, CaseDone, OnCase } from './apply.ts';
import { caseError } from './errors.ts';
import { type CaseRow, type Reason, stepsOf } from './queries.ts';
import { openCase, type Rules, rulesOf, takeStep, type Taking } from './steps.ts';

type Said = {
  readonly reasons?: readonly Reason[];
  /** What a no rests on. */
  readonly law?: string;
  /** What only a person can see, and who decides saw. */
  readonly checks?: readonly string[];
  readonly note?: string;
};

export type Deciding = OnCase &
  Said & {
    readonly step: DecidingStep;
    readonly outcome: 'done' | 'returned' | 'refused';
  };

const doing = { verify: 'verified', check: 'checked', confirm: 'confirmed' } as const;

/**
 * Takes the step whose turn it is, returns the case with all that is missing, or refuses it.
 * To be called with the software's rights: what the rules read, whoever decides need not see.
 * Errors: CASE_UNKNOWN, CASE_TURN for another unit or step, CASE_STATE, CASE_OWN_HAND, CASE_SAME_HAND, CASE_REASONS,
 * CASE_CHECKS, CASE_NOT_CERTAIN, CASE_POSTED, CASE_UNPOSTED, those of the access decision.
 */
export const decide = (county: County, asked: Deciding): Promise<CaseDone> =>
  officeStep(county, `case-${asked.step}`, asked, async (tx, row, rules) => {
    const { step, outcome, by } = asked;
    if (row.state !== `to-${step}` || row.turn_unit !== by.unit) {
      throw caseError('CASE_TURN', { case: row.id, state: row.state });
    }
    if (outcome === 'refused' && step === 'verify') {
      throw caseError('CASE_TURN', { case: row.id, state: row.state });
    }
    if (outcome === 'returned') return { taking: { step: 'returned' } };
    if (outcome === 'refused') {
      return { taking: refusal('refused', rules, by), weighed: await weighNow(tx, row, rules, by) };
    }
    if (step !== 'confirm') return { taking: { step: doing[step] } };
    const weighed = await weighNow(tx, row, rules, by);
    assertCertain(row, rules, asked, weighed);
    return { taking: { step: 'confirmed' }, weighed };
  });

/**
 * Ends a confirmed case, with reasons, law and how to appeal; by itself nothing ends.
 * Errors: as {@link decide}.
 */
export const endCase = (county: County, asked: OnCase & Said): Promise<CaseDone> =>
  officeStep(county, 'case-end', asked, async (tx, row, rules) => ({
    taking: refusal('ended', rules, asked.by),
    weighed: await weighNow(tx, row, rules, asked.by),
  }));

/**
 * Decides an appeal; who had any hand in the case may not.
 * Errors: as {@link decide}, CASE_SECOND_READER.
 */
export const decideAppeal = (
  county: County,
  asked: OnCase & Said & { readonly outcome: 'upheld' | 'dismissed' },
): Promise<CaseDone> =>
  officeStep(county, 'appeal-decide', asked, async (tx, row, rules) => {
    if (row.turn_unit !== asked.by.unit) {
      throw caseError('CASE_TURN', { case: row.id, state: row.state });
    }
    const weighed = await weighNow(tx, row, rules, asked.by);
    if (asked.outcome === 'upheld') assertCertain(row, rules, asked, weighed);
    return { taking: { step: asked.outcome }, weighed };
  });

const refusal = (step: 'refused' | 'ended', { procedure }: Rules, { today }: Acting) => ({
  step,
  appealUntil: lastDayOfAppeal(procedure, today),
});

const weighNow = (tx: Reading, { person }: CaseRow, { program, jurisdiction }: Rules, by: Acting) =>
  weigh(tx, { person, program, jurisdiction, on: by.today });

/** Errors: CASE_CHECKS, CASE_NOT_CERTAIN unless a certain right has begun. */
function assertCertain(
  { id }: CaseRow,
  { program }: Rules,
  { checks = [], by }: Said & Pick<OnCase, 'by'>,
  { outcome }: Weighed,
): void {
  const unseen = program.officerChecks.find((one) => !checks.includes(one.id));
  if (unseen) {
    const wordsOf = (language: Language) =>
      program.messages[language].checks?.[unseen.id] ?? unseen.id;
    const words = { check: wordsOf('zh-CN'), checkEnglish: wordsOf('en') };
    throw caseError('CASE_CHECKS', { case: id, ...words });
  }
  const hasBegun = outcome.certain.some(([from]) => from === null || day(from) <= by.today);
  if (!hasBegun) {
    const missing = outcome.missing.join(', ');
    throw caseError('CASE_NOT_CERTAIN', { case: id, missing: missing === '' ? '-' : missing });
  }
}

type Work = {
  readonly taking: Pick<Taking, 'step' | 'appealUntil'>;
  /** Where it decides: what is frozen with it. */
  readonly weighed?: Weighed;
};

async function officeStep<A extends OnCase & Said>(
  county: County,
  kind: string,
  asked: A,
  work: (tx: Changing, row: CaseRow, rules: Rules) => Promise<Work>,
): Promise<CaseDone> {
  const { today, ...by } = asked.by;
  const { reasons, law, checks, note } = asked;
  const act = { kind, actor: actorOf(by.account) };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const row = await openCase(tx, asked.case);
    const rules = await rulesOf(tx, county, row.program);
    const { taking, weighed } = await work(tx, row, rules);
    if (taking.step !== 'verified') await assertOtherHand(tx, row, by.account);
    const { step } = await takeStep(tx, row, rules, {
      ...{ by, today, ...taking },
      ...(reasons && { reasons }),
      ...(law !== undefined && { law }),
      ...(checks && { checks }),
      ...(note !== undefined && { note }),
    });
    if (weighed) {
      await freeze(tx, weighed, {
        ...{ step, caseId: row.id, person: row.person, program: row.program_id },
        ...{ programName: row.program, policy: rules.policy, on: today },
      });
    }
    return { case: row.id, event: tx.event };
  });
  return { ...value, seq };
}

/** Errors: CASE_SAME_HAND where of her account and another that acted one added or invited the other, or gave it a post. */
async function assertOtherHand(tx: Reading, { id }: CaseRow, account: number): Promise<void> {
  const hands = (await stepsOf(tx, id)).flatMap((one) => one.account ?? []);
  if (await isOfOneHand(tx, account, [...new Set(hands)])) {
    throw caseError('CASE_SAME_HAND', { case: id });
  }
}
