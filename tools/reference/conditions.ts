/** The conditions of a program as a nested list, in both languages, each with its rule and its source. */
import type { Messages } from '../../src/programs/definition.ts';
import { type Expression, partsOf, type Truth } from '../../src/rules/index.ts';
import { namedParts, truthText } from './formal.ts';

export type Texts = { readonly 'zh-CN': Messages; readonly en: Messages };
/** Links to headings of a source.md, separated by commas. */
export type SourceLinks = (citations: readonly string[]) => string;

/** The tree below a rule; a rule without named conditions is one line. */
export function conditionList(rule: Truth, texts: Texts, links: SourceLinks): string {
  const named = namedParts(rule);
  if (named === undefined) return `- \`${truthText(rule)}\`${sourcesOf(rule, links)}`;
  return lines(rule, texts, links, 0).join('\n');
}

/** The named conditions that a quantity or a moment is made of, without what lies below them. */
export function innerConditions(node: Expression, texts: Texts, links: SourceLinks): string {
  const named = namedParts(node);
  if (named === undefined) {
    const parts = partsOf(node).map(([, part]) => innerConditions(part, texts, links));
    return parts.filter((part) => part !== '').join('\n');
  }
  return Object.entries(named)
    .map(([name, condition]) => `  - ${line(name, condition, texts, links)}`)
    .join('\n');
}

function lines(node: Expression, texts: Texts, links: SourceLinks, depth: number): string[] {
  const named = namedParts(node);
  if (named === undefined) {
    // Named conditions may stand below operators that have no name of their own.
    return partsOf(node).flatMap(([, part]) => lines(part, texts, links, depth));
  }
  return Object.entries(named).flatMap(([name, condition]) => [
    `${'  '.repeat(depth)}- ${line(name, condition, texts, links)}`,
    ...lines(condition, texts, links, depth + 1),
  ]);
}

function line(name: string, condition: Truth, texts: Texts, links: SourceLinks): string {
  const [english, chinese] = [texts.en, texts['zh-CN']].map(({ conditions }) => conditions[name]);
  const said = [english, chinese].filter((text) => text !== undefined).join(' · ');
  return `**${name}** ${said}: \`${truthText(condition)}\`${sourcesOf(condition, links)}`;
}

const sourcesOf = ({ citations }: Truth, links: SourceLinks): string =>
  citations.length === 0 ? '' : ` — ${links(citations)}`;
