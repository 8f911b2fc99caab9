/** Errors as answers: RFC 9457 problem details with a code of the catalogue, and nothing about the inside. */
import type { FastifyError } from 'fastify';
import type { Static } from 'typebox';
import type { Problem } from '../../api/shapes.ts';
import { sqlState } from '../../db/database.ts';
import { errorTexts } from '../../i18n/command-errors.ts';
import type { Language } from '../../rules/index.ts';
import { statusOf } from './statuses.ts';

export type ProblemBody = Static<typeof Problem>;

type Detail = Readonly<Record<string, unknown>>;
type Coded = Error & { readonly code: string; readonly detail?: Detail };

const isCoded = (error: unknown): error is Coded =>
  error instanceof Error && 'code' in error && String(error.code) in errorTexts;

/** What Fastify and PostgreSQL say, in codes of the catalogue. */
function translated(error: unknown): Coded {
  if (isCoded(error)) return error;
  const { code, statusCode, validation } = (error ?? {}) as Partial<FastifyError>;
  if (validation) return coded('REQUEST_INVALID', { place: placeOf(error as FastifyError) });
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return coded('REQUEST_TOO_LARGE');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return coded('REQUEST_MEDIA');
  if (statusCode === 429) return coded('REQUEST_TOO_MANY');
  if (statusCode === 503 || code === 'FST_UNDER_PRESSURE') return coded('REQUEST_BUSY');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return coded('REQUEST_INVALID', { place: '/' });
  }
  // A row policy refused what the access decision let through: the second wall.
  if (sqlState(error) === '42501') return coded('ACCESS_NEEDS_TASK');
  if (isOverloaded(error)) return coded('REQUEST_BUSY');
  return coded('REQUEST_FAILED');
}

const isOverloaded = (error: unknown) =>
  ['53300', '57014', '57P01', '57P03', '55P03', '40001', '40P01', 'ECONNREFUSED'].includes(
    sqlState(error) ?? '',
  ) || /timeout exceeded when trying to connect/.test(String(error));

/** Where in the request; never what stood there. */
function placeOf({ validation, validationContext }: FastifyError): string {
  const first = validation?.[0];
  const { additionalProperty, missingProperty } = (first?.params ?? {}) as Readonly<
    Record<string, string | undefined>
  >;
  const named = missingProperty ?? additionalProperty;
  const last = named === undefined ? '' : `/${named.slice(0, 40)}`;
  return `${validationContext ?? ''}${first?.instancePath ?? ''}${last}`;
}

const coded = (code: string, detail: Detail = {}): Coded =>
  Object.assign(new Error(code), { code, detail });

/** The answer to an error, and whether it is the server's own fault. */
export function problemOf(
  error: unknown,
  language: Language,
  requestId: string,
): { readonly body: ProblemBody; readonly isOurs: boolean } {
  const { code, detail = {} } = translated(error);
  const status = statusOf(code);
  const words = errorTexts[code]!(detail as Parameters<(typeof errorTexts)[string]>[0])[language];
  const wait = detail.retryAfterSeconds;
  return {
    isOurs: status >= 500,
    body: {
      type: `urn:nuanjia:problem:${code}`,
      title: firstSentence(words),
      status,
      code,
      detail: words,
      instance: requestId,
      ...(typeof detail.place === 'string' && { pointer: detail.place }),
      ...(typeof wait === 'number' && { retryAfterSeconds: wait }),
    },
  };
}

const firstSentence = (words: string) =>
  /^.*?[。！？.!?;；:：](?=\s|$|\p{Script=Han})/u.exec(words)?.[0] ?? words;
