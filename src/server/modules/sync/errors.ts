/** Errors of phones; their texts stand in src/i18n/errors/sync.ts. */

export const syncError = (
  code: string,
  detail: Readonly<Record<string, string | number>> = {},
): Error => Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
