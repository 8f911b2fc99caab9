/** Every regular expression that outside text may meet: the patterns of contracts, and the literals of some rooms. */
import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Contract } from '../../src/api/contract.ts';

export type Expression = {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
};

const root = join(import.meta.dirname, '..', '..');
const rooms = ['api', 'model', 'server', 'exchange', 'sheets', 'i18n', 'db', 'rules/time'];

/** A literal stands where a value may begin; what stands there and is none does not compile, or is a comment. */
const literal =
  /(?:^|[(,=:[!&|?{};]|=>|\breturn)\s*(\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/)([dgimsuvy]*)/gm;

/** Expressions in the source of the rooms that outside text reaches. */
export function writtenExpressions(): readonly Expression[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = listed
    .split('\n')
    .filter((path) => rooms.some((room) => path.startsWith(`src/${room}/`)) && path.endsWith('.ts'))
    .filter((path) => !/\.test\.ts$|\/fixtures\//.test(path) && existsSync(join(root, path)));
  return files.flatMap((where) => {
    const text = readFileSync(join(root, where), 'utf8').replaceAll(/^\s*(\*|\/\/).*$/gm, '');
    return [...text.matchAll(literal)].map(([, written, flags]) => ({
      ...{ where, source: written!.slice(1, -1), flags: flags!.replaceAll(/[gy]/g, '') },
    }));
  });
}

/** Patterns in the schemas of contracts, as the checks of requests use them. */
export function patternsOf(contracts: readonly Contract[]): readonly Expression[] {
  const found = new Map<string, Expression>();
  const walk = (where: string, schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { pattern } = schema as { pattern?: unknown };
    if (typeof pattern === 'string') found.set(pattern, { where, source: pattern, flags: 'u' });
    for (const one of Object.values(schema)) walk(where, one);
  };
  for (const { method, path, params, query, body } of contracts) {
    walk(`${method} ${path}`, [params, query, body]);
  }
  return [...found.values()];
}

/** A repetition of a group that itself ends in a repetition without end: the way to exponential time. */
export const isNested = ({ source }: Expression): boolean =>
  /\((?:\?[:=!]|\?<[^>]*>)?(?:\\.|\[(?:\\.|[^\]])*\]|[^()\\[])*(?:[*+]|\{\d+,\})\??\)(?:[*+]|\{\d+,\}?)/.test(
    source.replaceAll(/\\[*+(){}[\]]/g, ''),
  );
