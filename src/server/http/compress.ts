/** Long answers, compressed for who takes them so. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Shorter ones are hardly shorter afterwards. */
const BYTES_LEAST = 1_024;

/** A hook for the routes whose contracts say so. */
export async function compressed(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  reply.header('vary', 'accept-encoding');
  if (typeof payload !== 'string' || payload.length < BYTES_LEAST) return payload;
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding = ['br', 'gzip'].find((one) => new RegExp(`\\b${one}\\b`).test(accepted));
  if (encoding === undefined) return payload;
  reply.header('content-encoding', encoding).removeHeader('content-length');
  // As quick as gzip, and a fifth shorter.
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 4 };
  return encoding === 'br' ? brotli(payload, { params: quality }) : zip(payload);
}
