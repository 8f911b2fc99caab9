/** Changes about somebody: her record is opened for it first, so that her log says who decided what, and why. */
import { useMutation } from '@tanstack/react-query';
import type { Given } from '../../../../api/client.ts';
import type { AnswerOf, Contract } from '../../../../api/contract.ts';
import { listTasks, openTask } from '../../../../api/contracts/tasks.ts';
import { asked, call } from '../ask.ts';

const once = () => ({ key: crypto.randomUUID() });

/** The open task about her that the office has, or a new one. */
async function taskAbout(person: number): Promise<number> {
  const [known] = (await call(listTasks, { query: { person } })).answer.tasks;
  if (known) return known.id;
  const body = { person, purpose: 'benefit', basis: 'asked-for' } as const;
  return (await call(openTask, { body }, once())).answer.task;
}

export const useChangeAbout = <C extends Contract>(
  one: C,
  { person, onDone }: { readonly person: number; readonly onDone?: () => void },
) =>
  useMutation({
    mutationFn: async (request: Given<C>): Promise<AnswerOf<C>> => {
      return (await call(one, request, { ...once(), task: await taskAbout(person) })).answer;
    },
    onSuccess: () => {
      onDone?.();
      return asked.invalidateQueries();
    },
  });
