/** The policy that a county is evaluated with. */
export { careJurisdictionOf, jurisdictionOf, policyIn, registerPolicy } from './versions.ts';
