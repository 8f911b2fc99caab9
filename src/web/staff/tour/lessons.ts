/** The tour's three visits, each to the first household of today's list that shows its point. */
import type { TodayReason, TodayRow } from '../../../programs/today/rank.ts';

export const lessons = [
  {
    title: 'servicesTitle',
    text: 'servicesText',
    codes: ['booked', 'lost-soon', 'short', 'overdue', 'due', 'asked'],
  },
  { title: 'moneyTitle', text: 'moneyText', codes: ['claim-ends', 'owed'] },
  { title: 'questionsTitle', text: 'questionsText', codes: ['questions'] },
] as const satisfies readonly {
  readonly title: string;
  readonly text: string;
  readonly codes: readonly TodayReason['code'][];
}[];

/** The household of each lesson, none twice; undefined where the list has none. */
export function householdsOf(rows: readonly TodayRow[]): readonly (TodayRow | undefined)[] {
  const taken = new Set<TodayRow>();
  return lessons.map(({ codes }) => {
    const isShown = ({ reasons }: TodayRow) =>
      reasons.some(({ code }) => (codes as readonly string[]).includes(code));
    const row = rows.find((one) => !taken.has(one) && isShown(one));
    if (row) taken.add(row);
    return row;
  });
}
