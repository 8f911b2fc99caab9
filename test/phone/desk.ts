/** The office's desk, for tests: a clerk who signs in by the page and asks the interface what is on record. */
import type { Browser } from 'playwright-core';
import type { Language } from '../../src/rules/index.ts';
import { deskSize } from '../web/app.ts';

export type Desk = {
  /** What the interface answers, in the language of the desk. */
  readonly ask: <Answer>(path: string) => Promise<Answer>;
  /** The same about somebody, for a task that is opened for it. */
  readonly askOf: <Answer>(person: number, path: string) => Promise<Answer>;
};

export async function openDesk(
  browser: Browser,
  site: string,
  language: Language,
  typed: Readonly<Record<string, string>>,
): Promise<Desk> {
  const context = await browser.newContext({ viewport: deskSize, locale: language });
  const page = await context.newPage();
  await page.goto(`${site}/990101/sign-in?language=${language}`);
  await page.locator('#form').waitFor();
  for (const [name, text] of Object.entries(typed)) await page.fill(`#${name}`, text);
  await page.keyboard.press('Enter');
  await page.locator('#session').waitFor();
  const ask = <Answer>(path: string, options: Options = {}) =>
    page
      .evaluate<{ status: number; body: Answer }>(
        `fetch(${JSON.stringify(path)}, ${JSON.stringify(withLanguage(language, options))}).then(
          async (answer) => ({ status: answer.status, body: await answer.json() }))`,
      )
      .then(({ status, body }) => {
        if (status >= 400) throw new Error(`${path} ${JSON.stringify(body)}`);
        return body;
      });
  return {
    ask: (path) => ask(path),
    askOf: async (person, path) => {
      const { task } = await ask<{ readonly task: number }>('/api/tasks', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ person, purpose: 'registration', basis: 'asked-for' }),
      });
      return ask(path, { headers: { 'nuanjia-task': String(task) } });
    },
  };
}

type Options = {
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

const withLanguage = (language: Language, { headers, ...options }: Options): Options => ({
  ...options,
  headers: { ...headers, 'accept-language': language },
});
