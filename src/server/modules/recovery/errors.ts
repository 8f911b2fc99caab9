/** What is refused when money is asked back. */

export const recoveryError = (code: string, detail: Readonly<Record<string, number | string>>) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
