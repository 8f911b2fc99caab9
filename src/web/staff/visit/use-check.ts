/** An answer on its way: checked, read back where it is unusual, then saved. */
import { useState } from 'react';
import type { Check } from '../../../programs/visit/check.ts';

export type Checking = {
  readonly check: Check | undefined;
  /** Saves at once what is fine; keeps back what is refused, and what is unusual until it is confirmed. */
  readonly submit: (check: Check, save: () => unknown) => void;
  readonly confirm: () => void;
  readonly clear: () => void;
};

export function useCheck(): Checking {
  const [waiting, setWaiting] = useState<{ check: Check; save: () => unknown }>();
  return {
    check: waiting?.check,
    submit: (check, save) => {
      if (check.verdict !== 'fine') return setWaiting({ check, save });
      setWaiting(undefined);
      void save();
    },
    confirm: () => {
      void waiting?.save();
      setWaiting(undefined);
    },
    clear: () => setWaiting(undefined),
  };
}
