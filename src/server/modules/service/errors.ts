/** Errors of services; their texts stand in src/i18n/errors/service.ts. */
export const serviceError = (
  code: string,
  detail: Readonly<Record<string, string | number>> = {},
): Error => Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
