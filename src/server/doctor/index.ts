/** Whether a computer and an installation on it are up to their work. */
export { examine, type Installed } from './examine.ts';
export type { Finding, FindingState } from './finding.ts';
export { noteVerified } from './record.ts';
