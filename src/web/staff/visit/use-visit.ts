/** A visit for its screens: the form as it is, and what can be done with each item. Every answer is saved as it is given. */
import { useState } from 'react';
import type { Value } from '../../../model/sync/event.ts';
import { type Item, itemKey } from '../../../programs/visit/items.ts';
import { usePhone, useSnapshot } from '../app/phone.tsx';
import { isoOf } from '../person/reading.ts';
import { useToday } from '../person/use-today.ts';
import { draftValue, findDraft, type VisitDraft, type VisitRef } from './draft.ts';
import { type FormHere, formHere } from './form-here.ts';

type Target = Pick<Item, 'record' | 'field' | 'who'>;

export type Visit = {
  readonly ref: VisitRef;
  readonly draft: VisitDraft;
  /** Undefined while the rules are not on the phone. */
  readonly form: FormHere | undefined;
  readonly today: number;
  readonly say: (target: Target, value: Value) => Promise<void>;
  readonly undo: (target: Target) => Promise<void>;
  readonly skip: (target: Target) => Promise<void>;
  readonly change: (changed: Partial<VisitDraft>) => Promise<void>;
};

/** The visit of an address; undefined where this phone has none of that name. */
export function useVisit(ref: VisitRef): Visit | undefined {
  const phone = usePhone();
  useSnapshot();
  const today = useToday();
  const [draft, setDraft] = useState(() => findDraft(phone.drafts.find(ref)));
  if (!draft) return undefined;
  const change = async (changed: Partial<VisitDraft>) => {
    const next = { ...draft, ...changed };
    setDraft(next);
    await phone.drafts.save(ref, draftValue(next));
  };
  const without = (keys: readonly string[], target: Target) =>
    keys.filter((key) => key !== itemKey(target));
  const tell = async (place: VisitDraft['place']) => {
    const about = draft.members[0]!;
    const { household } = draft;
    const day = isoOf(draft.startedOn);
    const value = { day, place, ...(household !== null && { household }) };
    await phone.say(ref, 'visit', value, about);
  };
  return {
    ref,
    draft,
    form: formHere(phone, ref, draft, today),
    today,
    say: async (target, value) => {
      // The visit itself is told with its first answer: one that was only opened leaves nothing behind.
      if (!phone.standing(ref, 'visit')) await tell(draft.place);
      await phone.say(target.record, target.field, value, target.who);
      const skipped = without(draft.skipped, target);
      const isFact = !target.record.startsWith('visit/');
      const facts = isFact ? [...without(draft.facts, target), itemKey(target)] : draft.facts;
      await change({ skipped, facts });
    },
    undo: async (target) => {
      const said = phone.standing(target.record, target.field);
      if (said && said.value !== null) await phone.undo(said.id);
      await change({
        skipped: without(draft.skipped, target),
        facts: without(draft.facts, target),
      });
    },
    skip: async (target) =>
      change({ skipped: [...without(draft.skipped, target), itemKey(target)] }),
    change: async (changed) => {
      const isTold = phone.standing(ref, 'visit') !== undefined;
      await change(changed);
      if (isTold && changed.place !== undefined) await tell(changed.place);
    },
  };
}
