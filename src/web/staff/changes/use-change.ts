/** A change on its way: every field checked, the first that is not right named, then saved as one event for each person. */
import { useState } from 'react';
import type { PersonRef, Value } from '../../../model/sync/event.ts';
import type { Check } from '../../../programs/visit/check.ts';
import type { Phone } from '../../offline/phone.ts';
import { usePhone } from '../app/phone.tsx';
import { type Checking, useCheck } from '../visit/use-check.ts';

export type Change = {
  readonly checking: Checking;
  readonly saved: { readonly events: readonly string[]; readonly who: PersonRef } | undefined;
  readonly reset: () => void;
  /** `about`: whose record it is said about, when that is not their own. */
  readonly save: (
    checks: readonly Check[],
    whose: readonly PersonRef[],
    field: string,
    value: Value,
    about?: PersonRef,
  ) => void;
};

export function useChange(): Change {
  const phone = usePhone();
  const checking = useCheck();
  const [saved, setSaved] = useState<Change['saved']>();
  return {
    checking,
    saved,
    reset: () => setSaved(undefined),
    save: (checks, whose, field, value, about) => {
      const wrong =
        checks.find(({ verdict }) => verdict === 'refuse') ??
        checks.find(({ verdict }) => verdict === 'ask') ??
        ({ verdict: 'fine' } as const);
      checking.submit(wrong, async () => {
        const events = await sayOfAll(phone, whose, (who) =>
          phone.say(who, field, value, about ?? who),
        );
        setSaved({ events, who: whose[0]! });
      });
    },
  };
}

/** All of it or nothing: where one cannot be kept, those before are taken back. */
async function sayOfAll(
  phone: Phone,
  whose: readonly PersonRef[],
  say: (who: PersonRef) => Promise<string>,
): Promise<readonly string[]> {
  const events: string[] = [];
  try {
    for (const who of whose) events.push(await say(who));
  } catch (error) {
    for (const event of events) await phone.undo(event);
    throw error;
  }
  return events;
}
