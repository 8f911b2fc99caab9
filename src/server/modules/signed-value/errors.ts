/** What the signing of values refuses. */

export const valueError = (code: string, detail: Readonly<Record<string, number | string>>) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
