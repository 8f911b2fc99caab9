/** What the desk asks the server, by contract: kept while it is fresh, asked again when something was changed. */
import {
  type InfiniteData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { apiClient, type CallOptions, type Given, ProblemError } from '../../../api/client.ts';
import type { AnswerOf, Contract } from '../../../api/contract.ts';
import { listTasks } from '../../../api/contracts/tasks.ts';
import { preferences } from '../app/preferences.ts';

const TOO_MANY = 429;
const SERVER_ERROR = 500;
const TRIES = 2;

/** The server said no: asking the same again gets the same. */
export const isRefusal = (error: Error): boolean =>
  error instanceof ProblemError && error.status < SERVER_ERROR && error.status !== TOO_MANY;

/** What did not arrive is asked again; what was answered is not. */
const mayTryAgain = (failures: number, error: Error): boolean =>
  failures < TRIES && !(error instanceof ProblemError && error.status < SERVER_ERROR);

// Without a network it is asked all the same and fails in words: nothing is kept to be sent by itself later.
const networkMode = 'always';

export const asked = new QueryClient({
  defaultOptions: {
    queries: { networkMode, retry: mayTryAgain, staleTime: 10_000 },
    mutations: { networkMode },
  },
});

/** Calls a contract once. */
export const call = <C extends Contract>(one: C, request: Given<C>, options?: CallOptions) =>
  apiClient({ origin: '', language: preferences().language })(one, request, options);

/** Milliseconds until something is asked again by itself; false: it is not. */
type Every = number | false;

type AskOptions<C extends Contract> = {
  /** The open task that it is for. */
  readonly task?: number;
  readonly isWanted?: boolean;
  /** As it is, or as the last answer says. */
  readonly every?: Every | ((answer: AnswerOf<C>) => Every);
};

/** The answer to a reading contract. */
export const useAsked = <C extends Contract>(
  one: C,
  request: Given<C>,
  { task, isWanted = true, every = false }: AskOptions<C> = {},
) =>
  useQuery({
    queryKey: [one.path, request, task],
    queryFn: async ({ signal }): Promise<AnswerOf<C>> => {
      const options = { signal, ...(task !== undefined && { task }) };
      return (await call(one, request, options)).answer;
    },
    enabled: isWanted,
    refetchInterval:
      typeof every === 'function'
        ? ({ state: { data } }) => data !== undefined && every(data)
        : every,
  });

type Tasks = AnswerOf<typeof listTasks>['tasks'];

/** What opens somebody's record for her benefits, before what opens it for something else. */
const firstOf = (tasks: Tasks): number | undefined =>
  (tasks.find(({ purpose }) => purpose === 'benefit') ?? tasks[0])?.id;

/** The open task about somebody, absent where there is none, with how it was asked for. */
export function useTaskAbout(person: number) {
  const tasks = useAsked(listTasks, { query: { person } });
  return { tasks, task: firstOf(tasks.data?.tasks ?? []) };
}

/** Somebody's record is not open: a person has to say why it should be. */
export class RecordClosed extends Error {
  readonly person: number;
  constructor(person: number) {
    super(`the record of person ${person} is not open`);
    this.person = person;
  }
}

/** The open task about somebody, for what is about to be done. Errors: {@link RecordClosed}. */
export async function getTaskAbout(person: number): Promise<number> {
  const task = firstOf((await call(listTasks, { query: { person } })).answer.tasks);
  if (task === undefined) throw new RecordClosed(person);
  return task;
}

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

const pagesKey = (one: Paged, query: object, params?: object) => [one.path, 'pages', params, query];

/** Pages of a list that are here already; nothing is asked. */
export const pagesHere = <C extends Paged>(one: C, query: object): readonly AnswerOf<C>[] =>
  asked.getQueryData<InfiniteData<AnswerOf<C>>>(pagesKey(one, query))?.pages ?? [];

/** The pages of a list, one after the other. */
export const usePages = <C extends Paged>(
  one: C,
  query: Readonly<Record<string, unknown>> = {},
  { params, begins = 'after' }: PageOptions = {},
) =>
  useInfiniteQuery({
    queryKey: pagesKey(one, query, params),
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
  /** The open task that it is for, or how it is found. */
  readonly task?: number | (() => Promise<number>);
  /** Called as soon as it is done, also where what asked for it is no longer on the screen. */
  readonly onDone?: (answer: AnswerOf<C>) => void;
  /** Called when it was not done, likewise. */
  readonly onFailed?: (error: Error) => void;
};

/** Changes something, and asks again whatever was asked before; or reads with a body, as a search does. */
export function useChange<C extends Contract>(
  one: C,
  { isReading = false, task, onDone, onFailed }: ChangeOptions<C> = {},
) {
  const keys = useKeys();
  // A second click comes before the button knows that the first was one.
  const isBusy = useRef(false);
  const mutation = useMutation({
    mutationFn: async ({ request }: { readonly request: Given<C> }) => {
      const about = typeof task === 'function' ? await task() : task;
      const options = { key: keys.keyOf(request), ...(about !== undefined && { task: about }) };
      return (await call(one, request, options)).answer;
    },
    onSuccess: (answer) => {
      keys.forget();
      onDone?.(answer);
      return isReading ? undefined : asked.invalidateQueries();
    },
    onError: (error) => {
      if (error instanceof ProblemError) keys.forget();
      onFailed?.(error);
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

/** The key of a request, the same until there is an answer: asked again by hand, it is still done once. */
function useKeys() {
  const kept = useRef<{ readonly text: string; readonly key: string }>(undefined);
  return {
    keyOf: (request: unknown): string => {
      const text = JSON.stringify(request);
      if (kept.current?.text !== text) kept.current = { text, key: crypto.randomUUID() };
      return kept.current.key;
    },
    forget: () => {
      kept.current = undefined;
    },
  };
}
