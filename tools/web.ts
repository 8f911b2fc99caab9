/**
 * Builds the family worker's application into dist/web when a source changed since the last time. Run directly it
 * builds and says so; `npm start`, `nuanjia serve` and browser tests run it the same way.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { withLock } from './web/lock.ts';

const root = join(import.meta.dirname, '..');
export const webFolder = join(root, 'dist/web');
const stamp = join(root, 'dist/web.stamp');

const sources = ['vite.config.ts', 'package-lock.json', 'tools/web.ts'];
const rooms =
  'src/{web,rules,model,programs,i18n,api}/**/*.{ts,tsx,css,html,json,svg,png,webmanifest}';

/** Builds where it must. True where it did. */
export async function buildWeb(): Promise<boolean> {
  mkdirSync(join(root, 'dist'), { recursive: true });
  return withLock(join(root, 'dist/web.lock'), async () => {
    const hash = sourceHash();
    if (existsSync(webFolder) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) {
      return false;
    }
    const fresh = join(root, `dist/web-${process.pid}`);
    try {
      await buildInto(fresh);
      rmSync(webFolder, { recursive: true, force: true });
      renameSync(fresh, webFolder);
      writeFileSync(stamp, hash);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
    return true;
  });
}

function sourceHash(): string {
  const paths = [...sources, ...globSync(rooms, { cwd: root })]
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort();
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

async function buildInto(folder: string): Promise<void> {
  // Only who builds needs it: what is built can be served where it is not installed.
  const { build } = await import('vite');
  const quiet = { logLevel: 'warn' } as const;
  await build({
    ...quiet,
    configFile: join(root, 'vite.config.ts'),
    build: { outDir: folder },
  });
  await build({
    ...quiet,
    configFile: false,
    root,
    publicDir: false,
    define: { BUILD: JSON.stringify(describeBuild(folder)) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(root, 'src/web/service-worker/worker.ts'),
        output: { entryFileNames: 'sw.js', format: 'iife' },
      },
    },
  });
  for (const path of filesIn(folder)) compress(path);
}

const filesIn = (folder: string): readonly string[] =>
  globSync('**/*.*', { cwd: folder })
    .filter((path) => !path.startsWith('.'))
    .map((path) => join(folder, path))
    .sort();

/** What the worker keeps: every file but the desk's with its hash, and a version that changes with any of them. */
function describeBuild(folder: string) {
  const files = Object.fromEntries(
    filesIn(folder)
      .filter((path) => !relative(folder, path).replaceAll('\\', '/').startsWith('assets/desk/'))
      .map((path) => [
        `/app/${relative(folder, path).replaceAll('\\', '/')}`,
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  );
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
  return { version, files };
}

/** Writes text files in the two forms that browsers ask for. */
function compress(path: string): void {
  if (!/\.(js|css|html|svg|json|webmanifest)$/.test(path)) return;
  const bytes = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
}

if (import.meta.main) {
  const isNew = await buildWeb();
  process.stdout.write(isNew ? 'dist/web was built\n' : 'dist/web is up to date\n');
}
