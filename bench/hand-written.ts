/**
 * The three compared programs as loops that a careful programmer would write for exactly these rules:
 * the floor that the generic evaluator is measured against. They read the same columns and must give
 * the same timelines, unknown facts included, or the measurement stops.
 *
 * Each loop passes over people who cannot qualify, narrows the days that matter, cuts them where any
 * input changes, and decides each stretch with plain conditions on its first day.
 */
import {
  type AgeRule,
  attainedOn,
  day,
  END,
  type FactColumn,
  type Population,
  type RelationColumn,
  type TimelineColumn,
  toDay,
} from '../src/rules/index.ts';
import {
  AGRICULTURAL,
  CHINESE,
  choiceOn,
  firstDayOfTwo,
  getFacts,
  lostOrDisabledOn,
  MAYBE,
  NO,
  ofAgeOn,
  ruralChildrenOn,
  YES,
} from './on-a-day.ts';
import { type SpanWriter, spanWriter } from './span-writer.ts';

const SUBSIDY_SINCE = day('2025-01-01');
/** Who was born before is three already when the subsidy begins. */
const BORN_FOR_SUBSIDY = day('2021-12-31');
const RURAL_SINCE = day('2004-01-01');
const SPECIAL_SINCE = day('2008-01-01');
export const BORN_SINCE = day('1933-01-01');

/** Children under three of Chinese nationality, the day of death included. */
export function childcareSubsidy(population: Population, ages: AgeRule): TimelineColumn {
  const { size, bornEarliest, bornLatest, diedEarliest, diedLatest } = population;
  const nationality = getFacts(population, 'nationality');
  const out = spanWriter();
  for (let p = 0; p < size; p++) {
    const latest = bornLatest[p]!;
    if (latest < BORN_FOR_SUBSIDY) continue;
    const end = attainedOn(toDay(latest), 36, ages);
    if (end <= SUBSIDY_SINCE) continue;
    const earliest = bornEarliest[p]!;
    const died = diedEarliest[p]!;
    const lastLife = diedLatest[p]!;
    const possibleFrom = Math.max(earliest, SUBSIDY_SINCE);
    const possibleUntil = Math.min(end, lastLife === END ? END : lastLife + 1);
    if (possibleFrom >= possibleUntil) continue;
    const certainFrom = Math.max(latest, SUBSIDY_SINCE);
    const lived = died === lastLife && died !== END ? died + 1 : died;
    const certainUntil = Math.min(attainedOn(toDay(earliest), 36, ages), lived);
    out.begin(possibleFrom, possibleUntil);
    out.cut(certainFrom);
    out.cut(certainUntil);
    cutAtRows(out, nationality, p);
    for (let i = 0; i < out.stretches(); i++) {
      const on = out.firstDay(i);
      const isLiving = on >= certainFrom && on < certainUntil ? YES : MAYBE;
      out.decide(i, Math.min(isLiving, choiceOn(nationality, p, on, CHINESE, CHINESE, MAYBE)));
    }
    out.end(p);
  }
  return out.take();
}

/** People of 60 with rural registration and at most one living child or two living daughters. */
export function ruralAward(population: Population, ages: AgeRule): TimelineColumn {
  const { size, bornEarliest, bornLatest, diedEarliest, diedLatest } = population;
  const children = population.relations.get('children')!;
  const registration = getFacts(population, 'household-registration-type');
  const out = spanWriter();
  for (let p = 0; p < size; p++) {
    if (bornLatest[p]! < BORN_SINCE) continue;
    const isOpen = children.unlistedHigh[p]! > 0;
    if (children.offsets[p] === children.offsets[p + 1] && !isOpen) continue;
    const earliest = bornEarliest[p]!;
    const aged = attainedOn(toDay(earliest), 720, ages);
    const from = Math.max(aged, RURAL_SINCE);
    const until = diedLatest[p]!;
    if (from >= until) continue;
    const latest = bornLatest[p]!;
    const sureFrom = attainedOn(toDay(latest), 720, ages);
    const sureUntil = diedEarliest[p]!;
    out.begin(from, until);
    out.cut(sureFrom);
    out.cut(sureUntil);
    cutAtRows(out, registration, p);
    cutAtLinks(out, population, children, p);
    for (let i = 0; i < out.stretches(); i++) {
      const on = out.firstDay(i);
      let answer = on >= sureFrom && on < sureUntil && earliest >= BORN_SINCE ? YES : MAYBE;
      if (answer > NO) {
        const rural = choiceOn(registration, p, on, AGRICULTURAL, AGRICULTURAL, MAYBE);
        answer = Math.min(answer, rural);
      }
      if (answer > NO) answer = Math.min(answer, ruralChildrenOn(population, children, p, on));
      out.decide(i, answer);
    }
    out.end(p);
  }
  return out.take();
}

