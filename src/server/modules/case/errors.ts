/** Errors of casework; their texts stand in src/i18n/errors/case.ts. */
import { sqlState } from '../../../db/database.ts';

export const caseError = (
  code: string,
  detail: Readonly<Record<string, string | number>> = {},
): Error => Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });

/** What the database refuses of a step, by the constraint that refuses it. */
const refusals: Readonly<Record<string, string>> = {
  case_step_case_id_round_step_key: 'CASE_STATE',
  case_step_one_hand: 'CASE_OWN_HAND',
  case_step_not_own: 'CASE_OWN_HAND',
  case_step_second_reader: 'CASE_SECOND_READER',
  case_step_reasons: 'CASE_REASONS',
  case_step_law: 'CASE_REASONS',
};

const isReading = (step: unknown) => step === 'upheld' || step === 'dismissed';

/** The error to tell for what a constraint refused; any other error as it is. */
export function stepError(
  error: unknown,
  detail: Readonly<Record<string, string | number>>,
): unknown {
  const { constraint = '' } = (error ?? {}) as { readonly constraint?: string };
  const isRefused = ['23505', '23514', '23P01'].includes(sqlState(error) ?? '');
  // Who read an appeal takes no other step: that is a second hand, not a second reading.
  const isOther = constraint === 'case_step_second_reader' && !isReading(detail.step);
  const code = isOther ? 'CASE_OWN_HAND' : refusals[constraint];
  return isRefused && code !== undefined ? caseError(code, detail) : error;
}
