/**
 * The page behind the code of a letter: whether this office issued one under it. Anybody may ask; it says the office, the
 * program and the day, and nothing about whose letter it is. It needs no JavaScript.
 */
import type { FastifyInstance } from 'fastify';
import { dateWords } from '../../exchange/report/index.ts';
import { isoDate, type Language, toDay } from '../../rules/index.ts';
import { languageOf, type ServedCounty, type Serving } from '../http/serving.ts';
import { type Issued, issuedUnder } from '../modules/paper/index.ts';

/** Times a minute that one address may ask: enough for a desk, too few for trying codes. */
const PER_MINUTE = 30;

const words = {
  'zh-CN': {
    title: '查验通知书',
    other: 'English',
    known: '这个查验码是真的',
    knownWhy: '下面这个单位在这一天签发过一份带有这个查验码的通知书：',
    office: '签发单位',
    program: '项目',
    day: '日期',
    compare:
      '查验码只说明签发过，不能说明纸上的字没有被人改过。要逐字核对，请带着它到任何一个服务单位，用同一个查验码再打印一份：内容相同，查验码才会相同。',
    unknown: '没有签发过带有这个查验码的通知书',
    unknownWhy:
      '请核对纸上的查验码。如果一字不差，这张纸就不是本单位签发的：请不要按它交钱、转账或交出证件，并告诉任何一个服务单位。',
    free: '申请、领取待遇和申请复核都不收费。',
  },
  en: {
    title: 'Check a letter',
    other: '中文',
    known: 'This code is genuine',
    knownWhy: 'On this day this office issued a letter that carries this code:',
    office: 'Office',
    program: 'Program',
    day: 'Day',
    compare:
      'The code shows that a letter was issued, not that nobody changed its words. To compare every word, take it to any office and have it printed again: only the same words carry the same code.',
    unknown: 'No letter was issued under this code',
    unknownWhy:
      'Compare the code with the paper. If it is the same, this office did not issue that paper: pay nothing, transfer nothing and hand no document over because of it, and tell any office.',
    free: 'Applying, being paid and appealing are all free.',
  },
} as const;

/** Serves the page for the codes of all counties. */
export function addCheckPage(app: FastifyInstance, counties: Serving['counties']): void {
  app.get<{ Params: { code: string }; Querystring: { language?: string } }>(
    '/v/:code',
    {
      schema: { hide: true },
      config: { rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' } },
    },
    async ({ params: { code }, query, headers }, reply) => {
      const language = languageOf({
        'accept-language': query.language ?? headers['accept-language'],
      });
      const found = await foundIn(counties, code, language);
      return reply
        .code(found ? 200 : 404)
        .type('text/html; charset=utf-8')
        .send(pageOf(found, language));
    },
  );
}

type Found = Issued & Pick<ServedCounty, 'name'>;

async function foundIn(
  counties: Serving['counties'],
  code: string,
  language: Language,
): Promise<Found | undefined> {
  for (const { county, name } of counties.values()) {
    const issued = await issuedUnder(county, code, language);
    if (issued) return { ...issued, name };
  }
  return undefined;
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<"]/g, (mark) => marks[mark]!);

/** What was typed stands nowhere on the page. */
function pageOf(found: Found | undefined, language: Language): string {
  const say = words[language];
  const other = language === 'en' ? 'zh-CN' : 'en';
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${say.title} · Nuanjia 暖家</title>
    <link rel="stylesheet" href="/pages/page.css">
  </head>
  <body>
    <header>
      <p class="place">Nuanjia 暖家</p>
      <a href="?language=${other}" lang="${other}" hreflang="${other}">${say.other}</a>
    </header>
    <main>
      ${found ? knownPart(found, language) : unknownPart(language)}
      <p class="help">${say.free}</p>
    </main>
  </body>
</html>
`;
}

function knownPart({ office, programName, day, name }: Found, language: Language): string {
  const say = words[language];
  const rows = [
    [say.office, [name, ...(office === undefined ? [] : [office])].join(' · ')],
    ...(programName ? [[say.program, programName]] : []),
    [say.day, dateWords(isoDate(toDay(day)), language)],
  ];
  const list = rows.map(([term, text]) => `<dt>${term}</dt><dd>${escaped(text!)}</dd>`).join('');
  return `<h1>✓ ${say.known}</h1><p>${say.knownWhy}</p><dl>${list}</dl><p>${say.compare}</p>`;
}

const unknownPart = (language: Language): string =>
  `<h1>✕ ${words[language].unknown}</h1><p class="refused">${words[language].unknownWhy}</p>`;
