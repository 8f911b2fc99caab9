/**
 * The facts of a row. What is not written is not recorded; what is written and cannot be read is
 * recorded as unknown, so that it becomes a question and never a refusal.
 */
import { findAreaCode } from '../../model/area-names.ts';
import type { FactKind } from '../../model/facts/catalog.ts';
import type { RecordedEvent, RecordedFact } from '../../model/person.ts';
import { BEGINNING } from '../../rules/index.ts';
import { type Meaning, sinceOf } from './columns.ts';
import type { Identity } from './identity.ts';
import { type RowCells, readDate } from './cells/row-cells.ts';
import {
  type Answer,
  comparable,
  readCertificate,
  readEmployment,
  readFlag,
  readGrade,
  readMaritalStatus,
  readNationality,
  readRegistrationType,
} from './cells/values.ts';

type Value = NonNullable<RecordedFact['value']>;

/** One column, the fact that it states and the words it accepts. */
type FactColumn = {
  readonly meaning: Meaning;
  readonly kind: FactKind;
  readonly read: (text: string) => Answer<Value>;
  readonly accepted: string;
};

const factColumns: readonly FactColumn[] = [
  {
    meaning: 'registrationType',
    kind: 'household-registration-type',
    read: readRegistrationType,
    accepted: '农业, 非农业 (agricultural, non-agricultural)',
  },
  {
    meaning: 'disability',
    kind: 'disability-level',
    read: (text) => readGrade(text, 4),
    accepted: '一级, 二级, 三级, 四级, 无 (1, 2, 3, 4, none)',
  },
  {
    meaning: 'complication',
    kind: 'complication-grade',
    read: (text) => readGrade(text, 3),
    accepted: '一级, 二级, 三级, 无 (1, 2, 3, none)',
  },
  {
    meaning: 'oneChild',
    kind: 'one-child-certificate',
    read: readCertificate,
    accepted: '是, 否 (yes, no)',
  },
  {
    meaning: 'marital',
    kind: 'marital-status',
    read: readMaritalStatus,
    accepted: '未婚, 已婚, 离婚, 丧偶 (never married, married, divorced, widowed)',
  },
  {
    meaning: 'employment',
    kind: 'employment',
    read: readEmployment,
    accepted: '在职, 无业 (employed, not employed)',
  },
  {
    meaning: 'pregnancyPlan',
    kind: 'pregnancy-plan',
    read: readFlag,
    accepted: '是, 否 (yes, no)',
  },
];

/** The facts that a row states, from every column the row has. */
export function readFacts(row: RowCells, identity: Identity, today: number): RecordedFact[] {
  const facts: RecordedFact[] = [];
  for (const column of factColumns) {
    const text = row.text(column.meaning);
    if (text === '') continue;
    const answer = column.read(text);
    if (answer.is === 'unreadable' || (answer.is === 'no' && isChoice(column.kind))) {
      complainOf(row, column.meaning, column.accepted);
      facts.push({ kind: column.kind });
    } else addAnswer(facts, row, column, answer, today);
  }
  addPlaces(facts, row, today);
  addNationality(facts, row, identity, today);
  return facts;
}

const isChoice = (kind: FactKind): boolean =>
  kind === 'household-registration-type' || kind === 'marital-status';

function complainOf(row: RowCells, meaning: Meaning, accepted: string): void {
  row.complain({
    code: 'ROSTER_VALUE_UNKNOWN',
    severity: 'notice',
    meaning,
    detail: { accepted },
  });
}

/** No record stands for "no": the catalogue says so for every kind that can be answered so. */
function addAnswer(
  facts: RecordedFact[],
  row: RowCells,
  { kind, meaning }: { readonly kind: FactKind; readonly meaning: Meaning },
  answer: Answer<Value>,
  today: number,
): void {
  if (answer.is === 'unknown') facts.push({ kind });
  if (answer.is !== 'value') return;
  const { value } = answer;
  const dated = sinceOf[meaning];
  const since = dated ? readDate(row, dated, 'notice') : undefined;
  if (since === undefined || since.is === 'empty' || since.is === 'no') {
    facts.push({ kind, value });
    return;
  }
  // A start that nobody can read lies somewhere before today.
  const { earliest, latest } =
    since.is === 'value' ? since.value : { earliest: BEGINNING, latest: today };
  if (latest > earliest) facts.push({ kind, from: earliest, until: latest });
  facts.push({ kind, from: latest, value });
}

