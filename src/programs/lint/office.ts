/**
 * Checks of what an office defines beside programs: closed lists from end to end.
 */
import { catalog as facts } from '../../model/facts/catalog.ts';
import type { Catalog, Label } from '../../rules/index.ts';
import type {
  Bar,
  CampaignGoal,
  ExchangePurpose,
  Grouping,
  NoticeChannel,
  NoticeOccasion,
  NoticeReader,
  OfficeDefinition,
  Partner,
  Payer,
  RecordFault,
  RecordField,
  ServiceUnit,
  Thanks,
  WorklistKey,
} from '../office-definitions.ts';
import type { SafeguardId } from '../safeguards.ts';
import { guardedBy, inside, report, type Scope } from './finding.ts';
import { isReproductive } from './naming.ts';
import { askable, type KnownProgram, measures } from './program.ts';
import {
  type Check,
  date,
  exactly,
  fields,
  guarded,
  identifier,
  integer,
  listOf,
  oneOf,
  words,
} from './shape.ts';
import { entriesIn, isRecord, type Plain } from './snapshot.ts';

const catalog: Catalog = facts;

/** A closed list that stays complete: a value missing here does not compile. */
const list = <V extends string>(values: Readonly<Record<V, true>>): readonly string[] =>
  Object.keys(values);

const groupings = list<Grouping>({
  county: true,
  township: true,
  unit: true,
  month: true,
  quarter: true,
  year: true,
});
const units = list<ServiceUnit>({ 'township-office': true, 'village-station': true, clinic: true });
const thanks = list<Thanks>({
  commendation: true,
  plaque: true,
  'training-place': true,
  'team-award': true,
});
const bars = list<Bar>({ 'proven-coercion': true, 'privacy-breach': true });
const worklistKeys = list<WorklistKey>({
  'days-left-in-window': true,
  'days-overdue': true,
  'days-waiting': true,
  'days-to-decision-deadline': true,
  'days-to-end-of-right': true,
  'amount-unpaid': true,
  'facts-missing': true,
});
const occasions = list<NoticeOccasion>({
  'right-begins': true,
  'right-ends': true,
  'window-opens': true,
  'window-closes-soon': true,
  appointment: true,
  decision: true,
  'payment-sent': true,
  'payment-failed': true,
  'fact-missing': true,
  'rule-changed': true,
  'complaint-answered': true,
});
const readers = list<NoticeReader>({ person: true, guardian: true });
const channels = list<NoticeChannel>({
  sms: true,
  letter: true,
  portal: true,
  telephone: true,
  counter: true,
});
const payers = list<Payer>({ bank: true, finance: true, 'next-county': true });
const partners = list<Partner>({
  bank: true,
  finance: true,
  'next-county': true,
  'civil-affairs': true,
  'public-security': true,
  'disabled-persons-federation': true,
  'human-resources': true,
  'health-commission': true,
  'medical-insurance': true,
});
const purposes = list<ExchangePurpose>({
  'find-unpaid': true,
  'check-condition': true,
  'correct-record': true,
  pay: true,
  'stop-after-death': true,
  'hand-over': true,
});
const goals = list<CampaignGoal>({
  'offers-made': true,
  'needs-closed': true,
  'payments-made': true,
  'records-corrected': true,
});
const faults = list<RecordFault>({
  missing: true,
  malformed: true,
  'impossible-date': true,
  'wrong-check-digit': true,
  duplicate: true,
  contradiction: true,
  outdated: true,
});
const recordFields = list<RecordField>({
  name: true,
  'identity-number': true,
  sex: true,
  born: true,
  died: true,
  'bank-account': true,
  contact: true,
  nationality: true,
  residence: true,
  employment: true,
  'household-registration': true,
  'household-registration-type': true,
  'marital-status': true,
  'disability-level': true,
  'complication-grade': true,
});

export type Programs = ReadonlyMap<string, KnownProgram>;

/** A field of a record: one of the catalogue that is neither reproductive nor about child count. */
const recordField: Check = (value, scope) => {
  if (typeof value === 'string' && recordFields.includes(value)) return;
  const isFact = typeof value === 'string' && Object.hasOwn(catalog, value);
  report(scope, isFact ? 'FACT_REFUSED' : 'FACT_UNKNOWN', String(value));
};

