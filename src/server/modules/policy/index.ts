/** The policy that a county is evaluated with. */
export { jurisdictionOf, registerPolicy } from './versions.ts';
