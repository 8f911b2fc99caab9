/**
 * The page docs/reference/refusals.md, written from the rules that refuse, so that it cannot say less or
 * more than they do.
 */
import { lintCodes } from '../../src/programs/lint/finding.ts';
import { refusedConcepts } from '../../src/programs/refused.ts';
import { doors } from '../../src/programs/lint/office.ts';
import { safeguards } from '../../src/programs/safeguards.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '--'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** The text of docs/reference/refusals.md. */
export function refusalsReference(): string {
  return `# What is refused

Generated from \`src/programs/safeguards.ts\`, \`refused.ts\` and \`lint/\`; do not edit.

What may not be written does not compile. What slips past the types does not load: \`loadPack\` and
\`nuanjia lint\` work out what every rule of a pack reads and compare everything else with closed lists.
No name decides about a rule: renaming, negation, arithmetic or a later date changes nothing. There is no switch.

## Safeguards

${table(
  ['', 'what is protected', '', 'source', ''],
  Object.entries(safeguards).map(([id, { rule, law }]) => [
    id,
    rule.en,
    rule['zh-CN'],
    law.en,
    law['zh-CN'],
  ]),
)}

## Concepts that have no place here

Their words only name what was meant; the closed lists refuse them under any name.

${table(
  ['concept', '', 'safeguards', 'what serves the need instead', ''],
  Object.values(refusedConcepts).map(({ name, safeguards: ids, instead }) => [
    name.en,
    name['zh-CN'],
    ids.join(' '),
    instead.en,
    instead['zh-CN'],
  ]),
)}

## Definitions an office may write

Everything else is \`KIND_UNKNOWN\`.

${table(
  ['kind', 'its safeguard'],
  Object.entries(doors).map(([kind, { safeguard }]) => [`\`${kind}\``, safeguard]),
)}

## Codes

${table(
  ['code', 'what was found', '', 'what to do', ''],
  Object.entries(lintCodes).map(([code, { what, todo }]) => [
    `\`${code}\``,
    `it ${what.en}`,
    what['zh-CN'],
    todo.en,
    todo['zh-CN'],
  ]),
)}
`;
}
