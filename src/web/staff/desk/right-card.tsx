/** One program for somebody: whether and since when, how much, why in sentences, and the timeline that shows it. */
import { useTranslation } from 'react-i18next';
import type { explainRights } from '../../../api/contracts/rights.ts';
import type { AnswerOf } from '../../../api/contract.ts';
import type { DateSpan } from '../../../model/assessment.ts';
import { day, isoDate, toDay } from '../../../rules/index.ts';
import { SpanText } from '../../ui/day.tsx';
import { useLanguage } from '../../ui/language.ts';
import { Money } from '../../ui/money.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useToday } from '../person/use-today.ts';
import { programText } from './program-words.ts';

type Explanation = AnswerOf<typeof explainRights>;
type Explained = Explanation['programs'][number];

/** Several programs, and those of which nobody knows: a rule that was cut off says neither yes nor no. */
export function RightCards({
  of: { programs, unknown },
  isOpen = false,
}: {
  of: Pick<Explanation, 'programs' | 'unknown'>;
  isOpen?: boolean;
}) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (
    <>
      {programs.map((one) => (
        <RightCard key={one.program} one={one} isOpen={isOpen} />
      ))}
      {unknown.length > 0 && (
        <div className="question">
          <b>{t('rightsUnknown')}</b>
          <ul>
            {unknown.map((program) => (
              <li key={program}>{programText(program, language)}</li>
            ))}
          </ul>
          <p>{t('rightsUnknownDo')}</p>
        </div>
      )}
    </>
  );
}

const tags = {
  entitled: { className: 'tag yes', sign: '●' },
  ask: { className: 'tag ask', sign: '？' },
  'not-entitled': { className: 'tag', sign: '○' },
} as const;

/** @param isOpen Shows the reasons at once: before a decision they are read first. */
function RightCard({ one, isOpen = false }: { one: Explained; isOpen?: boolean }) {
  const { t } = useTranslation('desk');
  const on = isoDate(toDay(useToday()));
  const state = one.state as keyof typeof tags;
  const spans = (list: Explained['certain']) => list as readonly unknown[] as readonly DateSpan[];
  return (
    <section className="card" aria-label={one.name}>
      <span className={tags[state].className}>
        <span aria-hidden="true">{tags[state].sign}</span> {t(`state-${state}`)}
      </span>
      <h3>{one.name}</h3>
      <Lines of={one.payments} />
      {one.withheld.length > 0 && <p className="quiet">{t('withheld')}</p>}
      {one.questions.length > 0 && (
        <div className="question">
          <b>{t('missing')}</b>
          <ul>
            {one.questions.map(({ about, fact, text }) => (
              <li key={`${about} ${fact}`}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      <details open={isOpen}>
        <summary>{t('why')}</summary>
        <ul className="lines">
          {one.reasons.map(({ condition, sentence }) => (
            <li key={condition}>{sentence}</li>
          ))}
        </ul>
        <Timeline
          result={{ certain: spans(one.certain), possible: spans(one.possible) }}
          conditions={one.conditions.map((condition) => ({
            ...condition,
            text: { 'zh-CN': condition.text, en: condition.text },
            certain: spans(condition.certain),
            possible: spans(condition.possible),
            sources: [],
          }))}
          on={on}
        />
      </details>
    </section>
  );
}

function Lines({ of }: { of: Explained['payments'] }) {
  if (of.length === 0) return null;
  return (
    <table>
      <tbody>
        {of.map(({ from, until, amountFen }) => (
          <tr key={from}>
            <td>
              <SpanText from={day(from)} until={day(until)} />
            </td>
            <td className="number">
              <Money fen={amountFen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
