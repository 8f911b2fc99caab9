/**
 * The network between phones and the server. Each request has a fate that the dice decide: it comes late, twice, after
 * the phone gave up, or not at all; its answer is lost, cut in the middle, or another page's. One thing happens at a
 * time, so that the same dice give the same run.
 */
import type { Dice } from './random.ts';

export type Fate =
  | 'arrives'
  | 'is-lost'
  | 'answer-is-lost'
  | 'answer-is-cut'
  | 'portal'
  | 'twice'
  | 'after-giving-up';

const fates: readonly Fate[] = [
  'is-lost',
  'answer-is-lost',
  'answer-is-lost',
  'answer-is-cut',
  'portal',
  'twice',
  'after-giving-up',
];

type Request = { readonly url: string; readonly init: RequestInit };

/** A request on its way, of one start of a phone's app. */
type Call = Request & {
  /** Counts steps of the world. */
  readonly due: number;
  readonly answer: ((response: Response) => void) | undefined;
  readonly fail: ((error: Error) => void) | undefined;
  readonly fate: Fate;
  readonly line: Line;
};

/** Where one start of a phone's app is connected. A line that is pulled out never answers. */
export type Line = {
  readonly fetch: typeof fetch;
  isPulled: boolean;
  /** Until the phone does nothing any more but wait for the network, or nothing at all. */
  rest: Promise<void>;
  /** The phone begins to do something. */
  stir: () => void;
  /** The phone rests. */
  settle: () => void;
};

export type Network = {
  readonly connect: (serve: Serve) => Line;
  /** Hands over the next call that is due; false: none is. */
  readonly deliver: (step: number) => Promise<boolean>;
  readonly hasCalls: () => boolean;
  /** Share of calls that go wrong; zero heals it. */
  trouble: number;
  step: number;
  /** Calls that reached the server. */
  served: number;
};

/** Answers a call as the server does. */
export type Serve = (request: Request) => Promise<Response>;

export function networkOf(dice: Dice): Network {
  const calls: { readonly call: Call; readonly serve: Serve }[] = [];
  const network: Network = {
    trouble: 0,
    step: 0,
    served: 0,
    hasCalls: () => calls.length > 0,
    connect: (serve) => {
      const line: Line = {
        isPulled: false,
        rest: Promise.resolve(),
        settle: () => undefined,
        stir: () => {
          const { promise, resolve } = Promise.withResolvers<void>();
          line.rest = promise;
          line.settle = resolve;
        },
        fetch: (url, init = {}) => {
          const fate = dice.chance(network.trouble) ? dice.pick(fates) : 'arrives';
          const delay = network.trouble > 0 && dice.chance(0.2) ? dice.between(1, 6) : 0;
          const request = { url: String(url), init };
          return new Promise<Response>((done, failed) => {
            const call = waitingCall(line, { ...request, fate, due: network.step + delay }, [
              done,
              failed,
            ]);
            calls.push({ call, serve });
            if (fate === 'twice') {
              const due = network.step + delay + dice.between(1, 12);
              calls.push({ call: { ...call, due, answer: undefined, fail: undefined }, serve });
            }
            line.settle();
          });
        },
      };
      return line;
    },
    deliver: async (step) => {
      network.step = step;
      const place = calls.findIndex(({ call }) => call.due <= step);
      const [next] = place < 0 ? [] : calls.splice(place, 1);
      if (!next) return false;
      const { call, serve } = next;
      if (call.fate === 'after-giving-up' && call.fail) {
        call.fail(new TypeError('timed out'));
        await call.line.rest;
        const due = step + dice.between(1, 20);
        calls.push({ call: { ...call, due, answer: undefined, fail: undefined }, serve });
        return true;
      }
      await handOver(network, call, serve);
      await call.line.rest;
      return true;
    },
  };
  return network;
}

/** A call whose phone hears of it once, unless it was pulled out or gave up. */
function waitingCall(
  line: Line,
  request: Request & Pick<Call, 'fate' | 'due'>,
  [done, failed]: readonly [(response: Response) => void, (error: Error) => void],
): Call {
  let isOpen = true;
  const once =
    <T>(tell: (value: T) => void) =>
    (value: T) => {
      if (!isOpen || line.isPulled) return;
      isOpen = false;
      line.stir();
      tell(value);
    };
  const fail = once(failed);
  request.init.signal?.addEventListener('abort', () => fail(new TypeError('aborted')));
  return { ...request, line, answer: once(done), fail };
}

async function handOver(network: Network, call: Call, serve: Serve): Promise<void> {
  const { fate, answer, fail } = call;
  if (fate === 'is-lost') return fail?.(new TypeError('no connection'));
  if (fate === 'portal') return answer?.(signInPage());
  network.served++;
  // Whoever gave up has an aborted signal, and the request goes on its way all the same.
  const { signal: _, ...init } = call.init;
  const response = await serve({ url: call.url, init });
  const text = await response.text();
  const { status, headers } = response;
  if (fate === 'answer-is-lost') return fail?.(new TypeError('no connection'));
  const body = fate === 'answer-is-cut' ? text.slice(0, text.length / 2) : text;
  answer?.(
    new Response(status === 204 ? null : body, {
      status,
      headers: { 'content-type': headers.get('content-type') ?? '' },
    }),
  );
}

/** What a hotel's network answers to everything. */
const signInPage = () =>
  new Response('<html>Welcome</html>', { headers: { 'content-type': 'text/html' } });