/** Parents who lost their only child, or whose only child is disabled. */
export function specialAssistance(population: Population, ages: AgeRule): TimelineColumn {
  const { size, bornEarliest, bornLatest, diedEarliest, diedLatest } = population;
  const children = population.relations.get('children')!;
  const spouse = population.relations.get('spouse')!;
  const marital = getFacts(population, 'marital-status');
  const disability = getFacts(population, 'disability-level');
  const out = spanWriter();
  for (let p = 0; p < size; p++) {
    if (bornLatest[p]! < BORN_SINCE) continue;
    const isOpen = children.unlistedHigh[p]! > 0;
    if (children.offsets[p] === children.offsets[p + 1] && !isOpen) continue;
    const twoSurely = firstDayOfTwo(population, children, p, true);
    const earliest = bornEarliest[p]!;
    const from = Math.max(earliest, SPECIAL_SINCE);
    const until = Math.min(diedLatest[p]!, twoSurely);
    if (from >= until || !mayHaveLost(population, children, disability, p, from)) continue;
    const twoPossibly = firstDayOfTwo(population, children, p, false);
    const aged = attainedOn(toDay(earliest), 588, ages);
    const agedSurely = attainedOn(toDay(bornLatest[p]!), 588, ages);
    const isBornSince = earliest >= BORN_SINCE;
    const sureUntil = Math.min(diedEarliest[p]!, twoPossibly);
    out.begin(from, until);
    out.cut(bornLatest[p]!);
    out.cut(sureUntil);
    out.cut(aged);
    out.cut(agedSurely);
    cutAtRows(out, marital, p);
    cutAtSpouses(out, population, spouse, p, ages);
    cutAtLinks(out, population, children, p);
    for (let i = children.offsets[p]!; i < children.offsets[p + 1]!; i++)
      cutAtRows(out, disability, children.target[i]!);
    for (let i = 0; i < out.stretches(); i++) {
      const on = out.firstDay(i);
      let answer = isBornSince && on >= bornLatest[p]! && on < sureUntil ? YES : MAYBE;
      answer = Math.min(answer, lostOrDisabledOn(population, children, disability, p, on));
      if (answer > NO) {
        const age = on >= agedSurely ? YES : on >= aged ? MAYBE : NO;
        const ofAge = ofAgeOn(population, spouse, marital, p, age, on, ages);
        answer = Math.min(answer, ofAge);
      }
      out.decide(i, answer);
    }
    out.end(p);
  }
  return out.take();
}

/** Nobody with a living child without a certificate, born long ago, can qualify. */
function mayHaveLost(
  { bornLatest, diedEarliest }: Population,
  children: RelationColumn,
  disability: FactColumn,
  p: number,
  from: number,
): boolean {
  for (let i = children.offsets[p]!; i < children.offsets[p + 1]!; i++) {
    const child = children.target[i]!;
    const isPlain =
      diedEarliest[child] === END &&
      bornLatest[child]! <= from &&
      disability.offsets[child] === disability.offsets[child + 1];
    if (isPlain && children.from[i]! <= from && children.until[i] === END) return false;
  }
  return true;
}

function cutAtRows(out: SpanWriter, column: FactColumn, p: number): void {
  for (let row = column.offsets[p]!; row < column.offsets[p + 1]!; row++) {
    out.cut(column.from[row]!);
    out.cut(column.until[row]!);
  }
}

function cutAtLinks(
  out: SpanWriter,
  population: Population,
  links: RelationColumn,
  p: number,
): void {
  const { bornEarliest, bornLatest, diedEarliest, diedLatest } = population;
  for (let i = links.offsets[p]!; i < links.offsets[p + 1]!; i++) {
    const other = links.target[i]!;
    out.cut(links.from[i]!);
    out.cut(links.until[i]!);
    out.cut(bornEarliest[other]!);
    out.cut(bornLatest[other]!);
    out.cut(diedEarliest[other]!);
    out.cut(diedLatest[other]!);
  }
}

function cutAtSpouses(
  out: SpanWriter,
  population: Population,
  spouse: RelationColumn,
  p: number,
  ages: AgeRule,
): void {
  cutAtLinks(out, population, spouse, p);
  for (let i = spouse.offsets[p]!; i < spouse.offsets[p + 1]!; i++) {
    const other = spouse.target[i]!;
    out.cut(attainedOn(toDay(population.bornEarliest[other]!), 588, ages));
    out.cut(attainedOn(toDay(population.bornLatest[other]!), 588, ages));
  }
}
