/** What `nuanjia areas` prints: what a list adds, renames, ends, and what it says otherwise than the record. */
import { type AreaEntry, type AreaLevel, areaLevels } from '../../model/areas/entry.ts';
import { isoDate, type Language, toDay } from '../../rules/index.ts';
import type { AreaPlan } from '../../server/modules/area/index.ts';

export type AreaPlanSetting = { readonly language: Language; readonly isApplied: boolean };

/** Areas listed one by one; the rest are counted. */
const SHOWN = 20;

export function areaPlanText(plan: AreaPlan, { language, isApplied }: AreaPlanSetting): string {
  const say = words[language];
  const { added, renamed, ended, unchanged, contradictions, absent } = plan;
  const lines = [
    say.counts(added.length, renamed.length, ended.length, unchanged),
    ...(added.length > 0 ? [`  + ${countsByLevel(added, language)}`] : []),
    ...listed(renamed, language, ({ before, after }) =>
      say.renamed(label(before), label(after), dateOf(after.from)),
    ),
    ...listed(ended, language, (area) =>
      say.ended(label(area), dateOf(area.until), area.successors.join(', ')),
    ),
    ...(contradictions.length > 0 ? [say.contradictions(contradictions.length)] : []),
    ...listed(contradictions, language, ({ entry, recorded, about }) =>
      say.contradiction(label(entry), recorded ? label(recorded) : '', say.about[about]),
    ),
    ...(absent.length > 0 ? [say.absent(absent.length)] : []),
    ...listed(absent, language, label),
    ...(contradictions.length + absent.length > 0 ? [say.advice] : []),
    added.length + renamed.length + ended.length === 0
      ? say.nothing
      : isApplied
        ? say.applied
        : say.preview,
  ];
  return `${lines.join('\n')}\n`;
}

const label = ({ code, name, from, until }: AreaEntry): string => {
  const days = from === undefined && until === undefined ? '' : ` ${dateOf(from)}…${dateOf(until)}`;
  return `${code} ${name}${days}`;
};

const dateOf = (day: number | undefined): string => (day === undefined ? '' : isoDate(toDay(day)));

function listed<T>(all: readonly T[], language: Language, line: (one: T) => string): string[] {
  const more = all.length > SHOWN ? [words[language].more(all.length - SHOWN)] : [];
  return [...all.slice(0, SHOWN).map(line), ...more].map((text) => `  ${text}`);
}

function countsByLevel(areas: readonly AreaEntry[], language: Language): string {
  const byLevel = Map.groupBy(areas, ({ level }) => level);
  return areaLevels
    .flatMap((level) => {
      const count = byLevel.get(level)?.length ?? 0;
      return count === 0 ? [] : [words[language].level(count, level)];
    })
    .join(language === 'en' ? ', ' : '，');
}

const levelWords: Readonly<Record<AreaLevel, string>> = {
  ...{
    province: '省',
    city: '市',
    county: '县',
    town: '乡镇街道',
    village: '村社区',
    group: '小组',
  },
};

const words = {
  'zh-CN': {
    counts: (added: number, renamed: number, ended: number, unchanged: number) =>
      `新增 ${added}，变更 ${renamed}，终止 ${ended}，不变 ${unchanged}`,
    level: (count: number, level: AreaLevel) => `${levelWords[level]} ${count}`,
    renamed: (before: string, after: string, from: string) => `${from} 起：${before} → ${after}`,
    ended: (area: string, until: string, successors: string) =>
      `${until} 终止：${area}${successors === '' ? '' : ` → ${successors}`}`,
    contradictions: (count: number) => `与记录不一致 ${count} 处，没有读入，记录保持原样：`,
    contradiction: (entry: string, recorded: string, about: string) =>
      recorded === '' ? `${entry}：${about}` : `${entry}：${about}（记录为 ${recorded}）`,
    about: {
      name: '名称不同',
      parent: '上级不同或没有上级',
      kind: '类型不同',
      from: '起始日期不同',
      until: '终止日期不同',
      successors: '后继不同或不存在',
    },
    absent: (count: number) => `记录里有、名单里没有的 ${count} 个（没有改动）：`,
    advice: '更名、撤并请在名单中写明“起”“止”日期和“后继”，再读一次。',
    more: (count: number) => `……还有 ${count} 个`,
    nothing: '没有可以读入的变化。',
    applied: '已读入。',
    preview: '这是预览，什么都没有改变。加上 --apply 读入。',
  },
  en: {
    counts: (added: number, renamed: number, ended: number, unchanged: number) =>
      `${added} new, ${renamed} changed, ${ended} ended, ${unchanged} unchanged`,
    level: (count: number, level: AreaLevel) => `${level} ${count}`,
    renamed: (before: string, after: string, from: string) => `from ${from}: ${before} → ${after}`,
    ended: (area: string, until: string, successors: string) =>
      `ends ${until}: ${area}${successors === '' ? '' : ` → ${successors}`}`,
    contradictions: (count: number) =>
      `${count} otherwise than on record; left out, and the record is as it was:`,
    contradiction: (entry: string, recorded: string, about: string) =>
      recorded === '' ? `${entry}: ${about}` : `${entry}: ${about} (on record ${recorded})`,
    about: {
      name: 'another name',
      parent: 'another parent, or none',
      kind: 'another kind',
      from: 'another first day',
      until: 'another last day',
      successors: 'other successors, or unknown ones',
    },
    absent: (count: number) => `${count} on record that the list does not have (left as they are):`,
    advice:
      'For areas that were renamed or merged give "from", "until" and "successor" in the list, and read it again.',
    more: (count: number) => `… and ${count} more`,
    nothing: 'There is nothing to bring in.',
    applied: 'Brought into the record.',
    preview: 'This is a preview; nothing has changed. Bring it in with --apply.',
  },
} as const;
