/** One person's answers as text: bars of time, then program by program days, reasons, money and questions. */
import { dateWords, lastDayWords, spanWords, yuanWords } from '../../../exchange/report/index.ts';
import type { Assessment } from '../../../model/assessment.ts';
import type { OwedGroup } from '../../../programs/owed/groups.ts';
import { getJurisdiction } from '../../../programs/packs.ts';
import { packs } from '../../../programs/registry.ts';
import { END, isoDate, toDay, yearOf } from '../../../rules/index.ts';
import { dayOfText } from '../../../db/database.ts';
import type {
  Explained,
  PersonChange,
  PersonTimeline,
} from '../../../server/modules/answer/index.ts';
import type { shownGroup } from '../../../server/modules/entitlement/groups.ts';
import { personChange } from '../../../server/modules/policy/effects.ts';
import { type AtWork, programNames } from '../at-county.ts';
import { inColumns } from '../columns.ts';
import { changeLines, nameOf } from '../people/effect.ts';
import { effectSetting } from '../people/follow.ts';
import { dayMark, timeBar, yearScale } from './time-bar.ts';

export type Asked = { readonly at: AtWork; readonly on: number };

/** Acts shown of the history. */
const CHANGES = 5;

export function personLines(
  timeline: PersonTimeline,
  { assessments }: Explained,
  asked: Asked,
): string {
  const { at, on } = asked;
  const { language } = at;
  const say = words[language];
  const programName = programNames(at);
  const shown = readable(assessments, at);
  const inFull = shown.filter((one) => isNear(one, timeline, on));
  const later = shown.filter((one) => !inFull.includes(one) && one.certain.length > 0);
  const bars = inFull.map((one) => [one.programName[language], timeBar(one, on)]);
  const scale = [['', yearScale(on)], ...bars, ['', dayMark(on)]];
  const names = new Map([[timeline.personId, timeline.name]]);
  const lines = [
    `${nameOf(timeline.personId, { names, language })}  ${dateWords(isoDate(toDay(on)), language)}`,
    ...(inFull.length === 0 ? ['', say.nothing] : ['', ...inColumns(scale, ['left', 'left'])]),
    ...inFull.flatMap((one) => ['', ...programLines(one, timeline, asked)]),
    ...(later.length === 0 ? [] : ['', say.later]),
    ...later.map((one) => `  ${programName(one.program)}  ${spansText(one, asked)}`),
    ...historyLines(timeline.changes, asked),
    '',
    say.care,
    '',
  ];
  return lines.join('\n');
}

/** Benefits first; without offers that stand open to everyone, of which nobody keeps account. */
function readable(assessments: readonly Assessment[], { pack }: AtWork): readonly Assessment[] {
  const standing = new Set(
    getJurisdiction(packs, pack).programs.flatMap((program) =>
      program.kind === 'service' && program.standingOffer ? [program.id] : [],
    ),
  );
  return assessments
    .filter(({ program }) => !standing.has(program))
    .toSorted((a, b) => Number(b.kind === 'benefit') - Number(a.kind === 'benefit'));
}

/** Entitled or asked now, or with money, or within a year: what somebody who looks today has to do with. */
function isNear(
  { state, program, certain }: Assessment,
  timeline: PersonTimeline,
  on: number,
): boolean {
  const has = (rows: readonly { readonly program: string }[]) =>
    rows.some((row) => row.program === program);
  const soon = isoDate(toDay(on + 366));
  return (
    state !== 'not-entitled' ||
    has(timeline.received) ||
    has(timeline.lines.filter(({ isCertain }) => isCertain)) ||
    certain.some(([from, until]) => (from ?? '') < soon && (until ?? soon) > isoDate(toDay(on)))
  );
}

const spansText = ({ certain }: Assessment, { at }: Asked): string =>
  certain.map((span) => spanWords(span, at.language)).join(at.language === 'en' ? '; ' : '；');

function programLines(one: Assessment, timeline: PersonTimeline, asked: Asked): string[] {
  const { language } = asked.at;
  const say = words[language];
  const isOpen = JSON.stringify(one.certain) !== JSON.stringify(one.possible);
  const perhaps = one.possible
    .map((span) => spanWords(span, language))
    .join(language === 'en' ? '; ' : '；');
  return [
    `${one.programName[language]}: ${say.states[one.state]}`,
    ...(one.certain.length > 0 ? [`  ${spansText(one, asked)}`] : []),
    ...(isOpen ? [`  ${say.perhaps}${perhaps}`] : []),
    ...one.reasons.map(({ sentence }) => `  · ${sentence[language]}`),
    ...moneyLines(timeline, one.program, asked).map((line) => `  ${line}`),
    ...one.questions.map(({ about, aboutName, text }) => {
      const whom = Number(about) === timeline.personId ? '' : `${aboutName}: `;
      return `  ? ${whom}${text[language]}`;
    }),
    ...one.due.map(
      ({ text, from, until }) => `  ○ ${text[language]}  ${spanWords([from, until], language)}`,
    ),
    ...one.officerChecks.map(({ text }) => `  ☐ ${say.confirm}${text[language]}`),
  ];
}

