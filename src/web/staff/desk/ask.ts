/** What the desk asks the server, by contract: kept while it is fresh, asked again when something was changed. */
import { QueryClient, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
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

/** Calls a contract once. */
export const call = <C extends Contract>(one: C, request: Given<C>, options?: CallOptions) =>
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
type Place = string | number | Readonly<Record<string, unknown>>;
/** Where the next page begins, as an answer of pages says it. */
type WithNext = { readonly next?: Place };

type Begins = 'after' | 'before' | Readonly<Record<string, string>>;
type PageOptions = {
  readonly params?: object;
  /** What the contract calls the place where a page begins; of a place of several parts, each of them. */
  readonly begins?: Begins;
};

const placeIn = (place: Place | undefined, begins: Begins): object => {
  if (place === undefined) return {};
  if (typeof begins === 'string') return { [begins]: place };
  return Object.fromEntries(
    Object.entries(place).flatMap(([part, value]) => (begins[part] ? [[begins[part], value]] : [])),
  );
};

/** The pages of a list, one after the other. */
export const usePages = <C extends Paged>(
  one: C,
  query: Readonly<Record<string, unknown>> = {},
  { params, begins = 'after' }: PageOptions = {},
) =>
  useInfiniteQuery({
    queryKey: [one.path, 'pages', params, query],
    queryFn: async ({ signal, pageParam }): Promise<AnswerOf<C>> => {
      const asked = { ...query, ...placeIn(pageParam, begins) };
      const request = { query: asked, ...(params && { params }) } as Given<C>;
      return (await call(one, request, { signal })).answer;
    },
    initialPageParam: undefined as Place | undefined,
    getNextPageParam: (page) => (page as WithNext).next,
  });

type ChangeOptions<C extends Contract> = {
  readonly isReading?: boolean;
  /** The open task that it is for. */
  readonly task?: number;
  /** Called as soon as it is done, also where what asked for it is no longer on the screen. */
  readonly onDone?: (answer: AnswerOf<C>) => void;
};

/** Changes something, and asks again whatever was asked before; or reads with a body, as a search does. */
export function useChange<C extends Contract>(
  one: C,
  { isReading = false, task, onDone }: ChangeOptions<C> = {},
) {
  // A second click comes before the button knows that the first was one.
  const isBusy = useRef(false);
  const mutation = useMutation({
    mutationFn: async ({ request }: { readonly request: Given<C> }) => {
      const options = { key: crypto.randomUUID(), ...(task !== undefined && { task }) };
      return (await call(one, request, options)).answer;
    },
    onSuccess: (answer) => {
      onDone?.(answer);
      return isReading ? undefined : asked.invalidateQueries();
    },
    onSettled: () => {
      isBusy.current = false;
    },
  });
  const mutate = (
    request: Given<C>,
    options: { readonly onSuccess?: (answer: AnswerOf<C>) => unknown } = {},
  ) => {
    if (isBusy.current) return;
    isBusy.current = true;
    mutation.mutate({ request }, options);
  };
  return { ...mutation, mutate };
}
