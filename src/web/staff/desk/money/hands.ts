/** What the post that is signed in may do about a run; the server asks again each time. */
import { useSession } from '../session.ts';

export type Hands = {
  readonly mayPropose: boolean;
  readonly mayDecide: boolean;
  readonly mayMend: boolean;
  /** Number of the own unit. */
  readonly unit?: number;
};

export function useHands(): Hands {
  const { post } = useSession();
  const may = (action: string) => post?.may.includes(action) ?? false;
  return {
    mayPropose: may('money.propose'),
    mayDecide: may('money.decide'),
    mayMend: may('money.account'),
    ...(post?.unit !== undefined && { unit: post.unit }),
  };
}
