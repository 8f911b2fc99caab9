/**
 * How versions of one field come together. The state follows from the set of versions alone, never from the order in
 * which they arrive: phones and the server agree as soon as they hold the same events.
 */
import { canonical, type Value } from './event.ts';

/** One version of a field. */
export type Version = {
  readonly id: string;
  readonly value: Value;
  /** Versions that it replaces. */
  readonly base: readonly string[];
};

export type Merged<V extends Version> = {
  /** The one that counts: of several that differ, until somebody decides, the one with the smallest id. */
  readonly standing: V;
  /** Versions that nothing replaces, by id. More than one when phones spoke without knowing of each other. */
  readonly heads: readonly V[];
  /** Whether heads say different things. */
  readonly isConflict: boolean;
};

/** The state of a field; undefined where nothing was said. */
export function merged<V extends Version>(versions: readonly V[]): Merged<V> | undefined {
  const replaced = new Set(versions.flatMap(({ base }) => base));
  const last = versions.filter(({ id }) => !replaced.has(id));
  // Versions that replace each other in a ring can only be made on purpose; none of them is lost.
  const heads = (last.length > 0 ? last : versions).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const [standing] = heads;
  if (standing === undefined) return undefined;
  const texts = new Set(heads.map(({ value }) => canonical(value)));
  return { standing, heads, isConflict: texts.size > 1 };
}
