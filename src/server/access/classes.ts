/**
 * Classes of what is on record about somebody, and what belongs to each: kinds of facts, kinship and
 * programs. What a role may see is said in classes; row policies see the kinds and programs.
 */
import { factKinds } from '../../db/fact-kinds.ts';
import { catalog, type FactKind } from '../../model/facts/catalog.ts';
import type { Program } from '../../programs/definition.ts';
import type { Label } from '../../rules/index.ts';

/**
 * identity: name, birth, sex, where somebody lives, who keeps house together. The care record is no class:
 * it is another schema with another decision, see modules/care.
 */
export const dataClasses = [
  'identity',
  'ordinary',
  'civil-status',
  'child-count',
  'sensitive',
] as const;
export type DataClass = (typeof dataClasses)[number];

const basic: Readonly<Record<string, DataClass>> = {
  birth: 'identity',
  death: 'identity',
  sex: 'identity',
  residence: 'identity',
  'children-ever': 'child-count',
  // Kinship of a kind is as delicate as the number of such relatives.
  'unlisted/parents': 'civil-status',
  'unlisted/children': 'child-count',
  'unlisted/guardians': 'ordinary',
  'unlisted/spouse': 'civil-status',
};

/** Health: what was done at a visit or a check. */
const encounters = ['newborn-home-visit', 'child-check', 'care-visit', 'health-record-opened'];

function classOfLabel(label: Label): DataClass | undefined {
  return label === 'reproductive' ? undefined : label;
}

/** The class of a kind of fact; undefined for kinds that stand in the care record. */
export function findClass(kind: string): DataClass | undefined {
  const own = basic[kind];
  if (own) return own;
  if (kind.startsWith('encounter/errand-')) return 'ordinary';
  if (kind.startsWith('encounter/')) {
    return encounters.includes(kind.slice('encounter/'.length)) ? 'sensitive' : undefined;
  }
  return Object.hasOwn(catalog, kind) ? classOfLabel(catalog[kind as FactKind].label) : undefined;
}

/** Numbers of the kinds of facts that belong to some classes. */
export function kindsOf(classes: readonly DataClass[]): readonly number[] {
  return Object.entries(factKinds).flatMap(([kind, id]) => {
    const own = findClass(kind);
    return own !== undefined && classes.includes(own) ? [id] : [];
  });
}

/**
 * Whether a program says no more than some classes do. Whoever sees identities sees what age and place alone
 * give a right to; a program that rests on the care record is never shown by classes.
 */
export function isWithin(program: Program, classes: readonly DataClass[]): boolean {
  return (program.eligibility.labels as readonly Label[]).every((label) => {
    const own = classOfLabel(label);
    return own !== undefined && classes.includes(own);
  });
}
