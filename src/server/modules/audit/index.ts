/** Whether the record of a county is what the software wrote. */
export { type AuditHead, fingerprintOf, verifyHead } from './head.ts';
export type { FlawRow } from './queries.ts';
export { auditRoutes } from './routes.ts';
export {
  type AuditCheck,
  type BrokenLink,
  compareHead,
  exportHead,
  type HeadComparison,
  verifyAudit,
  verifyCareAudit,
} from './service.ts';
export { openSigningKey, readPublicKey, type SigningKey } from './signing-key.ts';
export { brokenLinkWords, comparisonWords, flawWords } from './words.ts';
