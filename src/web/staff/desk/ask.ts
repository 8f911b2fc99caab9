/** What the desk asks the server, by contract: kept while it is fresh, asked again when something was changed. */
import { QueryClient, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { apiClient, type CallOptions, type Given, ProblemError } from '../../../api/client.ts';
import type { AnswerOf, Contract } from '../../../api/contract.ts';
import { preferences } from '../app/preferences.ts';

const SERVER_ERROR = 500;
const TRIES = 2;

/** A refusal is an answer and asked once; what did not arrive is asked again. */
const mayTryAgain = (failures: number, error: Error): boolean =>
  failures < TRIES && !(error instanceof ProblemError && error.status < SERVER_ERROR);

export const asked = new QueryClient({
  defaultOptions: { queries: { retry: mayTryAgain, staleTime: 10_000 } },
});

const call = <C extends Contract>(one: C, request: Given<C>, options?: CallOptions) =>
  apiClient({ origin: '', language: preferences().language })(one, request, options);

export type AskOptions = {
  /** The open task that it is for. */
  readonly task?: number;
  readonly isWanted?: boolean;
};

/** The answer to a reading contract. */
export const useAsked = <C extends Contract>(
  one: C,
  request: Given<C>,
  { task, isWanted = true }: AskOptions = {},
) =>
  useQuery({
    queryKey: [one.path, request, task],
    queryFn: async ({ signal }): Promise<AnswerOf<C>> => {
      const options = { signal, ...(task !== undefined && { task }) };
      return (await call(one, request, options)).answer;
    },
    enabled: isWanted,
  });

type Paged = Contract & { readonly method: 'GET' };
/** Where the next page begins, as an answer of pages says it. */
type WithNext = { readonly next?: string | number };

/** The pages of a list, one after the other. */
export const usePages = <C extends Paged>(one: C, query: Readonly<Record<string, unknown>> = {}) =>
  useInfiniteQuery({
    queryKey: [one.path, 'pages', query],
    queryFn: async ({ signal, pageParam }): Promise<AnswerOf<C>> => {
      const after = pageParam === undefined ? {} : { after: pageParam };
      return (await call(one, { query: { ...query, ...after } } as Given<C>, { signal })).answer;
    },
    initialPageParam: undefined as string | number | undefined,
    getNextPageParam: (page) => (page as WithNext).next,
  });

/** Changes something, and asks again whatever was asked before; or reads with a body, as a search does. */
export function useChange<C extends Contract>(one: C, { isReading = false } = {}) {
  return useMutation({
    mutationFn: async (request: Given<C>) =>
      (await call(one, request, { key: crypto.randomUUID() })).answer,
    onSuccess: () => (isReading ? undefined : asked.invalidateQueries()),
  });
}
