/** Errors of the rights desk; their texts stand in src/i18n/errors/consent.ts. */

export const rightsError = (
  code: string,
  detail: Readonly<Record<string, string | number>> = {},
): Error => Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
