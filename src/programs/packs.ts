/**
 * Which programs apply where: the national pack with a province's programs and changes laid over it.
 */
import { all, type Truth, withParameters } from '../rules/index.ts';
import type { Messages, Override, Pack, Program } from './definition.ts';

/** The programs in force in one jurisdiction. */
export type Jurisdiction = {
  readonly pack: Pack;
  readonly programs: readonly Program[];
};

/**
 * The programs of a pack, its parents' included, with its changes applied.
 * Errors: PACK_UNKNOWN, PACK_OVERRIDE_UNKNOWN.
 */
export function getJurisdiction(packs: readonly Pack[], id: string): Jurisdiction {
  const pack = packs.find((candidate) => candidate.id === id);
  if (pack === undefined) {
    const known = packs.map((candidate) => candidate.id).join(', ');
    throw packError('PACK_UNKNOWN', { pack: id, known });
  }
  const inherited = pack.extends ? getJurisdiction(packs, pack.extends).programs : [];
  const changed = inherited.map((program) => {
    const override = pack.overrides.find((candidate) => candidate.program === program.id);
    return override ? withOverride(program, override) : program;
  });
  const stray = pack.overrides.find(
    ({ program }) => !inherited.some((candidate) => candidate.id === program),
  );
  if (stray) throw packError('PACK_OVERRIDE_UNKNOWN', { pack: id, program: stray.program });
  return { pack, programs: [...changed, ...pack.programs] };
}

const packError = (code: string, detail: Readonly<Record<string, string>>) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });

/** The program with an override's conditions, values, payment rule and texts. */
export function withOverride(program: Program, override: Override): Program {
  const parameters = { ...program.parameters, ...override.parameters };
  const eligibility = override.conditions
    ? narrowed(program.eligibility, override.conditions)
    : program.eligibility;
  const own = program.kind === 'benefit' ? program.payments : undefined;
  const payments = override.payments ?? own;
  const priced = payments && {
    ...payments,
    amountFen: withParameters(payments.amountFen, override.parameters ?? {}),
  };
  // The national shares are of the national amount; who pays another one, the national text does not say.
  const isRepriced = override.payments !== undefined || override.parameters !== undefined;
  // The parts are those of the same kind of program, so the union's member stays what it was.
  return {
    ...program,
    eligibility,
    parameters,
    ...(priced && { payments: priced }),
    ...(isRepriced && 'funding' in program && { funding: [] }),
    ...(override.procedure &&
      'procedure' in program && { procedure: { ...program.procedure, ...override.procedure } }),
    messages: {
      'zh-CN': mergedMessages(program.messages['zh-CN'], override.messages['zh-CN']),
      en: mergedMessages(program.messages.en, override.messages.en),
    },
  } as Program;
}

/** A conjunction grows by the conditions; anything else becomes the first part of one. */
function narrowed(eligibility: Truth, conditions: Readonly<Record<string, Truth>>): Truth {
  const own = eligibility.kind === 'all' ? eligibility.of : { program: eligibility };
  return all({ ...own, ...conditions }).cites(...eligibility.citations);
}

function mergedMessages(own: Messages, changed: Partial<Messages>): Messages {
  return {
    ...own,
    ...changed,
    conditions: { ...own.conditions, ...changed.conditions },
    checks: { ...own.checks, ...changed.checks },
    questions: { ...own.questions, ...changed.questions },
    ...((own.steps ?? changed.steps) && { steps: { ...own.steps, ...changed.steps } }),
  };
}
