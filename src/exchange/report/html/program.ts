/** One program of one person on the page: its state, its money, its days, its questions. */
import type {
  Assessment,
  ConditionTimeline,
  DueStep,
  PaymentLine,
} from '../../../model/assessment.ts';
import { day, type Words } from '../../../rules/index.ts';
import { both, safe } from '../markup.ts';
import { sumFen, tagOf } from '../page.ts';
import { stretchWords } from '../timeline/words.ts';
import {
  capitalised,
  dateWords,
  inBoth,
  lastDay,
  lastDayWords,
  texts,
  yuanWords,
} from '../words.ts';
import { labelled, opening, type ReportMeta, said } from './parts.ts';
import { timelineRows } from './timeline-rows.ts';

/** The section of one assessment within a person's card. */
export function programSection(
  assessment: Assessment,
  conditions: readonly ConditionTimeline[],
  meta: ReportMeta,
): string {
  const tag = tagOf(assessment, meta.on);
  const days = inBoth((language) => stretchWords(assessment, language));
  return (
    `<section class="program ${tag.kind}"><div class="head">` +
    `<h3>${both(assessment.programName)}</h3>` +
    `<p class="tag"><i>${tag.shape}</i> ${both(tag.text)}</p></div>` +
    sum(assessment, meta.on) +
    `<p class="when">${both(capitalised(days))}</p>` +
    questions(assessment) +
    timelineRows(assessment, conditions, meta) +
    nextChange(assessment, conditions) +
    payments(assessment, meta.on) +
    due(assessment, meta.on) +
    checks(assessment) +
    '</section>'
  );
}

/** The year's amount in large, all lines together below it. */
function sum(assessment: Assessment, on: string): string {
  const { payments: lines, withheld, possiblePayments } = assessment;
  const current = lines.find((line) => day(line.from) <= day(on) && day(on) < day(line.until));
  const all = yuanWords(sumFen(lines));
  const parts: string[] = [];
  if (current) {
    parts.push(
      `<p class="sum">${yuanWords(current.amountFen)} <small>${both(texts.thisYear)}</small></p>`,
    );
    if (lines.length > 1) parts.push(`<p class="quiet">${labelled(texts.inAll, () => all)}</p>`);
  } else if (lines.length > 0) {
    parts.push(`<p class="sum">${all} <small>${both(texts.inAll)}</small></p>`);
  }
  if (possiblePayments.length > 0) {
    const more = yuanWords(sumFen(possiblePayments));
    parts.push(
      lines.length > 0
        ? `<p class="quiet">${said((language) => `${texts.ifFavourable[language]} ${more}`)}</p>`
        : `<p class="sum maybe">${more} <small>${both(texts.atMostIfFavourable)}</small></p>`,
    );
  }
  if (withheld.length > 0) {
    parts.push(`<p class="verify"><i>△</i> ${both(texts.amountToVerify)}</p>`);
  }
  return parts.join('');
}

/** What to ask, of whom: the box that settles an open answer. */
function questions({ questions: asked, person }: Assessment): string {
  if (asked.length === 0) return '';
  const items = asked.map((question) => {
    const about =
      question.about === person
        ? ''
        : ` <small>${both(texts.about)} ${safe(question.aboutName)}</small>`;
    return `<li>${both(question.text)}${about}</li>`;
  });
  const heading = `<p><i>？</i> ${both(texts.questions)}</p>`;
  return `<div class="ask-box">${heading}<ul>${items.join('')}</ul></div>`;
}

function nextChange(
  { nextChange: change }: Assessment,
  conditions: readonly ConditionTimeline[],
): string {
  if (!change) return '';
  const texted = conditions.filter(({ condition }) => change.conditions.includes(condition));
  return `<p class="quiet">${labelled(texts.nextChange, (language) => {
    const why = texted.map(({ text }) => text[language]).join(language === 'en' ? '; ' : '；');
    const on = dateWords(change.on, language);
    if (why === '') return on;
    return language === 'en' ? `${on} (${why})` : `${on}（${why}）`;
  })}</p>`;
}

type Kind = 'pay' | 'verify' | 'perhaps';

