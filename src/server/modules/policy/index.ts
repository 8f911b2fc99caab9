/** The policy that a county is evaluated with. */
export { jurisdictionOf, policyIn, registerPolicy } from './versions.ts';
