/**
 * How long the functions of a file are, read off the formatted text: the formatter closes a function
 * with a brace at the indentation of the line that opened it.
 */

export type FunctionLength = {
  readonly path: string;
  readonly name: string;
  readonly lines: number;
};

const opening =
  /^(\s*)(?:export )?(?:(?:async )?function\*? (\w+)|(?:const|let) (\w+)[^=]*=\s*(?:async )?(?:<[^>]*>)?\(|(\w+): (?:async )?\(|(?:async )?(\w+)\([^)]*\)[^;]*\{$)/;

/** Functions and methods of a formatted file with the number of their lines; tests' callbacks excepted. */
export function functionLengths(path: string, text: string): readonly FunctionLength[] {
  const lines = text.split('\n');
  return lines.flatMap((line, start) => {
    const match = opening.exec(line);
    if (!match) return [];
    const [, indent = '', ...names] = match;
    const name = names.find((candidate) => candidate !== undefined) ?? '';
    if (['if', 'for', 'while', 'switch', 'describe'].includes(name)) return [];
    if (!/[{(]$|=>$/.test(line)) return [];
    const end = endOf(lines, start, indent);
    return end === undefined ? [] : [{ path, name, lines: end - start + 1 }];
  });
}

/** The line with the brace that closes a block; undefined for a function that has none. */
function endOf(lines: readonly string[], start: number, indent: string): number | undefined {
  for (let i = start + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.trim() === '' || line.startsWith(`${indent} `)) continue;
    if (line.startsWith(`${indent}}`)) return i;
    if (!line.startsWith(`${indent})`)) return undefined;
  }
  return undefined;
}
