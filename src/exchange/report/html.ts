/**
 * The report as one page that needs nothing else: no network, no server, no script to be read. It
 * is written piece by piece, so a large roster is never held as one text.
 */
import type { Language, Words } from '../../rules/index.ts';
import { type ReportMeta, said } from './html/parts.ts';
import { personCard } from './html/person.ts';
import { script, scriptHash } from './html/script.ts';
import { style } from './html/style.ts';
import { sharedDefinitions, totalsSection } from './html/totals.ts';
import { both, safe } from './markup.ts';
import { addToTotals, emptyTotals, type PersonPage, type Totals } from './page.ts';
import { dateWords, texts } from './words.ts';

export type { ReportMeta } from './html/parts.ts';

/** People drawn when nobody says how many: more make a page slow on an office computer. */
export const PEOPLE_DRAWN = 2000;

/** The first people are whole from the start; the rest unfold as they come near the screen. */
const PEOPLE_UNFOLDED = 50;

/** The page in pieces, in order. People past the limit are counted, not drawn. */
export function* reportHtml(pages: Iterable<PersonPage>, meta: ReportMeta): Generator<string> {
  const totals = emptyTotals();
  yield opening(meta);
  for (const page of pages) yield pageOf(page, totals, meta);
  yield closing(totals, meta);
}

/** The same for people who arrive over time. */
export async function* reportHtmlOver(
  pages: AsyncIterable<PersonPage>,
  meta: ReportMeta,
): AsyncGenerator<string> {
  const totals = emptyTotals();
  yield opening(meta);
  for await (const page of pages) yield pageOf(page, totals, meta);
  yield closing(totals, meta);
}

function pageOf(page: PersonPage, totals: Totals, meta: ReportMeta): string {
  addToTotals(totals, page.assessments);
  if (totals.peopleCount > (meta.limit ?? PEOPLE_DRAWN)) return '';
  return personCard(page, meta, totals.peopleCount > PEOPLE_UNFOLDED);
}

const policy =
  `default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptHash}'; ` +
  "img-src data:; base-uri 'none'; form-action 'none'";

/** Everything before the first person. */
function opening(meta: ReportMeta): string {
  const title = `${texts.product[meta.language]} · ${texts.title[meta.language]} · ${meta.on}`;
  return (
    `<!doctype html>\n<html lang="${meta.language}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">' +
    `<title>${safe(title)}</title>\n<style>${style}</style></head>\n<body>` +
    `<a class="skip" href="#people">${both(texts.skip)}</a>${sharedDefinitions}` +
    `<div class="page"><header class="top">${heading(meta)}</header>\n` +
    `${filters()}<main id="people"><h2 class="hidden-words">${both(texts.people)}</h2>\n`
  );
}

function heading(meta: ReportMeta): string {
  const subject = meta.subject === undefined ? '' : ` · ${safe(meta.subject)}`;
  const on = said((language) =>
    language === 'en'
      ? `${texts.asOf.en} ${dateWords(meta.on, 'en')}`
      : `${texts.asOf['zh-CN']}${dateWords(meta.on, 'zh-CN')}`,
  );
  return (
    `<div class="bar"><p class="brand">${both(texts.product)}</p>${languageSwitch(meta)}</div>` +
    `<h1>${both(texts.title)}</h1><p class="quiet">${on}${subject}</p>` +
    `<p class="quiet">${both(texts.privacy)}</p>`
  );
}

/** Two radio buttons; the style shows the language that is checked. */
function languageSwitch({ language }: ReportMeta): string {
  const radio = (id: string, name: string, isChecked: boolean) =>
    `<label><input type="radio" name="language" id="language-${id}"` +
    `${isChecked ? ' checked' : ''}>${name}</label>`;
  return (
    '<fieldset class="switch"><legend class="hidden-words">语言 Language</legend>' +
    radio('zh', '中文', language === 'zh-CN') +
    `${radio('en', 'English', language === 'en')}</fieldset>`
  );
}

/** Search and filters; they are shown when the script runs, which fills the programs in. */
function filters(): string {
  const option = (value: string, text: Words) =>
    `<option value="${value}" data-zh="${safe(text['zh-CN'])}" ` +
    `data-en="${safe(text.en)}"></option>`;
  return (
    `<form class="filters" role="search"><label>${both(texts.search)}` +
    '<input type="search" id="word" autocomplete="off" spellcheck="false"></label>' +
    `<label>${both(texts.program)}<select id="program">${option('', texts.anyProgram)}` +
    '</select></label>' +
    `<label>${both(texts.state)}<select id="state">${option('', texts.anyState)}` +
    option('entitled', texts.entitled) +
    option('ask', texts.ask) +
    `${option('not-entitled', texts.notEntitled)}</select></label>` +
    `<p class="quiet" role="status"><b id="shown"></b> ${both(texts.shown)}</p></form>\n`
  );
}

/** Everything after the last person; the summary stands on top once it is placed. */
function closing(totals: Totals, meta: ReportMeta): string {
  const left = totals.peopleCount - (meta.limit ?? PEOPLE_DRAWN);
  const notDrawn = (language: Language) =>
    `${left} ${texts.notDrawn[language]}${texts.notDrawnWhy[language]}`;
  const note = left > 0 ? `<p class="note">${said(notDrawn)}</p>` : '';
  const nobody = totals.peopleCount === 0 ? `<p class="note">${both(texts.noPeople)}</p>` : '';
  return (
    `<p class="note" id="empty" hidden>${both(texts.nobody)}</p>${nobody}${note}</main>\n` +
    `${totalsSection(totals)}</div><script>${script}</script></body></html>\n`
  );
}
