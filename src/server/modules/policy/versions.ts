/** Policy versions of a county: registered whole, read back through the linter. */
import { createHash } from 'node:crypto';
import { type County, changeCounty, snapshotCounty } from '../../../db/county.ts';
import { careOnly, withoutCare } from '../../../programs/care.ts';
import type { Pack } from '../../../programs/definition.ts';
import type { Jurisdiction } from '../../../programs/packs.ts';
import { type SignatureFate, signedText } from '../../../programs/version/signed.ts';
import {
  loadPolicyVersion,
  type PolicyVersion,
  policyVersionOf,
  versionOfText,
} from '../../../programs/version/version.ts';
import {
  findPolicyVersion,
  findStoredPolicy,
  insertPolicyVersion,
  type SignatureRow,
  standingSignatures,
} from './queries.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** The rules of a jurisdiction as they are in the packs, whether or not they are registered. */
export const policyIn = (packs: readonly Pack[], id: string): PolicyVersion =>
  policyVersionOf(packs, id, digest);

/** The version that follows from some text with further values signed. Errors: as policyVersionOf. */
export function signedVersion(
  definition: string,
  signatures: readonly SignatureRow[],
): PolicyVersion & { readonly fates: readonly SignatureFate[] } {
  const { definition: text, fates } = signedText(definition, signatures);
  return { ...versionOfText(text, digest), fates };
}

/** The rules of the packs with what the county signed, and what became of each signature. */
export type PolicyHere = {
  readonly version: PolicyVersion;
  readonly signatures: readonly (SignatureRow & { readonly fate: SignatureFate })[];
};

/** What the packs of the software come to in a county: its signatures hold until the packs say it themselves. */
export async function policyHere(
  county: County,
  packs: readonly Pack[],
  id: string,
): Promise<PolicyHere> {
  const own = policyIn(packs, id);
  const standing = await snapshotCounty(county, standingSignatures);
  if (standing.length === 0) return { version: own, signatures: [] };
  const { fates, ...version } = signedVersion(own.definition, standing);
  return { version, signatures: standing.map((one, i) => ({ ...one, fate: fates[i]! })) };
}

/** Keeps the rules of a jurisdiction as the packs and the county's signatures have them; gives the number. */
export async function registerPolicy(
  county: County,
  packs: readonly Pack[],
  id: string,
  { actor }: { readonly actor: string },
): Promise<number> {
  return keepVersion(county, (await policyHere(county, packs, id)).version, { actor });
}

/** Keeps a version; gives its number, the same for the same rules. */
export async function keepVersion(
  county: County,
  version: PolicyVersion,
  { actor }: { readonly actor: string },
): Promise<number> {
  const known = await snapshotCounty(county, (tx) => findPolicyVersion(tx, version.hash));
  if (known) return known.id;
  const detail = { pack: version.jurisdiction, hash: version.hash };
  const act = { kind: 'policy-register', actor, detail };
  return (await changeCounty(county, act, (tx) => insertPolicyVersion(tx, version))).value;
}

/** The rules of a version, and what is worked out under them: by the county, and with a care record. */
type Loaded = { readonly county: Jurisdiction; readonly care: Jurisdiction };

const loaded = new Map<string, Loaded>();
/** Versions kept in memory: linting one takes longer than a household's rights. */
const LOADED_MAX = 8;

/**
 * The rules of a version by which the county is evaluated: none that rests on a care record.
 * Errors: POLICY_VERSION_UNREADABLE, POLICY_VERSION_REFUSED for a text that was tampered with.
 */
export const jurisdictionOf = async (
  county: County,
  policyVersion: number,
): Promise<Jurisdiction> => (await load(county, policyVersion)).county;

/** The rules of a version that rest on a care record. Errors: as {@link jurisdictionOf}. */
export const careJurisdictionOf = async (
  county: County,
  policyVersion: number,
): Promise<Jurisdiction> => (await load(county, policyVersion)).care;

async function load(county: County, policyVersion: number): Promise<Loaded> {
  const key = `${county.db.url} ${county.code} ${policyVersion}`;
  const known = loaded.get(key);
  if (known) return known;
  const stored = await snapshotCounty(county, (tx) => findStoredPolicy(tx, policyVersion));
  if (!stored || digest(stored.definition) !== stored.hash) {
    throw Object.assign(new Error(`policy version ${policyVersion} is not what was registered`), {
      code: 'POLICY_VERSION_UNREADABLE',
      detail: { version: policyVersion },
    });
  }
  const whole = loadPolicyVersion(stored.definition);
  const rules = { county: withoutCare(whole), care: careOnly(whole) };
  if (loaded.size === LOADED_MAX) loaded.clear();
  loaded.set(key, rules);
  return rules;
}
