/** Refusals of the access decision; their texts stand in src/i18n/errors/access.ts. */

export type AccessCode = 'ACCESS_ROLE' | 'ACCESS_WHOLE' | 'ACCESS_NOBODY' | 'ACCESS_NEEDS_TASK';

export const accessError = (
  code: AccessCode,
  detail: Readonly<Record<string, string | number>> = {},
): Error => Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
