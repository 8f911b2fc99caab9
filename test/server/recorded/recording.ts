/**
 * What a phone of some release sent, word for word and signed, and what it read of the answers. What the server gives
 * out itself, such as the number of the phone, is written as `{device}` and filled in from the answers of the replay.
 */
import type { CountyPerson } from '../../../src/datagen/index.ts';
import type { PhoneEvent } from '../../../src/model/sync/event.ts';
import type { RunningServer } from '../running.ts';
import { missingOf, type Shape, shapeOf } from './shape.ts';

export type Exchange = {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly status: number;
  readonly shape: Shape;
  /** What became of the events, in the order in which they were sent: a state, or the code of a refusal. */
  readonly outcomes?: readonly string[];
};

export type Recording = {
  /** The people of the county as they were: later versions generate others. */
  readonly people: readonly CountyPerson[];
  readonly exchanges: readonly Exchange[];
};

/** Values of the server's, by name. */
type Given = Record<string, string>;

type Told = Readonly<Record<string, unknown>> & {
  readonly lease?: { readonly epoch: string };
  readonly receipts?: readonly {
    readonly id: string;
    readonly state: string;
    readonly code?: string;
  }[];
};

/** Takes what later requests refer to from an answer. */
function take(given: Given, { device, policy, cursor, epoch, lease }: Told): void {
  const values = { device, policy, cursor, epoch: epoch ?? lease?.epoch };
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) given[name] = String(value);
  }
}

/** A path with `{device}` for the number of a phone, and the like. */
const withHoles = (path: string): string =>
  path
    .replace(/\/devices\/\d+/, '/devices/{device}')
    .replace(/\/policies\/[0-9a-f]{64}/, '/policies/{policy}')
    .replace(/(\/changes\?.*)\bafter=\d+/, '$1after={cursor}')
    .replace(/\bepoch=[^&]+/, 'epoch={epoch}')
    .replace(/\bpolicy=[^&]+/, 'policy={policy}');

const filled = (path: string, given: Given): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name] ?? `{${name}}`);

function outcomesOf(body: unknown, { receipts }: Told): readonly string[] | undefined {
  const { events } = (body ?? {}) as { readonly events?: readonly { readonly text: string }[] };
  if (!events || !receipts) return undefined;
  const byId = new Map(receipts.map(({ id, state, code }) => [id, code ?? state]));
  return events.map(({ text }) => byId.get((JSON.parse(text) as PhoneEvent).id) ?? 'no receipt');
}

/** A fetch that writes down what goes through it, for a phone that is signed in with a cookie. */
export function recorder(cookie: string, exchanges: Exchange[]): typeof fetch {
  return async (input, init) => {
    const headers = { ...(init?.headers as Readonly<Record<string, string>>) };
    const answer = await fetch(input, { ...init, headers: { ...headers, cookie } });
    const told = (await answer.clone().json()) as Told;
    const { pathname, search } = new URL(String(input));
    const body: unknown = init?.body ? JSON.parse(String(init.body)) : undefined;
    const outcomes = outcomesOf(body, told);
    exchanges.push({
      method: init?.method ?? 'GET',
      path: withHoles(pathname + search),
      headers,
      ...(body !== undefined && { body }),
      status: answer.status,
      shape: shapeOf(told),
      ...(outcomes && { outcomes }),
    });
    return answer;
  };
}

/** Sends everything again; gives what the old client would miss, nothing when it would not notice a difference. */
export async function replay(
  { origin }: Pick<RunningServer, 'origin'>,
  cookie: string,
  { exchanges }: Recording,
): Promise<readonly string[]> {
  const given: Given = {};
  const missed: string[] = [];
  for (const { method, path, headers, body, ...was } of exchanges) {
    const answer = await fetch(`${origin}${filled(path, given)}`, {
      ...{ method, headers: { ...headers, cookie } },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const told = (await answer.json()) as Told;
    take(given, told);
    const outcomes = outcomesOf(body, told) ?? [];
    const found = [
      ...(answer.status === was.status ? [] : [`${was.status} was ${answer.status}`]),
      ...missingOf(was.shape, shapeOf(told)),
      ...(was.outcomes ?? []).flatMap((one, i) =>
        one === outcomes[i] ? [] : [`event ${i + 1} was ${one} and is ${outcomes[i]}`],
      ),
    ];
    missed.push(...found.map((one) => `${method} ${path}: ${one}`));
  }
  return missed;
}

/** The fields that the events of a recording set, by kind. */
export const kindsIn = ({ exchanges }: Recording): ReadonlySet<string> =>
  new Set(
    exchanges.flatMap(({ body }) => {
      const { events = [] } = (body ?? {}) as { readonly events?: readonly { text: string }[] };
      return events.map(({ text }) => (JSON.parse(text) as PhoneEvent).field.split('/')[0]!);
    }),
  );
