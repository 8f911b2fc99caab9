/**
 * Writes src/programs/registry.ts from the program folders, so that a new folder is all it takes to add
 * a program. A test runs it and compares.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const registryPath = join(import.meta.dirname, '../src/programs/registry.ts');
const programsPath = join(import.meta.dirname, '../src/programs');

const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const camel = (name: string): string =>
  name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The text of the registry as the folders say it. */
export function registryText(): string {
  const imports: string[] = [];
  const packs: string[] = [];
  for (const pack of folders(programsPath)) {
    if (!existsSync(join(programsPath, pack, 'pack.ts'))) continue;
    const packName = camel(pack);
    const members: Record<'programs' | 'overrides', string[]> = { programs: [], overrides: [] };
    imports.push(`import { pack as ${packName} } from './${pack}/pack.ts';`);
    for (const folder of folders(join(programsPath, pack))) {
      for (const [file, list] of [
        ['program', 'programs'],
        ['override', 'overrides'],
      ] as const) {
        if (!existsSync(join(programsPath, pack, folder, `${file}.ts`))) continue;
        const local = `${packName}${camel(`-${folder}`)}`;
        imports.push(
          `import { ${camel(folder)} as ${local} } from './${pack}/${folder}/${file}.ts';`,
        );
        members[list].push(local);
      }
    }
    packs.push(
      `  {\n    ...${packName},\n    programs: [${members.programs.join(', ')}],\n    overrides: [${members.overrides.join(', ')}],\n  },`,
    );
  }
  return [
    '/** All packs and their programs. Generated from the folders by `npm run generate`; do not edit. */',
    `import type { Pack } from './definition.ts';`,
    ...imports,
    '',
    'export const packs: readonly Pack[] = [',
    ...packs,
    '];',
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(registryPath, registryText());
