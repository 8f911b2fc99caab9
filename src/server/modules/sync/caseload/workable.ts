/**
 * Which programs a phone can work out by itself for somebody: those that look at nobody and at nothing that is not on
 * the phone. For the others it shows what the server worked out.
 */
import { factsReadBy } from '../../../../programs/owed/facts-read.ts';
import { isCareKind } from '../../../../model/facts/care.ts';
import { reachOf } from '../../../../programs/owed/reach.ts';
import type { Program } from '../../../../programs/definition.ts';
import type { Relation } from '../../../../rules/index.ts';
import { type DataClass, findClass } from '../../../access/index.ts';

export type Workable = {
  readonly id: string;
  readonly depth: number;
  readonly relations: readonly Relation[];
};

/** What everybody has, and every rule may look at. */
const basic = ['birth', 'death', 'sex'];

/** Kinds of facts that a program looks at, of herself or relatives. */
function kindsOf(program: Program, followed: readonly Relation[]): readonly string[] {
  const relatives = followed.map((one) => `unlisted/${one}`);
  const kept =
    program.kind === 'service'
      ? Object.values(program.schedule).map(({ keptBy }) => `encounter/${keptBy}`)
      : [];
  return [...basic, ...factsReadBy(program), ...relatives, ...kept];
}

/** Nobody has facts of care records on the county's record, so nothing of them is missing on a phone. */
const isOpenTo = (kind: string, classes: readonly DataClass[]): boolean => {
  const own = findClass(kind);
  return isCareKind(kind) || (own !== undefined && classes.includes(own));
};

/**
 * Programs whose facts all belong to some classes. Who keeps house with somebody is known to a phone only as far as
 * it holds them, so programs that look at households are left to the server.
 */
export function workableWith(
  programs: readonly Program[],
  classes: readonly DataClass[],
): readonly Workable[] {
  return programs.flatMap((program) => {
    const { depth, relations } = reachOf({ programs: [program] });
    const isOpen = kindsOf(program, relations).every((kind) => isOpenTo(kind, classes));
    return isOpen && !relations.includes('household') ? [{ id: program.id, depth, relations }] : [];
  });
}

/** Whom somebody is linked to, by relation. */
export type Links = ReadonlyMap<Relation, ReadonlySet<number>>;

/**
 * Everybody at whom a program looks, herself included; undefined where the links of somebody on the way are not known
 * here.
 */
export function lookedAt(
  person: number,
  { depth, relations }: Workable,
  linksOf: (person: number) => Links | undefined,
): ReadonlySet<number> | undefined {
  const found = new Set([person]);
  let edge: readonly number[] = [person];
  for (let step = 0; step < depth; step++) {
    const next: number[] = [];
    for (const one of edge) {
      const links = linksOf(one);
      if (!links) return undefined;
      for (const relation of relations) {
        for (const other of links.get(relation) ?? []) {
          if (!found.has(other)) next.push(other);
          found.add(other);
        }
      }
    }
    edge = next;
  }
  return found;
}
