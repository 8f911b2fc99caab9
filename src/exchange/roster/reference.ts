/**
 * The table of columns as Markdown, for docs/reference/roster.md.
 */
import { templateColumns } from './columns.ts';

/** One table row a column: header, other headers that are understood, and how to fill it in. */
export function rosterReference(): string {
  const rows = templateColumns.map(({ header, alsoChinese, alsoEnglish, explanation, examples }) =>
    [
      `**${header['zh-CN']}**<br>${header.en}`,
      [...alsoChinese, ...alsoEnglish].join(', '),
      `${explanation['zh-CN']}<br>${explanation.en}`,
      examples.filter((example) => example !== '').join('<br>'),
    ].map(escaped),
  );
  const heads = ['列 column', '也可写作 also understood', '说明 how to fill it in', '样例 example'];
  return [heads, heads.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

const escaped = (text: string): string => text.replaceAll('|', '\\|');
