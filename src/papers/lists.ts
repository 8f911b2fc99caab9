/** Two lists to take along or hang up: who has not claimed what she is owed, and what is posted in public. */
import { dateWords, lastDay, yuanWords } from '../exchange/report/index.ts';
import type { Language } from '../rules/index.ts';
import type { Paper } from './paper.ts';
import { told, toldWhy } from './words.ts';

type Sheet = { readonly language: Language; readonly office: string; readonly day: string };

/** Units: fen. */
export type UnreachedLine = {
  readonly name: string;
  readonly programName: string;
  readonly fen: number;
  readonly since: string;
  /** First day on which a period can no longer be claimed. */
  readonly claimUntil?: string;
  readonly why: string;
  readonly hasPhone: boolean;
  readonly visitedOn?: string;
};

/** For a worker's round: with room for what came of it. */
export function unreachedList(
  { language, office, day }: Sheet,
  lines: readonly UnreachedLine[],
): Paper {
  const fen = lines.reduce((sum, one) => sum + one.fen, 0);
  return {
    ...{ language, office, day, title: told('unreachedTitle', language) },
    blocks: [
      {
        kind: 'facts',
        rows: [
          [told('people', language), String(lines.length)],
          [told('total', language), yuanWords(fen)],
        ],
      },
      { kind: 'text', text: told('unreachedWhy', language) },
      {
        kind: 'table',
        columns: [
          { header: told('name', language), share: 3 },
          { header: told('program', language), share: 3 },
          { header: told('amount', language), share: 3, isNumber: true },
          { header: told('claimUntil', language), share: 4 },
          { header: told('contact', language), share: 4 },
          { header: told('result', language), share: 5 },
        ],
        rows: lines.map((one) => [
          ...[one.name, one.programName, yuanWords(one.fen)],
          one.claimUntil === undefined ? '' : dateWords(lastDay(one.claimUntil), language),
          contactOf(one, language),
          '',
        ]),
      },
    ],
  };
}

const contactOf = ({ why, hasPhone, visitedOn }: UnreachedLine, language: Language): string =>
  [
    toldWhy(why, language),
    ...(hasPhone ? [told('hasPhone', language)] : []),
    ...(visitedOn === undefined
      ? []
      : [`${told('visited', language)} ${dateWords(visitedOn, language)}`]),
  ].join('\n');

/** `[from, until)`, YYYY-MM-DD. */
export type PostedLine = {
  readonly maskedName: string;
  readonly village: string;
  readonly programName: string;
  readonly from: string;
  readonly until: string;
};

/** What is posted: masked names, the village, the program and the days, and nothing else. */
export const noticeSheet = (
  { language, office, day }: Sheet,
  lines: readonly PostedLine[],
): Paper => ({
  ...{ language, office, day, title: told('noticeTitle', language) },
  blocks: [
    { kind: 'text', text: told('noticeWhy', language) },
    {
      kind: 'table',
      columns: [
        { header: told('name', language), share: 2 },
        { header: told('village', language), share: 3 },
        { header: told('program', language), share: 3 },
        { header: told('from', language), share: 3 },
        { header: told('until', language), share: 3 },
      ],
      rows: lines.map((one) => [
        ...[one.maskedName, one.village, one.programName],
        ...[dateWords(one.from, language), dateWords(lastDay(one.until), language)],
      ]),
    },
    { kind: 'text', text: told('objection', language) },
    { kind: 'signatures', places: [told('office', language)] },
  ],
});
