/**
 * The commands that documents show, run for real. Run directly, it writes their output back into the
 * documents; a test runs the same and compares, so no page shows what the program does not print.
 *
 * An example is a fenced block of lines `$ command` and output. A line `…` stands for output left out:
 * as many lines are shown before and after it as there were. A fenced block below `<!-- file: … -->` is
 * that file.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Documents with examples; a page that ends in `.zh-CN.md` speaks Chinese. */
export const documentsWithExamples: readonly string[] = [
  'README.md',
  'docs/guide/administrator/README.md',
  'docs/guide/administrator/README.zh-CN.md',
  'docs/guide/clerk/README.md',
  'docs/guide/clerk/README.zh-CN.md',
  'docs/guide/program-author/README.md',
  'docs/guide/program-author/README.zh-CN.md',
];

export type Example = { readonly command: string; readonly shown: readonly string[] };

const block = /^```console\n([\s\S]*?)^```/gm;

/** The examples of a document whose command is one of this project's own. */
export const examplesIn = (text: string): readonly Example[] =>
  [...text.matchAll(block)]
    .flatMap(([, body]) => examplesOf(body!))
    .filter(({ command }) => findArguments(command) !== undefined);

function examplesOf(body: string): readonly Example[] {
  const lines = body.replace(/\n$/, '').split('\n');
  const starts = lines.flatMap((line, i) => (line.startsWith('$ ') ? [i] : []));
  return starts.map((start, i) => ({
    command: lines[start]!.slice(2),
    shown: lines.slice(start + 1, starts[i + 1] ?? lines.length),
  }));
}

/** Arguments of `nuanjia` behind a command as a document writes it; undefined for other commands. */
function findArguments(command: string): readonly string[] | undefined {
  const own = /^(?:npm run -s nuanjia --|nuanjia) (.+)$/.exec(command)?.[1];
  return own?.match(/'[^']*'|\S+/g)?.map((word) => word.replace(/^'(.*)'$/, '$1'));
}

/**
 * Runs examples in a folder of their own that has the guides' files; what they write goes with it. The
 * county record of each document is in its `home`.
 */
export function inExampleFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'nuanjia-examples-'));
  try {
    // The database server may be another user who has to pass.
    chmodSync(folder, 0o711);
    mkdirSync(join(folder, 'docs'));
    symlinkSync(join(root, 'docs/guide'), join(folder, 'docs/guide'), 'junction');
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the command prints, as a terminal shows it: results first, then what is said about them. */
export function outputOf({ command }: Example, path: string, folder: string): readonly string[] {
  const locale = path.endsWith('.zh-CN.md') ? 'zh_CN.UTF-8' : 'en_US.UTF-8';
  const main = join(root, 'src/cli/main.ts');
  const home = join(folder, 'home', path.replaceAll('/', '-'));
  const { DATABASE_URL: _, ...environment } = process.env;
  const { stdout, stderr } = spawnSync(process.execPath, [main, ...findArguments(command)!], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...environment, NUANJIA_HOME: home, LC_ALL: locale, NO_COLOR: '1', NODE_OPTIONS: '' },
  });
  const text = stdout.endsWith('\n') || stdout === '' ? stdout : `${stdout}\n`;
  if (text + stderr === '') return [];
  return `${text}${stderr}`
    .replaceAll(home, '~/.local/share/nuanjia')
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
}

/** The output cut as the document shows it. */
export function cutLike(shown: readonly string[], output: readonly string[]): readonly string[] {
  const gap = shown.indexOf('…');
  if (gap < 0) return output;
  const after = shown.length - gap - 1;
  if (output.length <= gap + after) return output;
  return [...output.slice(0, gap), '…', ...output.slice(output.length - after)];
}

/** The document with the output of its examples as it is today. */
export function withRealOutput(text: string, path: string, folder: string): string {
  return text.replace(block, (whole: string, body: string) => {
    const examples = examplesOf(body);
    if (examples.every((one) => findArguments(one.command) === undefined)) return whole;
    const lines = examples.flatMap((one) =>
      findArguments(one.command) === undefined
        ? [`$ ${one.command}`, ...one.shown]
        : [`$ ${one.command}`, ...cutLike(one.shown, outputOf(one, path, folder))],
    );
    return `\`\`\`console\n${lines.join('\n')}\n\`\`\``;
  });
}

const fileBlock = /(<!-- file: (\S+) -->\n+```\w+\n)[\s\S]*?(^```)/gm;

/** The document with the files that it quotes as they are today. */
export const withRealFiles = (text: string, path: string): string =>
  text.replace(fileBlock, (_, open: string, file: string, close: string) => {
    const content = readFileSync(join(root, dirname(path), file), 'utf8');
    return `${open}${content}${close}`;
  });

if (import.meta.main) {
  inExampleFolder((folder) => {
    for (const path of documentsWithExamples) {
      const file = join(root, path);
      const text = withRealFiles(readFileSync(file, 'utf8'), path);
      writeFileSync(file, withRealOutput(text, path, folder));
    }
  });
}
