/** Errors of the record; their texts stand in src/i18n/errors/registry.ts. */

export type ErrorDetail = Readonly<Record<string, string | number>>;

export const registryError = (code: string, detail: ErrorDetail = {}): Error =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
