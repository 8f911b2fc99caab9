/** The provider of single sign-on of a county (OpenID Connect): where it is and what it says. */
import {
  allowInsecureRequests,
  ClientSecretBasic,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import { changeCounty, type County, snapshotCounty } from '../../../../db/county.ts';
import { itself } from '../desk.ts';
import { accountError } from '../errors.ts';
import { deleteProvider, findProvider, type ProviderRow, saveProvider } from './queries.ts';

export type NewProvider = {
  readonly actor: string;
  /** Its address, as it calls itself. */
  readonly issuer: string;
  /** What this installation is called there. */
  readonly clientId: string;
  /** Where it says the staff number, such as `employee_number`. */
  readonly claim: string;
};

/** Sets where staff may sign in with an account of their employer. Errors: SIGN_IN_PROVIDER_ADDRESS. */
export async function setProvider(county: County, given: NewProvider): Promise<void> {
  const { actor, issuer, clientId, claim } = given;
  addressOf(issuer);
  const act = { kind: 'provider-set', actor, detail: { issuer, claim } };
  const row = { issuer, client_id: clientId, claim };
  await changeCounty(itself(county), act, (tx) => saveProvider(tx, row));
}

export async function removeProvider(county: County, actor: string): Promise<void> {
  await changeCounty(itself(county), { kind: 'provider-remove', actor }, deleteProvider);
}

/** Errors: SIGN_IN_PROVIDER_NONE. */
export async function getProvider(county: County): Promise<ProviderRow> {
  const found = await snapshotCounty(itself(county), findProvider);
  if (!found) throw accountError('SIGN_IN_PROVIDER_NONE');
  return found;
}

const isThisComputer = (url: URL) => url.protocol === 'http:' && url.hostname === '127.0.0.1';

function addressOf(issuer: string): URL {
  const url = URL.parse(issuer);
  if (!url || !(url.protocol === 'https:' || isThisComputer(url)))
    throw accountError('SIGN_IN_PROVIDER_ADDRESS', { value: issuer });
  return url;
}

/** Seconds until a provider that does not answer is given up. */
const TIMEOUT = 10;

/** The provider as it describes itself. Signatures of what it says are always checked, also over https. */
export function connect(
  { issuer, client_id }: ProviderRow,
  secret: string,
): Promise<Configuration> {
  const url = addressOf(issuer);
  return discovery(url, client_id, undefined, ClientSecretBasic(secret), {
    timeout: TIMEOUT,
    execute: [enableNonRepudiationChecks, ...(isThisComputer(url) ? [allowInsecureRequests] : [])],
  });
}

const knowledge = ['pwd', 'pin', 'kba'];
const possession = ['otp', 'hwk', 'swk', 'sc', 'pop', 'fpt', 'face', 'iris'];
const strongContexts = ['phr', 'phrh', 'https://refeds.org/profile/mfa'];

/** Whether the provider says that it saw two factors (RFC 8176, EAP ACR values). */
export function sawTwoFactors({
  amr,
  acr,
}: {
  readonly amr?: unknown;
  readonly acr?: unknown;
}): boolean {
  const methods: readonly unknown[] = Array.isArray(amr) ? amr : [];
  const hasOneOf = (words: readonly string[]) => words.some((word) => methods.includes(word));
  return (
    methods.includes('mfa') ||
    (hasOneOf(knowledge) && hasOneOf(possession)) ||
    (typeof acr === 'string' && strongContexts.includes(acr))
  );
}
