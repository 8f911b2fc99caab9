/**
 * A small lawful pack of a place that does not exist; the corpora change one thing in it at a time.
 */
import { person } from '../../src/model/family.ts';
import { fact } from '../../src/model/facts/index.ts';
import {
  age,
  alive,
  all,
  areaSet,
  birth,
  days,
  from,
  type Parameter,
  parameter,
  sameDay,
  years,
} from '../../src/rules/index.ts';

/** What JavaScript authors write: nothing is typed. */
export type Loose = Readonly<Record<string, unknown>>;

export const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const plainName = text('服务', 'service');

const cases = Array.from({ length: 8 }, (_, i) => ({
  name: `a person born on 2020-01-0${i + 1} is entitled`,
  today: '2026-11-22',
  given: person({ born: `2020-01-0${i + 1}` }),
  expect: { state: 'entitled' },
}));

export const rate: Parameter = {
  name: 'rate',
  unit: 'fen per month',
  values: [{ from: '2025-01-01', value: 100_00, status: 'verified', source: 'rates' }],
};

/** Messages that say everything the eligibility names. */
export function messagesFor(eligibility: Loose, more: Loose = {}): Loose {
  const conditions = Object.fromEntries([...namesIn(eligibility)].map((name) => [name, '条件']));
  const one = { name: '服务', summary: '服务说明', conditions, ...more };
  return { 'zh-CN': one, en: one };
}

function* namesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  const isGroup = 'kind' in value && ['all', 'any', 'at-least'].includes(String(value.kind));
  if (isGroup && 'of' in value) yield* Object.keys(value.of as object);
  for (const part of Object.values(value)) yield* namesIn(part);
}

const common = { tier: 'township', parameters: {}, officerChecks: [], form: [], indicators: {} };

/** A lawful benefit for everyone over 60, with some fields changed. */
export function benefit(changes: Loose = {}): Loose {
  const eligibility = all({
    living: alive.cites('who'),
    old: age.atLeast(years(60)).cites('who'),
    inForce: from('2025-01-01').cites('who'),
  });
  const own = { eligibility, ...changes };
  return {
    ...common,
    kind: 'benefit',
    id: 'cn-99/old-age',
    payments: { per: 'month', amountFen: parameter(rate), partMonth: 'whole' },
    parameters: { rate },
    messages: messagesFor(own.eligibility as Loose),
    cases,
    ...own,
  };
}

/** A lawful service for children, with some fields changed. */
export function service(changes: Loose = {}): Loose {
  const eligibility = all({
    living: alive.cites('who'),
    young: age.below(years(7)).cites('who'),
  });
  const own = { eligibility, ...changes };
  return {
    ...common,
    kind: 'service',
    id: 'cn-99/child-visits',
    schedule: {
      firstVisit: {
        anchor: birth,
        from: sameDay,
        until: days(28),
        keptBy: 'child-check',
        citation: 'visits',
      },
    },
    messages: messagesFor(own.eligibility as Loose, { steps: { firstVisit: '首次访视' } }),
    cases,
    ...own,
  };
}

export const information = (changes: Loose = {}): Loose => {
  const { schedule: _, ...rest } = service({ id: 'cn-99/advice', ...changes });
  return { ...rest, kind: 'information' };
};

/** A pack with these programs, changes and office definitions besides the two lawful programs. */
export function pack(parts: {
  programs?: readonly unknown[];
  overrides?: readonly unknown[];
  office?: readonly unknown[];
}): Loose {
  const { programs = [], overrides = [], office = [] } = parts;
  const given = programs as readonly Loose[];
  const kept = [benefit(), service()].filter(({ id }) => !given.some((one) => one.id === id));
  return {
    id: 'cn-99',
    name: text('示例县', 'Example'),
    extends: 'cn',
    area: areaSet('cn-99', '99'),
    ages: { attained: 'day-after-birthday', missingDay: 'month-end' },
    programs: [...kept, ...programs],
    overrides,
    office,
  };
}

/** A change to another pack's program, with what a change must have. */
export const override = (changes: Loose): Loose => ({
  messages: messagesFor({ kind: 'all', of: changes.conditions ?? {} }),
  cases,
  ...changes,
});

// Doors with one thing left open; everything else is lawful.

const conductOf = (measure: string) => ({ program: 'cn-99/child-visits', measure });

