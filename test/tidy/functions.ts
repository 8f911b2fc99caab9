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
    const end = lines.findIndex(
      (candidate, i) =>
        i > start && candidate.startsWith(`${indent}}`) && !candidate.startsWith(`${indent}} else`),
    );
    return end < 0 ? [] : [{ path, name, lines: end - start + 1 }];
  });
}