const someProgram =
  (programs: Programs): Check =>
  (value, scope) => {
    if (typeof value !== 'string' || !programs.has(value)) {
      report(scope, 'PROGRAM_UNKNOWN', String(value));
    }
  };

/** A program that reads none of these. */
const programWithout =
  (programs: Programs, refused: Readonly<Partial<Record<Label, SafeguardId>>>): Check =>
  (value, scope) => {
    someProgram(programs)(value, scope);
    for (const label of programs.get(String(value))?.labels ?? []) {
      const safeguard = refused[label];
      if (safeguard === undefined) continue;
      report(guardedBy(scope, safeguard), 'PROGRAM_REFUSED', `${String(value)}: ${label}`);
    }
  };

/** Money alone goes on the board, and only where it tells nothing else (R26). */
const postable =
  (programs: Programs): Check =>
  (value, scope) => {
    const refused = { sensitive: 'R26', reproductive: 'R26', 'child-count': 'R26' } as const;
    programWithout(programs, refused)(value, scope);
    const kind = programs.get(String(value))?.kind;
    if (kind !== undefined && kind !== 'benefit') {
      report(scope, 'PROGRAM_REFUSED', `${String(value)}: ${kind}`);
    }
  };

const conduct =
  (programs: Programs): Check =>
  (value, scope) => {
    const program = isRecord(value) ? programs.get(String(value.program)) : undefined;
    fields(
      { program: someProgram(programs), measure: oneOf(measures) },
      { step: oneOf([...(program?.steps ?? [])]) },
    )(value, scope);
  };

const criteria = (programs: Programs) => ({
  units: oneOf(units),
  criteria: listOf(fields({ of: conduct(programs), weight: integer(1, 100) }), 1),
  published: exactly(true),
});

const reach: Check = (value, scope) =>
  isRecord(value) && 'atMostDays' in value
    ? fields({ atMostDays: integer(0, 3650) })(value, scope)
    : fields({ atLeastPercent: integer(1, 100) })(value, scope);

/** What a notice says may hold the program's name only where the name tells nothing intimate. */
const neutralText =
  (hidesProgram: boolean): Check =>
  (value, scope) => {
    words(value, scope);
    for (const { value: said, path, key } of entriesIn(value)) {
      if (typeof said !== 'string') continue;
      const at = inside(guardedBy(scope, 'R37'), ...path, key);
      const blanks = [...said.matchAll(/\{([^}]*)\}/g)].map(([, blank]) => blank ?? '');
      const known = ['name', 'office', 'date', 'phone', 'amount', 'program'];
      for (const blank of blanks) {
        if (!known.includes(blank)) report(at, 'VALUE_WRONG', `{${blank}}`);
      }
      if (isReproductive(said) || (hidesProgram && blanks.includes('program'))) {
        report(at, 'TEXT_NOT_NEUTRAL', said);
      }
    }
  };

const notice =
  (programs: Programs): Check =>
  (value, scope) => {
    const program = isRecord(value) ? programs.get(String(value.program)) : undefined;
    const isIntimate = program?.isIntimate ?? false;
    named({
      program: someProgram(programs),
      occasion: oneOf(occasions),
      to: guarded('R23', isIntimate ? exactly('person') : oneOf(readers)),
      channels: listOf(oneOf(channels), 1),
      // A service's name tells of someone's health.
      text: neutralText(isIntimate || program?.kind === 'service'),
    })(value, scope);
  };

const worklist =
  (programs: Programs): Check =>
  (value, scope) => {
    const program = isRecord(value) ? programs.get(String(value.program)) : undefined;
    named(
      { program: someProgram(programs), order: listOf(oneOf(worklistKeys), 1) },
      { step: oneOf([...(program?.steps ?? [])]) },
    )(value, scope);
  };