/** What is owed by period, paid or not, and what was paid beyond it. */
export function moneyLines(
  { lines, overpaid }: PersonTimeline,
  program: string,
  { at, on }: Asked,
): string[] {
  const { language } = at;
  const say = words[language];
  const rows = stretchesOf(
    lines.filter((one) => one.program === program && one.isCertain),
    on,
  ).map(({ from, until, years, amountFen, paidFen, standing, claimUntil }) => [
    years === 1 ? spanText(from, until) : say.yearly(yearOf(from), yearOf(from) + years - 1),
    yuanWords(amountFen),
    standing === 'withheld'
      ? say.withheld
      : paidFen >= amountFen
        ? say.paid
        : from > on
          ? ''
          : [
              paidFen > 0 ? say.partly(yuanWords(paidFen)) : say.unpaid,
              claimText(claimUntil, on, at),
            ]
              .filter(Boolean)
              .join(language === 'en' ? ', ' : '，'),
  ]);
  const beyond = overpaid
    .filter((one) => one.program === program)
    .map(({ from, until, overpaidFen }) => [
      spanText(from, until),
      yuanWords(overpaidFen),
      say.overpaid,
    ]);
  return inColumns([...rows, ...beyond], ['left', 'right', 'left']);
}

const spanText = (from: number, until: number): string =>
  `${isoDate(toDay(from))} – ${isoDate(toDay(until - 1))}`;

function claimText(claimUntil: number, on: number, { language }: AtWork): string {
  if (claimUntil === END) return '';
  const day = lastDayWords(isoDate(toDay(claimUntil)), language);
  return claimUntil <= on ? words[language].closed(day) : words[language].claim(day);
}

type Line = PersonTimeline['lines'][number];

/** Coming years of the same amount as one. */
function stretchesOf(lines: readonly Line[], on: number): (Line & { readonly years: number })[] {
  const found: (Line & { years: number; end: number })[] = [];
  for (const line of lines) {
    const open = found.at(-1);
    const isWhole = yearOf(line.from) + 1 === yearOf(line.until);
    const isSame = open?.amountFen === line.amountFen && open.standing === line.standing;
    if (
      open &&
      isSame &&
      isWhole &&
      open.from > on &&
      open.end === line.from &&
      line.paidFen === 0
    ) {
      open.years++;
      open.end = line.until;
    } else found.push({ ...line, years: 1, end: line.until });
  }
  return found;
}

function historyLines(changes: readonly PersonChange[], { at, on }: Asked): string[] {
  if (changes.length === 0) return [];
  const say = words[at.language];
  const setting = effectSetting(at, on);
  const acts = [...Map.groupBy(changes, ({ seq }) => seq)].slice(0, CHANGES);
  return [
    '',
    say.history,
    ...acts.flatMap(([seq, own]) => [
      `  ${say.change(seq)}  ${own[0]!.recordedAt.toISOString().slice(0, 10)}`,
      ...own.flatMap(({ program, before, after }) => [
        `    ${setting.programName(program)}`,
        ...changeLines(
          personChange({
            personId: 0,
            program,
            ...(before !== null && { before: groupOf(before as Shown) }),
            ...(after !== null && { after: groupOf(after as Shown) }),
          }),
          setting,
        ).map((line) => `      ${line}`),
      ]),
    ]),
  ];
}

type Shown = ReturnType<typeof shownGroup>;

/** What the history says of a group, as rows again. */
function groupOf({ days, payments, windows, questions }: Shown): OwedGroup {
  const span = ({ from, until }: { from: string; until: string }) => ({
    from: dayOfText(from),
    until: dayOfText(until),
  });
  return {
    entitlements: days.map((one) => ({ ...span(one), isCertain: one.isCertain, reasonHash: 0n })),
    payments: payments.map(({ years, amountFen, standing, isCertain, ...one }) => ({
      ...span(one),
      ...{ years, isCertain, lowFen: amountFen, highFen: amountFen },
      status: standing,
      claimUntil: END,
    })),
    windows: windows.map(({ step, keptOn, ...one }) => ({
      ...span(one),
      step,
      catchUpUntil: END,
      keptOn: keptOn === undefined ? END : dayOfText(keptOn),
      isCertain: true,
    })),
    questions,
  };
}

const words = {
  'zh-CN': {
    nothing: '目前没有要办、要问的项目。',
    care: '依据保健档案的服务不在这里：只给本人和本人同意的服务单位看。',
    states: { entitled: '应享', 'not-entitled': '当日不应享', ask: '待问清' },
    perhaps: '可能：',
    confirm: '需人工确认：',
    withheld: '金额待核实，暂不发放',
    paid: '已发',
    partly: (yuan: string) => `已发 ${yuan}，其余未发`,
    unpaid: '未发',
    overpaid: '多发：只列出，不会自行追回',
    yearly: (first: number, last: number) => `${first}–${last} 年每年`,
    claim: (day: string) => `申领截至${day}`,
    closed: (day: string) => `申领已于${day}截止`,
    later: '以后：',
    history: '待遇的变化：',
    change: (seq: number) => `变更 ${seq}`,
  },
  en: {
    care: 'Services that rest on a care record are not shown here: they are for the person and the care team she consented to.',
    nothing: 'Nothing is owed, due or open at present.',
    states: {
      entitled: 'entitled',
      'not-entitled': 'not entitled on that day',
      ask: 'a question is open',
    },
    perhaps: 'perhaps ',
    confirm: 'to be confirmed by a person: ',
    withheld: 'amount unverified, withheld',
    paid: 'paid',
    partly: (yuan: string) => `${yuan} paid, the rest not`,
    unpaid: 'unpaid',
    overpaid: 'paid too much: listed, never taken back by itself',
    yearly: (first: number, last: number) => `${first}–${last}, each year`,
    claim: (day: string) => `claim by ${day}`,
    closed: (day: string) => `claims closed on ${day}`,
    later: 'Later:',
    history: 'How it changed:',
    change: (seq: number) => `change ${seq}`,
  },
} as const;
