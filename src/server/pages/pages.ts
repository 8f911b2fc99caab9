/**
 * Two pages that need nothing but this server: setting an account up with a one-time code, and signing in. They hold
 * no data; their scripts call the same routes as everybody.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Language } from '../../rules/index.ts';
import { languageOf, type Serving } from '../http/serving.ts';
import { providerSecretName } from '../secrets.ts';
import { addCheckPage } from './check-paper.ts';
import { pageWords } from './words.ts';

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;
const files = [
  ['page.css', types.css],
  ['page.js', types.js],
  ['passkeys.js', types.js],
  ['sign-in.js', types.js],
  ['invitation.js', types.js],
] as const;

const pages = ['sign-in', 'invitation'] as const;
const schema = { hide: true };

/** Serves the pages of every county, and what they are made with. */
export function addPages(app: FastifyInstance, { counties }: Pick<Serving, 'counties'>): void {
  for (const [file, type] of files) {
    const text = read(file);
    app.get(`/pages/${file}`, { schema }, async (_, reply) => reply.type(type).send(text));
  }
  for (const page of pages) {
    const template = read(`${page}.html`);
    app.get<{ Params: { county: string }; Querystring: { language?: string } }>(
      `/:county/${page}`,
      { schema },
      async ({ params, query, headers }, reply) => {
        const served = counties.get(params.county);
        if (!served) return reply.callNotFound();
        const asked = languageOf({
          'accept-language': query.language ?? headers['accept-language'],
        });
        const { name, county } = served;
        return reply
          .type('text/html; charset=utf-8')
          .send(filled(template, { county: name, code: county.code, language: asked }));
      },
    );
  }
  addCheckPage(app, counties);
  const only = counties.size === 1 ? [...counties.keys()][0] : undefined;
  if (!only) return;
  app.get<{ Querystring: { back?: string } }>('/', { schema }, async ({ query }, reply) =>
    reply.redirect(`/${only}/sign-in${isWayBack(query.back) ? `?back=${query.back}` : ''}`),
  );
}

/** Pages of the application that send somebody to sign in. */
const isWayBack = (back: string | undefined): boolean => back === 'app' || back === 'desk';

type About = { readonly county: string; readonly code: string; readonly language: Language };

/** The page in a language, with its county. */
function filled(template: string, about: About): string {
  const words: Readonly<Record<string, string>> = {
    ...pageWords[about.language],
    ...about,
    otherLanguage: about.language === 'en' ? 'zh-CN' : 'en',
    providerHidden: process.env[providerSecretName] ? '' : 'hidden',
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, word: string) => escaped(words[word]!));
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<"]/g, (mark) => marks[mark]!);
