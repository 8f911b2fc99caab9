/** Looks at all contracts before anything is served: what is missing here would be a hole in production. */
import type { Contract } from '../../api/contract.ts';
import { actions } from '../../api/actions.ts';

const known: ReadonlySet<string> = new Set<string>(['public', 'session', ...actions]);

/** Errors: HTTP_ROUTE_RULE, naming the first route that cannot be served and why. */
export function checkRoutes(contracts: readonly Contract[]): void {
  const seen = new Set<string>();
  for (const contract of contracts) {
    const name = `${contract.method} ${contract.path}`;
    const fault = faultOf(contract) ?? (seen.has(name) ? 'is there twice' : undefined);
    if (fault !== undefined) {
      throw Object.assign(new Error(`${name} ${fault}`), {
        code: 'HTTP_ROUTE_RULE',
        detail: { route: name, fault },
      });
    }
    seen.add(name);
  }
}

function faultOf({ access, path, method, body, params, query }: Contract): string | undefined {
  if (!known.has(access)) return 'has no access rule';
  if (!/^\/api\/[a-z0-9/:-]+$/i.test(path)) return 'does not begin with /api/';
  if (method === 'GET' && body) return 'reads and takes a body';
  const named = [...path.matchAll(/:(\w+)/g)].map(([, one]) => one!);
  const described = Object.keys(params?.properties ?? {});
  if (named.join() !== described.join()) return 'names other parameters than it describes';
  const open = [params, query, body].some((part) => part && !isClosed(part));
  return open ? 'lets unknown properties in' : undefined;
}

/** Every object in it says that nothing else may be in it. */
function isClosed(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isClosed);
  if (typeof schema !== 'object' || schema === null) return true;
  const { type, additionalProperties, ...rest } = schema as Record<string, unknown>;
  const isOpen = type === 'object' && additionalProperties !== false;
  return !isOpen && Object.values(rest).every(isClosed);
}
