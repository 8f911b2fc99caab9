/** The rules are read after opening, in a part of the bundle that is fetched then: until then the server's answers show. */
import { type Core, touch } from './inside.ts';

/** Reads the rules that the store holds, unless they are there. */
export function startRules(core: Core): void {
  void readRules(core);
}

export async function readRules(core: Core): Promise<void> {
  const { holdings } = core;
  const policy = holdings?.policy;
  if (policy === undefined || core.rules?.hash === policy.hash) return;
  try {
    const [{ evaluatorOf }, { relayerOf }] = await Promise.all([
      import('../state/evaluator.ts'),
      import('../state/answers.ts'),
    ]);
    const evaluator = evaluatorOf(policy.definition);
    if (core.holdings !== holdings) return;
    core.rules = { hash: policy.hash, evaluator, relayer: relayerOf(evaluator) };
  } catch {
    // Rules of a newer form than this app reads: the server's answers go on being shown.
    core.rules = undefined;
  }
  touch(core);
}
