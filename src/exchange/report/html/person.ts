/** One person's card: her name and every program that may concern her, the open ones first. */
import type { Assessment } from '../../../model/assessment.ts';
import { both, safe } from '../markup.ts';
import { type PersonPage, tagOf } from '../page.ts';
import { texts } from '../words.ts';
import type { ReportMeta } from './parts.ts';
import { programSection } from './program.ts';

const order = ['entitled', 'ask', 'later', 'not-entitled'] as const;

/**
 * The card of one person. `data-is` lists program and state for the filters. A folded card stays
 * one text until the script unfolds it near the screen; without a script it is an ordinary card.
 */
export function personCard(page: PersonPage, meta: ReportMeta, isFolded: boolean): string {
  const rank = (assessment: Assessment) => order.indexOf(tagOf(assessment, meta.on).kind);
  const sorted = [...page.assessments].sort((a, b) => rank(a) - rank(b));
  const states = sorted.map(({ program, state }) => `${program}=${state}`).join(' ');
  const sections = sorted.map((each) => programSection(each, page.conditions(each), meta));
  const body =
    sections.length === 0 ? `<p class="quiet">${both(texts.nothingOwed)}</p>` : sections.join('');
  return (
    `<article class="person" data-is="${safe(states)}"><header><h2>${safe(page.name)}</h2>` +
    `<p class="id">${safe(page.person)}</p></header>` +
    `${isFolded ? `<noscript>${body}</noscript>` : body}</article>\n`
  );
}
