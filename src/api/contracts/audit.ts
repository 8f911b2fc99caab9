/** Whether the record is what the software wrote. */
import { contract, exactly, Type } from '../contract.ts';

export const verifyAudit = contract({
  method: 'GET',
  path: '/api/audit/verify',
  summary: 'Check that nobody wrote past the software, and say where the first trace of it is.',
  access: 'audit.verify',
  answer: exactly({
    rows: Type.Integer({ description: 'Audit rows that were checked.' }),
    head: Type.String({ description: 'Hash of the last one: write it down elsewhere.' }),
    isWhole: Type.Boolean(),
    findings: Type.Array(Type.String(), { description: 'In words, the first one first.' }),
  }),
});
