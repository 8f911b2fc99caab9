/** The policy that a county is evaluated with. */
export {
  careJurisdictionOf,
  jurisdictionOf,
  keepVersion,
  policyHere,
  policyIn,
  registerPolicy,
  signedVersion,
} from './versions.ts';
export { findStoredPolicy, type SignatureRow, signatureColumns } from './queries.ts';