const contract: Check = (value, scope) => {
  const isSent = isRecord(value) && value.direction === 'sends';
  named({
    direction: guarded('R08', oneOf(['receives', 'sends'])),
    partner: guarded('R08', oneOf(isSent ? payers : partners)),
    fields: listOf(recordField, 1),
    purpose: oneOf(purposes),
    law: words,
    from: date,
    until: date,
  })(value, scope);
  if (!isRecord(value)) return;
  const [from, until] = [String(value.from), String(value.until)];
  const lastYear = `${Number(from.slice(0, 4)) + 3}${from.slice(4)}`;
  if (until <= from || until > lastYear) report(scope, 'VALUE_WRONG', `${from} – ${until}`);
};

/** Only facts that this program itself may read are asked for it. */
const extraQuestion =
  (programs: Programs): Check =>
  (value, scope) => {
    const program = isRecord(value) ? programs.get(String(value.program)) : undefined;
    named({
      program: someProgram(programs),
      fact: askable({ kind: 'service', isStatutory: false, ...program, labels: new Set() }),
    })(value, scope);
  };

const named = (
  own: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
) => fields({ kind: () => {}, id: identifier, name: words, ...own }, optional);

const phase = fields({ name: words, from: date, until: date });

type Door = { readonly safeguard: SafeguardId; readonly check: (programs: Programs) => Check };

/** One door per kind of definition, with the safeguard that speaks for it. */
export const doors: Readonly<Record<OfficeDefinition['kind'], Door>> = {
  indicator: {
    safeguard: 'R02',
    check: (programs) => named({ of: conduct(programs), by: listOf(oneOf(groupings)) }),
  },
  target: {
    safeguard: 'R03',
    check: (programs) => named({ of: conduct(programs), reach, until: date }),
  },
  ranking: { safeguard: 'R02', check: (programs) => named(criteria(programs)) },
  recognition: {
    safeguard: 'R02',
    check: (programs) =>
      named({ ...criteria(programs), gives: oneOf(thanks), barredBy: listOf(oneOf(bars)) }),
  },
  worklist: {
    safeguard: 'R01',
    check: worklist,
  },
  notice: { safeguard: 'R37', check: notice },
  'public-notice': {
    safeguard: 'R26',
    check: (programs) =>
      named({
        program: postable(programs),
        shows: listOf(oneOf(['masked-name', 'village', 'program-class']), 1),
        shownDays: integer(1, 30),
      }),
  },
  certificate: {
    safeguard: 'R22',
    check: (programs) =>
      named({
        program: programWithout(programs, { reproductive: 'R22' }),
        proves: oneOf(['entitled-on-day', 'entitled-in-period', 'paid-in-period']),
        shows: listOf(oneOf(['name', 'number', 'program', 'valid-until', 'amount'])),
        validDays: integer(1, 366),
      }),
  },
  'form-question': { safeguard: 'R01', check: extraQuestion },
  'exchange-contract': { safeguard: 'R32', check: () => contract },
  'map-layer': {
    safeguard: 'R02',
    check: (programs) =>
      named({ level: oneOf(['county', 'township', 'unit']), colour: conduct(programs) }),
  },
  campaign: {
    safeguard: 'R03',
    check: (programs) =>
      named({
        programs: listOf(someProgram(programs), 1),
        goal: oneOf(goals),
        phases: listOf(phase, 1),
      }),
  },
  'data-quality-check': {
    safeguard: 'R02',
    check: () => named({ field: recordField, finds: oneOf(faults) }),
  },
};

/** Checks one definition of an office. */
export function checkOfficeDefinition(value: Plain, programs: Programs, outer: Scope): void {
  const kind = isRecord(value) ? value.kind : undefined;
  const door = Object.entries(doors).find(([name]) => name === kind)?.[1];
  const scope = { ...outer, hint: textOf(value) };
  if (door === undefined) report(scope, 'KIND_UNKNOWN', String(kind));
  else door.check(programs)(value, guardedBy(scope, door.safeguard));
}

/** All keys and texts of a definition in one line, for naming what it was meant to be. */
export function textOf(value: Plain | undefined): string {
  const parts = [...entriesIn(value)].flatMap(({ key, value: part }) =>
    typeof part === 'string' ? [key, part] : [key],
  );
  return parts.join(' ').slice(0, 4000);
}
