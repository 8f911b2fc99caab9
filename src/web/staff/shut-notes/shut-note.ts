/** What a worker wrote down in free words while nothing could be opened: a draft under a name of its own. */
import type { Value } from '../../../model/sync/event.ts';
import type { Phone } from '../../offline/phone.ts';

export type ShutNote = {
  /** As ISO 8601; empty where it was not said. */
  readonly day: string;
  readonly who: string;
  readonly what: string;
};

const PREFIX = 'shut-note/';

/** Seals it. Nobody reads it before the phone is open again. Errors: PHONE_FULL. */
export async function writeShutNote(phone: Phone, note: ShutNote): Promise<void> {
  const name = PREFIX + phone.newRef('visit').slice('visit/'.length);
  await phone.drafts.save(name, note);
}

/** The notes that wait to be put where they belong, by the name of their draft; earliest day first. */
export function shutNotes({ drafts }: Phone): readonly (readonly [string, ShutNote])[] {
  return drafts
    .names()
    .flatMap((name): readonly (readonly [string, ShutNote])[] => {
      const note = name.startsWith(PREFIX) ? findNote(drafts.find(name)) : undefined;
      return note ? [[name, note]] : [];
    })
    .toSorted(([, a], [, b]) => a.day.localeCompare(b.day));
}

function findNote(value: Value | undefined): ShutNote | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { day, who, what } = value as { readonly [name: string]: Value | undefined };
  return { day: String(day ?? ''), who: String(who ?? ''), what: String(what ?? '') };
}
