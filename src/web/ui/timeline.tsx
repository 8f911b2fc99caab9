/**
 * The timeline: when somebody is entitled and which conditions decide it. The picture is the one of the reports, so that
 * phone, desk and paper show the same; each row is reached by keyboard and says in words what it shows.
 */
import type { ConditionTimeline, DateSpan } from '../../model/assessment.ts';
import { timelineSvg } from '../../exchange/report/timeline-svg.ts';
import { useLanguage } from './language.ts';
import './timeline.css';

type TimelineProps = {
  readonly result: {
    readonly certain: readonly DateSpan[];
    readonly possible: readonly DateSpan[];
  };
  /** Absent: only the result is drawn. */
  readonly conditions?: readonly ConditionTimeline[];
  /** The day asked, `YYYY-MM-DD`. */
  readonly on: string;
};

export function Timeline({ result, conditions = [], on }: TimelineProps) {
  const language = useLanguage();
  const __html = timelineSvg({ result, conditions, on, language });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: timelineSvg escapes every text that it draws
  return <div className="timeline" dangerouslySetInnerHTML={{ __html }} />;
}
