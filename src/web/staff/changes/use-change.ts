/** A change on its way: every field checked, the first that is not right named, then saved as one event. */
import { useState } from 'react';
import type { PersonRef, Value } from '../../../model/sync/event.ts';
import type { Check } from '../../../programs/visit/check.ts';
import { usePhone } from '../app/phone.tsx';
import { type Checking, useCheck } from '../visit/use-check.ts';

export type Change = {
  readonly checking: Checking;
  readonly saved: { readonly event: string; readonly who: PersonRef } | undefined;
  readonly reset: () => void;
  /** `about`: whose record it is said about, when that is not hers. */
  readonly save: (
    checks: readonly Check[],
    who: PersonRef,
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
    save: (checks, who, field, value, about = who) => {
      const wrong =
        checks.find(({ verdict }) => verdict === 'refuse') ??
        checks.find(({ verdict }) => verdict === 'ask') ??
        ({ verdict: 'fine' } as const);
      checking.submit(wrong, async () =>
        setSaved({ event: await phone.say(who, field, value, about), who }),
      );
    },
  };
}
