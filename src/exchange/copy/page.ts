/**
 * The copy of somebody's data as one page that she can read, keep and print: self-contained, without a script, every
 * text of the record as text and nothing else.
 */
import { columnWords, tableWords, valueWords } from '../../i18n/copy-words.ts';
import { factKindWords, factValueWords } from '../../i18n/fact-words.ts';
import type { Language } from '../../rules/index.ts';
import { safe } from '../report/markup.ts';

export type CopyPage = {
  readonly language: Language;
  readonly person: number;
  readonly madeOn: string;
  readonly sections: readonly {
    readonly table: string;
    readonly rows: readonly Readonly<Record<string, unknown>>[];
  }[];
};

const texts = {
  title: { 'zh-CN': '您的信息副本', en: 'A copy of your data' },
  made: { 'zh-CN': '制作日期', en: 'Made on' },
  yourNumber: { 'zh-CN': '您的编号', en: 'Your number' },
  intro: {
    'zh-CN':
      '这里是登记系统保存的有关您的全部信息。谁看过您的信息，请看账号里的“谁看过我的信息”。如有错误，您可以要求更正。',
    en: 'This is everything that the record holds about you. Who looked at it stands in the log of your account. If something is wrong, you can have it corrected.',
  },
  nothing: { 'zh-CN': '没有记录。', en: 'Nothing is on record.' },
  yes: { 'zh-CN': '是', en: 'yes' },
  no: { 'zh-CN': '否', en: 'no' },
} as const;

const style = `
body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:#2b2622;background:#fbf8f3;margin:0}
main{max-width:46rem;margin:0 auto;padding:1rem}
h2{border-bottom:1px solid #a8401f;margin-top:2rem}
dl{background:#fff;border:1px solid #e8e0d6;border-radius:.5rem;padding:.75rem 1rem;margin:.75rem 0;
 display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.25rem 1rem;break-inside:avoid}
dt{color:#6a5f57}dd{margin:0;overflow-wrap:anywhere}`;

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The page as HTML. */
export function copyPage({ language, person, madeOn, sections }: CopyPage): string {
  const title = texts.title[language];
  return (
    `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    `<meta name="referrer" content="no-referrer"><title>${title}</title><style>${style}</style>` +
    `</head><body><main><h1>${title}</h1><p>${texts.intro[language]}</p>` +
    `<p>${texts.made[language]}: ${safe(madeOn)} · ${texts.yourNumber[language]}: ${person}</p>\n` +
    `${sections.map((one) => section(one, language)).join('\n')}</main></body></html>\n`
  );
}

function section({ table, rows }: CopyPage['sections'][number], language: Language): string {
  const title = safe(tableWords[table]?.[language] ?? table);
  const content =
    rows.length === 0
      ? `<p>${texts.nothing[language]}</p>`
      : rows.map((row) => entry(row, language)).join('\n');
  return `<section><h2>${title}</h2>${content}</section>`;
}

function entry(row: Readonly<Record<string, unknown>>, language: Language): string {
  const kind = typeof row.kind === 'string' ? row.kind : '';
  const lines = Object.entries(row).map(([column, value]) => {
    const label = safe(columnWords[column]?.[language] ?? column);
    return `<dt>${label}</dt><dd>${safe(inWords(column, value, kind, language))}</dd>`;
  });
  return `<dl>${lines.join('')}</dl>`;
}

/** What people wrote is shown as they wrote it; only words of the software itself are put into other words. */
const asWritten = new Set(['name', 'said', 'answer', 'remedy', 'reason', 'question', 'source']);

function inWords(column: string, value: unknown, kind: string, language: Language): string {
  if (typeof value === 'boolean') return (value ? texts.yes : texts.no)[language];
  if (column === 'value' && factKindWords.has(kind)) {
    return factValueWords(kind, value as string | number)[language];
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  if (asWritten.has(column)) return value;
  const known =
    column === 'kind' ? (factKindWords.get(value) ?? valueWords[value]) : valueWords[value];
  return known?.[language] ?? value;
}