export const indicator = (measure: string, more: Loose = {}): Loose => ({
  kind: 'indicator',
  id: 'one',
  name: plainName,
  of: conductOf(measure),
  by: ['township'],
  ...more,
});
export const target = (measure: string, more: Loose = {}): Loose => ({
  kind: 'target',
  id: 'one',
  name: plainName,
  of: conductOf(measure),
  reach: { atLeastPercent: 90 },
  until: '2027-12-31',
  ...more,
});
export const recognition = (measure: string, more: Loose = {}): Loose => ({
  kind: 'recognition',
  id: 'one',
  name: plainName,
  units: 'village-station',
  criteria: [{ of: conductOf(measure), weight: 100 }],
  published: true,
  gives: 'commendation',
  barredBy: ['proven-coercion', 'privacy-breach'],
  ...more,
});
export const ranking = (measure: string, more: Loose = {}): Loose => {
  const { gives: _, barredBy: __, ...rest } = recognition(measure, more);
  return { ...rest, kind: 'ranking', ...more };
};
export const worklist = (order: readonly unknown[], more: Loose = {}): Loose => ({
  kind: 'worklist',
  id: 'one',
  name: plainName,
  program: 'cn-99/child-visits',
  order,
  ...more,
});
export const notice = (more: Loose): Loose => ({
  kind: 'notice',
  id: 'one',
  name: plainName,
  program: 'cn-99/child-visits',
  occasion: 'window-opens',
  to: 'person',
  channels: ['sms'],
  text: text('{office}请您{date}联系，电话{phone}', 'Please call {office} at {phone} by {date}'),
  ...more,
});
export const publicNotice = (more: Loose): Loose => ({
  kind: 'public-notice',
  id: 'one',
  name: plainName,
  program: 'cn-99/old-age',
  shows: ['masked-name', 'village', 'program-class'],
  shownDays: 7,
  ...more,
});
export const certificate = (more: Loose): Loose => ({
  kind: 'certificate',
  id: 'one',
  name: plainName,
  program: 'cn-99/old-age',
  proves: 'entitled-on-day',
  shows: ['name', 'program', 'valid-until'],
  validDays: 90,
  ...more,
});
export const question = (asked: string, more: Loose = {}): Loose => ({
  kind: 'form-question',
  id: 'one',
  name: plainName,
  program: 'cn-99/old-age',
  fact: asked,
  ...more,
});
export const contract = (fields: readonly string[], more: Loose = {}): Loose => ({
  kind: 'exchange-contract',
  id: 'one',
  name: plainName,
  direction: 'receives',
  partner: 'civil-affairs',
  fields,
  purpose: 'check-condition',
  law: text('《社会救助暂行办法》第三十五条', 'Interim Measures for Social Assistance, art. 35'),
  from: '2026-01-01',
  until: '2028-12-31',
  ...more,
});
export const map = (measure: string, more: Loose = {}): Loose => ({
  kind: 'map-layer',
  id: 'one',
  name: plainName,
  level: 'township',
  colour: conductOf(measure),
  ...more,
});
export const campaign = (goal: string, more: Loose = {}): Loose => ({
  kind: 'campaign',
  id: 'one',
  name: plainName,
  programs: ['cn-99/child-visits'],
  goal,
  phases: [{ name: plainName, from: '2027-03-01', until: '2027-05-01' }],
  ...more,
});
export const quality = (field: string, finds: string, more: Loose = {}): Loose => ({
  kind: 'data-quality-check',
  id: 'one',
  name: plainName,
  field,
  finds,
  ...more,
});

/** A condition on a fact that the catalogue does not have, written as the builders write theirs. */
export const raw = (kind: string, more: Loose = {}): Loose => ({
  kind: 'fact',
  fact: kind,
  silence: 'no',
  test: { least: 1, most: Number.POSITIVE_INFINITY },
  labels: ['ordinary'],
  citations: ['who'],
  ...more,
});
/** A number from such a fact. */
export const rawValue = (kind: string): Loose => ({
  kind: 'fact-value',
  fact: kind,
  silence: 'no',
  labels: ['ordinary'],
  citations: ['who'],
});
/** A group of conditions put together by hand, with false labels if need be. */
export const rawAll = (of: Loose, labels: readonly string[] = ['ordinary']): Loose => ({
  kind: 'all',
  of: { living: alive.cites('who'), ...of },
  labels,
  citations: ['who'],
});
export const rawTimes = (of: unknown, by: unknown, labels: readonly string[] = ['ordinary']) => ({
  kind: 'times',
  of,
  by,
  labels,
  citations: [],
});
/** A benefit for whom the condition holds. */
export const paidIf = (of: Loose, more: Loose = {}): Loose => {
  const labels = [
    ...new Set([
      'ordinary',
      ...Object.values(of).flatMap((one) => (one as { labels: string[] }).labels),
    ]),
  ];
  return benefit({ eligibility: rawAll(of, labels), ...more });
};
export { fact };
