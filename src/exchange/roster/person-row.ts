/**
 * One row of a roster as a person: what goes on record, and whom it names as relatives.
 */
import type { PersonRecord } from '../../model/person.ts';
import { readEvents, readFacts } from './facts.ts';
import { readIdentity, readNumber } from './identity.ts';
import { type KinRole, kinRoles, type SpouseCount } from './kinship/kin-columns.ts';
import type { RowCells } from './cells/row-cells.ts';
import { plainAnswer, type RelationToHead, readCount, readRelationToHead } from './cells/values.ts';

/** A relative's number; undefined when none is written; `'unreadable'` after a complaint. */
type Named = Readonly<Record<KinRole, string | undefined>>;
export const unreadableNumber = 'unreadable';

export type PersonRow = {
  readonly record: PersonRecord;
  readonly named: Named;
  readonly spouses: SpouseCount;
  /** Empty: none. */
  readonly household: string;
  readonly relation: RelationToHead;
};

/**
 * The person of a row; undefined, after a complaint, when the row cannot be used.
 *
 * `rowId`: the id of a person who has no number.
 */
export function readPersonRow(row: RowCells, rowId: string, today: number): PersonRow | undefined {
  const identity = readIdentity(row, today);
  const name = normalisedName(row.text('name'));
  if (identity && identity.id === undefined && name === '') {
    row.complain({ code: 'ROSTER_ROW_WITHOUT_PERSON', severity: 'error' });
    return undefined;
  }
  if (name === '')
    row.complain({ code: 'ROSTER_NAME_MISSING', severity: 'notice', meaning: 'name' });
  if (!identity) return undefined;
  const { id = rowId, sex, born, died } = identity;
  const childrenEver = readChildrenEver(row);
  const facts = readFacts(row, identity, today);
  return {
    record: {
      id,
      name,
      ...(sex && { sex }),
      ...(born && { born }),
      ...(died && { died }),
      facts,
      events: readEvents(row, today),
      links: [],
      ...(childrenEver !== undefined && { childrenEver }),
    },
    named: readNamed(row),
    spouses: spousesOf(facts),
    household: householdOf(row),
    relation: readRelation(row),
  };
}

/** Without spaces between Chinese characters, and with one kind of dot between parts of a name. */
function normalisedName(text: string): string {
  if (/^[\u4E00-\u9FFF]*$/.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/[\u2022\u30FB\uFF0E\u2027\u00B7]/g, '\u00B7')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ');
}

function readChildrenEver(row: RowCells): number | undefined {
  const answer = readCount(row.text('childrenEver'));
  if (answer.is === 'value') return answer.value;
  if (answer.is === 'unreadable') {
    row.complain({
      code: 'ROSTER_VALUE_UNKNOWN',
      severity: 'notice',
      meaning: 'childrenEver',
      detail: { accepted: '0, 1, 2 …' },
    });
  }
  return undefined;
}

/** Numbers of the parents that a row names, for a row that is left out. */
export function readParents(row: RowCells): readonly string[] {
  return (['father', 'mother'] as const).flatMap((role) => {
    const found = readNumber(row, role);
    return found.fault || found.id === undefined ? [] : [found.id];
  });
}

function readNamed(row: RowCells): Named {
  const named: Record<KinRole, string | undefined> = {
    father: undefined,
    mother: undefined,
    spouse: undefined,
    guardian: undefined,
  };
  for (const role of kinRoles) {
    const found = readNumber(row, role);
    if (!found.fault) named[role] = found.id;
    else {
      row.complain({ code: 'ROSTER_RELATIVE_NUMBER', severity: 'notice', meaning: role });
      named[role] = unreadableNumber;
    }
  }
  return named;
}

/** A dated marital status leaves open what was before. */
function spousesOf(facts: PersonRecord['facts']): SpouseCount {
  const marital = facts.filter((fact) => fact.kind === 'marital-status');
  const [status] = marital;
  if (marital.length !== 1 || status?.from !== undefined) return 'unknown';
  if (status?.value === 'married') return 'one';
  return status?.value === undefined ? 'unknown' : 'none';
}

export function householdOf(row: RowCells): string {
  const text = row.text('household');
  return plainAnswer(text) && text !== '0' ? '' : text;
}

function readRelation(row: RowCells): RelationToHead {
  const answer = readRelationToHead(row.text('relation'));
  if (answer.is === 'value') return answer.value;
  if (answer.is === 'unreadable') {
    row.complain({
      code: 'ROSTER_VALUE_UNKNOWN',
      severity: 'notice',
      meaning: 'relation',
      detail: { accepted: '户主, 配偶, 子, 女, 父亲, 母亲 … (head, spouse, son, daughter …)' },
    });
  }
  return 'other';
}
