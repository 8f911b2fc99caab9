/** What the relief fund refuses. */

export const fundError = (code: string, detail: Readonly<Record<string, number | string>>) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
