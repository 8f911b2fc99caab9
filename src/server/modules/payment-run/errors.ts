/** What a run refuses. */

export const runError = (code: string, detail: Readonly<Record<string, number | string>>) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