const sameAsRegistered =
  /^(同户籍地?|同户籍地址|同户籍所在地|与户籍地一致|与户籍地相同|sameasregistered|same)$/;

function addPlaces(facts: RecordedFact[], row: RowCells, today: number): void {
  const registered = readPlace(row, 'registeredAt');
  const column = { kind: 'household-registration', meaning: 'registeredAt' } as const;
  addAnswer(facts, row, column, registered, today);
  const isSame = sameAsRegistered.test(comparable(row.text('livesAt')));
  const lives = !isSame ? readPlace(row, 'livesAt') : registered;
  const known = isSame && lives.is === 'empty' ? ({ is: 'unknown' } as const) : lives;
  addAnswer(facts, row, { kind: 'residence', meaning: 'livesAt' }, known, today);
}

function readPlace(row: RowCells, meaning: Meaning): Answer<string> {
  const text = row.text(meaning);
  if (text === '') return { is: 'empty' };
  const answer = placeAnswer(text);
  if (answer.is !== 'unreadable') return answer;
  row.complain({ code: 'ROSTER_AREA_UNKNOWN', severity: 'notice', meaning });
  return { is: 'unknown' };
}

/** Addresses repeat within a roster; the last ones read are kept, up to a limit. */
const places = new Map<string, Answer<string>>();
const placesKept = 20_000;

function placeAnswer(text: string): Answer<string> {
  const known = places.get(text);
  if (known) return known;
  const code = findAreaCode(text);
  const isUnknown = /^(不详|未知|不明|不清楚|unknown|\?|？)$/i.test(text);
  const answer: Answer<string> =
    code !== undefined
      ? { is: 'value', value: code }
      : { is: isUnknown ? 'unknown' : /^[-—/]+$/.test(text) ? 'empty' : 'unreadable' };
  if (places.size >= placesKept) places.clear();
  places.set(text, answer);
  return answer;
}

/** A resident identity number is given to Chinese nationals only. */
function addNationality(
  facts: RecordedFact[],
  row: RowCells,
  identity: Identity,
  today: number,
): void {
  const stated = readNationality(row.text('nationality'));
  const column = { kind: 'nationality', meaning: 'nationality' } as const;
  if (stated.is === 'unreadable' || stated.is === 'no') {
    complainOf(row, 'nationality', '中国, 外国 (cn, other)');
    facts.push({ kind: 'nationality' });
  } else if (stated.is !== 'empty') addAnswer(facts, row, column, stated, today);
  // Permanent residence cards of foreigners have numbers of the same form that begin with 9.
  else if (identity.number && /^([1-8]|99)/.test(identity.number.area)) {
    facts.push({ kind: 'nationality', value: 'cn' });
  }
}

const eventColumns: readonly { readonly meaning: Meaning; readonly kinds: readonly FactKind[] }[] =
  [
    { meaning: 'lastPeriod', kinds: ['last-menstrual-period'] },
    { meaning: 'expectedDelivery', kinds: ['expected-delivery'] },
    { meaning: 'delivery', kinds: ['delivery'] },
    { meaning: 'discharge', kinds: ['hospital-discharge'] },
    { meaning: 'cervicalScreening', kinds: ['cervical-screening'] },
    { meaning: 'breastScreening', kinds: ['breast-screening'] },
    { meaning: 'screening', kinds: ['cervical-screening', 'breast-screening'] },
  ];

/** What happened, where a woman has brought the date; one that cannot be read is left out. */
export function readEvents(row: RowCells, today: number): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  for (const { meaning, kinds } of eventColumns) {
    const limit = meaning === 'expectedDelivery' ? Infinity : today;
    const date = readDate(row, meaning, 'notice', limit);
    if (date.is === 'value') for (const kind of kinds) events.push({ kind, day: date.value });
  }
  return events;
}
