/**
 * The numbers that kinds of facts have in the database. They are written into millions of rows and
 * backups, so a number is never given to another kind; a test compares them with the migrations.
 */
import { careKinds } from '../model/facts/care.ts';
import type { FactKind } from '../model/facts/catalog.ts';

/** Kinds besides the catalogue's: what everyone has, and what is said about relatives not on record. */
export const basicKinds = {
  birth: 1,
  death: 2,
  sex: 3,
  'children-ever': 4,
  'unlisted/parents': 5,
  'unlisted/children': 6,
  'unlisted/guardians': 7,
  'unlisted/spouse': 8,
} as const;

const catalogKinds: Readonly<Record<FactKind, number>> = {
  nationality: 20,
  residence: 21,
  employment: 22,
  'household-registration': 23,
  'household-registration-type': 24,
  'marital-status': 25,
  'disability-level': 26,
  'complication-grade': 27,
  'one-child-certificate': 28,
  'pregnancy-plan': 29,
  'last-menstrual-period': 30,
  'expected-delivery': 31,
  delivery: 32,
  'hospital-discharge': 33,
  'cervical-screening': 34,
  'breast-screening': 35,
};

const encounterKinds = {
  'encounter/antenatal-contact': 60,
  'encounter/postnatal-home-visit': 61,
  'encounter/postnatal-check': 62,
  'encounter/newborn-home-visit': 63,
  'encounter/child-check': 64,
  'encounter/preconception-check': 65,
  'encounter/folic-acid-supply': 66,
  'encounter/cervical-screening': 67,
  'encounter/breast-screening': 68,
  'encounter/care-visit': 69,
  'encounter/health-record-opened': 70,
  'encounter/errand-done': 71,
  'encounter/errand-birth-certificate': 72,
  'encounter/errand-vaccination-record': 73,
  'encounter/errand-household-register': 74,
  'encounter/errand-insurance': 75,
  'encounter/errand-social-security-card': 76,
  'encounter/errand-cost-refund': 77,
  'encounter/errand-parenting-guidance': 78,
} as const;

/** Number of every kind, by name. */
export const factKinds: Readonly<Record<string, number>> = {
  ...basicKinds,
  ...catalogKinds,
  ...encounterKinds,
};

/** Numbers that the record of the county refuses: those kinds are kept in care records. */
export const careKindIds: readonly number[] = careKinds.map((kind) => factKinds[kind]!);

const names = new Map(Object.entries(factKinds).map(([name, id]) => [id, name]));

/** Errors: DB_KIND_UNKNOWN. */
export function factKindId(name: string): number {
  const id = factKinds[name];
  if (id === undefined) throw kindError(name);
  return id;
}

/** Errors: DB_KIND_UNKNOWN for a number that a newer version of the software must have written. */
export function factKindName(id: number): string {
  const name = names.get(id);
  if (name === undefined) throw kindError(String(id));
  return name;
}

const kindError = (kind: string) =>
  Object.assign(new Error(`there is no kind of fact "${kind}"`), {
    code: 'DB_KIND_UNKNOWN',
    detail: { kind },
  });
