/** What the budget refuses. */

export const budgetError = (code: string, detail: Readonly<Record<string, number | string>> = {}) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
