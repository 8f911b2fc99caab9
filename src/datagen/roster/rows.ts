/**
 * The fictional county as the roster that a Chinese township office keeps: one row a person, one
 * value a column, as on one day. Histories do not fit such a sheet; the latest value is written.
 */
import type { FactKind } from '../../model/facts/catalog.ts';
import type { RecordedFact } from '../../model/person.ts';
import { civilDate, type Day, type DayRange, END, toDay } from '../../rules/index.ts';
import type { HouseholdRole } from '../family/roles.ts';
import { addressOf } from '../places.ts';
import { randomStream } from '../random.ts';
import type { CountyPerson } from '../records.ts';
import type { RosterRow } from './header.ts';
import { type MistakeRates, mistakeMaker, type PlantedMistake } from './mistakes.ts';

export type RosterOptions = {
  /** The day on which the roster was written. */
  readonly on: Day;
  /** Places as 12-digit codes or as written addresses; codes when absent. */
  readonly places?: 'codes' | 'addresses';
  /** Plants mistakes; kinds left out are not planted. Without it every row is as recorded. */
  readonly mistakes?: Partial<MistakeRates>;
  /** Seed of the mistakes; 1 when absent. */
  readonly seed?: number;
  /** Hears of every planted mistake, just before its row comes out. */
  readonly onMistake?: (mistake: PlantedMistake) => void;
};

/**
 * The rows of a roster for people in the order in which they come.
 *
 * Unknown: null. A day known only roughly is written as month or year, as an office would.
 */
export function* rosterRows(
  people: Iterable<CountyPerson>,
  options: RosterOptions,
): Generator<RosterRow> {
  const make = mistakeMaker(options.mistakes ?? {}, randomStream(options.seed ?? 1, 0));
  let row = 0;
  for (const person of people) {
    const { rows, mistakes } = make(rowOf(person, options));
    for (const mistake of mistakes) options.onMistake?.({ ...mistake, row: row + mistake.row });
    yield* rows;
    row += rows.length;
  }
}

function rowOf(person: CountyPerson, { on, places = 'codes' }: RosterOptions): (string | null)[] {
  const find = (kind: FactKind) => factOn(person.facts, kind, on);
  const placeText = (value: RecordedFact['value']): string | null =>
    value === undefined ? null : places === 'codes' ? String(value) : addressOf(String(value));
  const residence = find('residence');
  const disability = find('disability-level');
  const { father, mother, spouse } = relativesOf(person, on);
  return [
    person.household?.number ?? null,
    person.household ? roleWords[person.household.role] : null,
    person.name,
    numberOf(person.id),
    person.sex === undefined ? null : person.sex === 'female' ? '女' : '男',
    dateText(person.born),
    dateText(person.died),
    wordOf(typeWords, find('household-registration-type')),
    placeText(find('household-registration')?.value),
    placeText(residence?.value),
    residence?.value === undefined ? null : dayText(residence.from),
    disability?.value === undefined ? null : String(disability.value),
    disability?.value === undefined ? null : dayText(disability.from),
    find('one-child-certificate')?.value === true ? '是' : null,
    wordOf(nationalityWords, find('nationality')),
    wordOf(maritalWords, find('marital-status')),
    father,
    mother,
    spouse,
    lastEvent(person, 'last-menstrual-period'),
    lastEvent(person, 'expected-delivery'),
    lastEvent(person, 'delivery'),
    lastEvent(person, 'hospital-discharge'),
    lastScreening(person),
  ];
}

const roleWords: Record<HouseholdRole, string> = {
  head: '户主',
  spouse: '配偶',
  son: '子',
  daughter: '女',
  'son-in-law': '女婿',
  'daughter-in-law': '儿媳',
  'sons-son': '孙子',
  'sons-daughter': '孙女',
  'daughters-son': '外孙子',
  'daughters-daughter': '外孙女',
  father: '父亲',
  mother: '母亲',
  other: '其他',
};
const typeWords = { agricultural: '农业', 'non-agricultural': '非农业' };
const nationalityWords = { cn: '中国', other: '外国' };
const maritalWords = {
  'never-married': '未婚',
  married: '已婚',
  divorced: '离婚',
  widowed: '丧偶',
};

const wordOf = (
  words: Readonly<Record<string, string>>,
  fact: RecordedFact | undefined,
): string | null => (fact?.value === undefined ? null : (words[String(fact.value)] ?? null));

/** The fact that holds on the day; of two that contradict each other the one recorded last. */
const factOn = (
  facts: readonly RecordedFact[],
  kind: FactKind,
  on: Day,
): RecordedFact | undefined =>
  facts.findLast(
    (fact) => fact.kind === kind && (fact.from ?? on) <= on && (fact.until ?? END) > on,
  );

const numberOf = (id: string): string | null => (id.length === 18 ? id : null);

/** Numbers of legal parents and present spouse; a number itself tells father from mother. */
function relativesOf({ links }: CountyPerson, on: Day) {
  let father: string | null = null;
  let mother: string | null = null;
  let spouse: string | null = null;
  for (const { relation, to, until } of links) {
    const number = numberOf(to);
    if (number === null || (until !== undefined && until <= on)) continue;
    if (relation === 'spouse') spouse = number;
    if (relation !== 'parents') continue;
    if (Number(number[16]) % 2 === 1) father = number;
    else mother = number;
  }
  return { father, mother, spouse };
}

function lastEvent({ events }: CountyPerson, kind: FactKind): string | null {
  return dateText(events.findLast((event) => event.kind === kind)?.day);
}

/** The column stands for both screenings on one day; one alone has no place on this sheet. */
function lastScreening(person: CountyPerson): string | null {
  const cervical = lastEvent(person, 'cervical-screening');
  return cervical === lastEvent(person, 'breast-screening') ? cervical : null;
}

const dayText = (value: number | undefined): string | null =>
  value === undefined ? null : dateText({ earliest: value, latest: value });

/** `2024-01-05`; month or year for a day known roughly, 不详 where there is no latest day. */
function dateText(range: DayRange | undefined): string | null {
  if (range === undefined) return null;
  if (range.latest === END) return '不详';
  const from = civilDate(toDay(range.earliest));
  const year = String(from.year);
  const month = `${year}-${String(from.month).padStart(2, '0')}`;
  if (range.earliest === range.latest) return `${month}-${String(from.day).padStart(2, '0')}`;
  const to = civilDate(toDay(range.latest));
  return from.year === to.year && from.month === to.month ? month : year;
}
