/** Changes about somebody: her record is opened for it first, so that her log says who decided what, and why. */
import { useMutation } from '@tanstack/react-query';
import type { Given } from '../../../../api/client.ts';
import type { AnswerOf, Contract } from '../../../../api/contract.ts';
import { openTask } from '../../../../api/contracts/tasks.ts';
import { asked, call } from '../ask.ts';

const once = () => ({ key: crypto.randomUUID() });

export const useChangeAbout = <C extends Contract>(
  one: C,
  { person, onDone }: { readonly person: number; readonly onDone?: () => void },
) =>
  useMutation({
    mutationFn: async (request: Given<C>): Promise<AnswerOf<C>> => {
      const body = { person, purpose: 'benefit', basis: 'asked-for' } as const;
      const { task } = (await call(openTask, { body }, once())).answer;
      return (await call(one, request, { ...once(), task })).answer;
    },
    onSuccess: () => {
      onDone?.();
      return asked.invalidateQueries();
    },
  });
