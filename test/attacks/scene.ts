/** What is attacked: a server over a county with two towns, somebody in each, and one of every role in the first. */
import { routes } from '../../src/server/routes.ts';
import type { Contract } from '../../src/api/contract.ts';
import { listFacts } from '../../src/api/contracts/facts.ts';
import { openTask } from '../../src/api/contracts/tasks.ts';
import { mayDo, type Role, roles } from '../../src/server/access/index.ts';
import { importGenerated } from '../postgres/county.ts';
import {
  type Asked,
  type Caller,
  livingIn,
  type RunningServer,
  type RunOptions,
  runServer,
  towns,
} from '../server/running.ts';
import { examplesOf, type Numbers } from './schemas.ts';

export const contracts: readonly Contract[] = routes.map(({ contract }) => contract);
export const nameOf = ({ method, path }: Contract): string => `${method} ${path}`;
export const allRoles = Object.keys(roles) as Role[];

/** A number that nobody has. */
export const NOBODY = 999_999;

export type Scene = {
  readonly at: RunningServer;
  /** Lives in the first town, where the callers serve. */
  readonly she: number;
  /** Lives in the other town. */
  readonly elsewhere: number;
  /** The first of these may do it. */
  readonly callerFor: (contract: Contract) => Promise<Caller>;
  readonly callerAs: (role: Role) => Promise<Caller>;
};

export async function openScene(options: RunOptions = {}): Promise<Scene> {
  const at = await runServer(options);
  await importGenerated(at, { seed: 5, size: 1500 });
  const she = (await livingIn(at.county, towns[0]))[0]!;
  const elsewhere = (await livingIn(at.county, towns[1]))[0]!;
  const known = new Map<Role, Promise<Caller>>();
  const newCaller = (role: Role) =>
    role === 'resident' ? at.resident(she) : at.staff(role, { town: towns[0] });
  const callerAs = (role: Role) => {
    if (!known.has(role)) known.set(role, newCaller(role));
    return known.get(role)!;
  };
  return {
    ...{ at, she, elsewhere, callerAs },
    callerFor: async ({ access }) => {
      if (access === 'public') return at.stranger;
      // Who ends a session ends only this one.
      if (access === 'session') return newCaller('family-worker');
      return callerAs(allRoles.find((role) => mayDo(role, access))!);
    },
  };
}

/** Requests for a route that fit its contract, about somebody: one of every form that its body may take. */
export function requestsFor({ params, query, body }: Contract, person: number): readonly Asked[] {
  const numbers: Numbers = { person };
  const asked = {
    ...(params && { params: examplesOf(params, numbers)[0] as object }),
    ...(query && { query: examplesOf(query, numbers)[0] as Record<string, string> }),
    ifMatch: '"x"',
  };
  return body ? examplesOf(body, numbers).map((one) => ({ ...asked, body: one })) : [asked];
}

/** The number of an open task of the caller for somebody; undefined where the caller may open none. */
export async function taskFor(caller: Caller, person: number): Promise<number | undefined> {
  const body = { person, purpose: 'service', basis: 'asked-for' };
  return (await caller.call(openTask, { body })).body.task as number | undefined;
}

const tasks = new WeakMap<Caller, Promise<number | undefined>>();

/** With what a request about somebody gets furthest: an open task, and the state of her record as it is now. */
export async function reasonsFor(
  caller: Caller,
  person: number,
): Promise<Pick<Asked, 'task' | 'ifMatch'>> {
  if (!tasks.has(caller)) tasks.set(caller, taskFor(caller, person));
  const task = await tasks.get(caller)!;
  if (task === undefined) return {};
  const { headers } = await caller.call(listFacts, { params: { person }, task });
  return { task, ifMatch: headers.get('etag') ?? '"x"' };
}
