/** The value of a fact as it is typed at the command line, in the words that rosters know as well. */
import { parseDate } from '../../../exchange/roster/cells/dates.ts';
import {
  type Answer,
  readCertificate,
  readCount,
  readEmployment,
  readGrade,
  readMaritalStatus,
  readNationality,
  readRegistrationType,
  readSex,
} from '../../../exchange/roster/cells/values.ts';
import { findAreaCode } from '../../../model/area-names.ts';
import { catalog, type FactKind } from '../../../model/facts/catalog.ts';
import type { Catalog } from '../../../rules/index.ts';
import type { FactStatement, FactValue } from '../../../server/modules/registry/index.ts';
import { shapeOf } from '../../../server/modules/registry/statements.ts';
import { recordError } from '../errors.ts';

type Typed = Pick<FactStatement, 'value' | 'day'>;

/**
 * What a text states of a kind: a value, or the day or days of an event.
 * Errors: COMMAND_FACT_VALUE.
 */
export function factValueFrom(kind: string, text: string): Typed {
  if (kind === 'birth' || kind === 'death' || shapeOf(kind) === 'event') {
    const day = parseDate(text);
    if (typeof day === 'string') throw refused(kind, text, '2026-11-22, 2026-11, 2026');
    return { day };
  }
  const { read, expected } = readerOf(kind);
  const answer = read(text);
  if (answer.is === 'value') return { value: answer.value };
  if (answer.is === 'unknown') return { value: null };
  if (answer.is === 'no' && catalogOf(kind)?.type === 'flag') return { value: false };
  throw refused(kind, text, expected);
}

const catalogOf = (kind: string) => (catalog as Catalog)[kind];

const refused = (kind: string, value: string, expected: string) =>
  recordError('COMMAND_FACT_VALUE', { kind, value, expected });

type Reader = { readonly read: (text: string) => Answer<FactValue>; readonly expected: string };

const area = (text: string): Answer<FactValue> => {
  const code = findAreaCode(text);
  return code === undefined ? { is: 'unreadable' } : { is: 'value', value: code };
};

const readers: Readonly<Partial<Record<FactKind | 'sex', Reader>>> = {
  sex: { read: readSex, expected: '女, 男 (female, male)' },
  nationality: { read: readNationality, expected: '中国, 其他 (cn, other)' },
  residence: { read: area, expected: '990101, 暖州省晴川市云溪县' },
  'household-registration': { read: area, expected: '990101, 暖州省晴川市云溪县' },
  employment: { read: readEmployment, expected: '在职, 无业 (employed, not-employed)' },
  'household-registration-type': {
    read: readRegistrationType,
    expected: '农业, 非农业 (agricultural, non-agricultural)',
  },
  'marital-status': {
    read: readMaritalStatus,
    expected: '未婚, 已婚, 离婚, 丧偶 (never-married, married, divorced, widowed)',
  },
  'disability-level': { read: (text) => readGrade(text, 4), expected: '1, 2, 3, 4' },
  'complication-grade': { read: (text) => readGrade(text, 3), expected: '1, 2, 3' },
  'one-child-certificate': { read: readCertificate, expected: '是, 否 (yes, no)' },
  'pregnancy-plan': { read: readCertificate, expected: '是, 否 (yes, no)' },
};

/** Every kind that is not listed counts relatives. */
const counts: Reader = { read: readCount, expected: '0, 1, 2' };

const readerOf = (kind: string): Reader => readers[kind as FactKind] ?? counts;
