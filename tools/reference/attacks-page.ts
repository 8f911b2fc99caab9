/** The page docs/reference/attacks.md, written from the table that the tests check. */
import { attacks } from '../../test/attacks/attacks.ts';

/** The text of docs/reference/attacks.md. */
export function attacksPage(): string {
  const rows = attacks.map(({ number, tries, shown }) => {
    const files = Object.keys(shown).map(
      (file) => `[${file.split('/').slice(-2).join('/')}](../../${file})`,
    );
    return `| ${number} | ${tries} | ${files.join('<br>')} |`;
  });
  return `# Attacks that are tried

Generated from \`test/attacks/attacks.ts\`; do not edit.

Each is tried against the running server, and the tests beside it fail where it succeeds. Nobody outside this project has
attacked it yet; who would like to is welcome, see [SECURITY.md](../../SECURITY.md).

| | what is tried | where it is shown to be refused |
| -- | -- | -- |
${rows.join('\n')}
`;
}