/** Every line of money; those that may not be paid are marked by shape and words. */
function payments({ payments: lines, withheld, possiblePayments }: Assessment, on: string): string {
  const rows = [
    ...lines.map((line) => paymentRow(line, 'pay', on)),
    ...withheld.map((line) => paymentRow(line, 'verify', on)),
    ...possiblePayments.map((line) => paymentRow(line, 'perhaps', on)),
  ];
  if (rows.length === 0) return '';
  const heads = [texts.from, texts.until, texts.amount, texts.standing];
  const head = heads.map((each) => `<th scope="col">${both(each)}</th>`).join('');
  const table = `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return opening(both(texts.payments), `<div class="scroll">${table}</div>`);
}

function standing(line: PaymentLine, kind: Kind): { readonly shape: string; readonly text: Words } {
  if (kind === 'verify') return { shape: '△', text: texts.toVerify };
  if (kind === 'perhaps') return { shape: '？', text: texts.whenFavourable };
  return {
    shape: '●',
    text: line.status === 'secondary' ? texts.canPaySecondary : texts.canPay,
  };
}

/** Until when the line can be claimed; in the past tense once that day is over. */
function claim({ claimUntil }: PaymentLine, on: string): string {
  if (claimUntil === undefined) return '';
  const label = day(on) < day(claimUntil) ? texts.claimBy : texts.claimClosed;
  return `<br><small>${said((language) => `${label[language]} ${lastDayWords(claimUntil, language)}`)}</small>`;
}

function paymentRow(line: PaymentLine, kind: Kind, on: string): string {
  const { shape, text } = standing(line, kind);
  const most = line.upToFen;
  const upTo =
    most === undefined
      ? ''
      : ` <small>${said((language) => `${texts.atMost[language]} ${yuanWords(most)}`)}</small>`;
  return (
    `<tr class="${kind}"><td>${line.from}</td><td>${lastDay(line.until)}</td>` +
    `<td class="number">${yuanWords(line.amountFen)}${upTo}</td>` +
    `<td><i>${shape}</i> ${both(text)}${claim(line, on)}</td></tr>`
  );
}

/** Where a step stands on the day asked. */
function stepStanding(step: DueStep, on: string): { readonly shape: string; readonly text: Words } {
  if (step.keptOn !== undefined) return { shape: '✓', text: texts.kept };
  if (day(on) < day(step.from)) return { shape: '▷', text: texts.dueLater };
  if (day(on) < day(step.until)) return { shape: '●', text: texts.dueNow };
  const isOpen = step.catchUpUntil !== undefined && day(on) < day(step.catchUpUntil);
  return isOpen ? { shape: '◐', text: texts.catchUp } : { shape: '○', text: texts.missed };
}

function dueStep(step: DueStep, on: string): string {
  const { shape, text } = stepStanding(step, on);
  const days = said((language) => {
    const parts = [stretchWords({ certain: [[step.from, step.until]], possible: [] }, language)];
    if (step.keptOn !== undefined)
      parts.push(`${texts.kept[language]} ${dateWords(step.keptOn, language)}`);
    else if (step.catchUpUntil !== undefined) {
      parts.push(`${texts.catchUpUntil[language]} ${lastDayWords(step.catchUpUntil, language)}`);
    }
    if (!step.isCertain) parts.push(texts.uncertainDay[language]);
    return parts.join(language === 'en' ? '; ' : '；');
  });
  const name = `<b>${both(capitalised(step.text))}</b>`;
  const now = `<span class="step"><i>${shape}</i> ${both(text)}</span>`;
  return `<li>${now} ${name} <small>${days}</small></li>`;
}

function due({ due: steps }: Assessment, on: string): string {
  if (steps.length === 0) return '';
  const items = steps.map((step) => dueStep(step, on)).join('');
  return opening(`${both(texts.due)} (${steps.length})`, `<ul class="steps">${items}</ul>`);
}

function checks({ officerChecks }: Assessment): string {
  if (officerChecks.length === 0) return '';
  const items = officerChecks.map(({ text }) => `<li>${both(capitalised(text))}</li>`).join('');
  return opening(both(texts.checks), `<ul>${items}</ul>`);
}
