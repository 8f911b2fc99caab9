/** What somebody is entitled to: state, money, days, reasons and a timeline, program by program. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yuanWords } from '../../../exchange/report/words.ts';
import type { Assessment, Reason } from '../../../model/assessment.ts';
import { conditionTimelines, readerOf } from '../../../programs/wording.ts';
import { compilerFor, day, examinerFor } from '../../../rules/index.ts';
import type { Rights, ShownPerson } from '../../offline/phone.ts';
import { Timeline } from '../../ui/timeline.tsx';
import { usePhone } from '../app/phone.tsx';
import { fenOfYear } from '../household/owed.ts';
import { isoOf, owedLines, sumOfLines } from './reading.ts';
import { paramOf } from './refs.ts';
import { findProgram, programWords, useTexts } from './text.ts';
import { useToday } from './use-today.ts';

type Props = {
  person: ShownPerson;
  rights: Rights;
  isTold: (program: string) => boolean;
};

const states: readonly Assessment['state'][] = ['entitled', 'ask', 'not-entitled'];
const kinds: readonly Assessment['kind'][] = ['benefit', 'service', 'information'];

export function RightsList({ person, rights, isTold }: Props) {
  const { t } = useTranslation('people');
  const rules = usePhone().rules();
  // Money first, then what an answer would settle; what is open to everybody anyway comes last.
  const placeOf = ({ state, kind, program }: Assessment) => {
    const found = findProgram(rules, program);
    const isOpenToAll = found?.kind === 'service' && found.standingOffer === true;
    return isOpenToAll ? 9 : states.indexOf(state) * 3 + kinds.indexOf(kind);
  };
  const today = useToday();
  const isUnpaid = (program: string) => owedLines(person, today).some(([id]) => id === program);
  const here = rights.here
    .filter(
      ({ program, state }) => isTold(program) && (state !== 'not-entitled' || isUnpaid(program)),
    )
    .toSorted((a, b) => placeOf(a) - placeOf(b));
  return (
    <>
      <h2>{t('rights')}</h2>
      {here.map((one) => (
        <RightCard key={one.program} person={person} assessment={one} />
      ))}
      <FromOffice person={person} rights={rights} isTold={isTold} />
    </>
  );
}

const tags = {
  entitled: { key: 'stateEntitled', className: 'tag yes', sign: '●' },
  ask: { key: 'stateAsk', className: 'tag ask', sign: '？' },
  'not-entitled': { key: 'stateNot', className: 'tag', sign: '○' },
} as const;

function RightCard({ person, assessment }: { person: ShownPerson; assessment: Assessment }) {
  const { t } = useTranslation('people');
  const { say, dayText } = useTexts();
  const today = useToday();
  const tag = tags[assessment.state];
  const fen = fenOfYear(assessment, today);
  const unpaid = sumOfLines(owedLines(person, today).filter(([id]) => id === assessment.program));
  const span = [...assessment.certain, ...assessment.possible].find(
    ([, until]) => until === null || day(until) > today,
  );
  return (
    <section className="card" aria-label={say(assessment.programName)}>
      <span className={tag.className}>
        <span aria-hidden="true">{tag.sign}</span> {t(tag.key)}
      </span>
      <h3>{say(assessment.programName)}</h3>
      {fen > 0 && <p className="sum">{t('aYear', { money: yuanWords(fen) })}</p>}
      {span && (
        <p className="quiet">
          {span[0] && t('since', { day: dayText(day(span[0])) })}{' '}
          {span[1] && t('until', { day: dayText(day(span[1]) - 1) })}
        </p>
      )}
      {assessment.questions.length > 0 && (
        <div className="question">
          <b>{t('missing')}</b>
          <ul>
            {assessment.questions.map((question) => (
              <li key={`${question.about} ${question.fact}`}>
                {question.about !== person.ref && `${question.aboutName} · `}
                {say(question.text)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Why person={person} assessment={assessment} />
      {unpaid > 0 && <p>{t('owed', { money: yuanWords(unpaid) })}</p>}
      {assessment.kind === 'benefit' && <HelpLink person={person} program={assessment.program} />}
    </section>
  );
}

function HelpLink({ person, program }: { person: ShownPerson; program: string }) {
  const { t } = useTranslation('people');
  return (
    <Link
      className="button"
      to="/benefit/$person/$program"
      params={{ person: paramOf(person.ref), program: program.replaceAll('/', ':') }}
    >
      {t('helpClaim')}
    </Link>
  );
}

/** Worked out only once somebody asks why. */
function Why({ person, assessment }: { person: ShownPerson; assessment: Assessment }) {
  const { t } = useTranslation('people');
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{assessment.state === 'entitled' ? t('why') : t('whyNot')}</summary>
      {isOpen && <Reasons person={person} assessment={assessment} />}
    </details>
  );
}

function Reasons({ person, assessment }: { person: ShownPerson; assessment: Assessment }) {
  const { t } = useTranslation('people');
  const { dayText } = useTexts();
  const today = useToday();
  const conditions = useConditions(person, assessment.program);
  const { nextChange } = assessment;
  return (
    <>
      <ul className="lines">
        {assessment.reasons.map((reason) => (
          <ReasonLine key={reason.condition} reason={reason} />
        ))}
      </ul>
      <Timeline result={assessment} conditions={conditions} on={isoOf(today)} />
      {nextChange && <p>{t('nextChange', { day: dayText(day(nextChange.on)) })}</p>}
      <PaymentLines assessment={assessment} />
    </>
  );
}

const signs = { yes: '✓', no: '✗', unknown: '？' } as const;

function ReasonLine({ reason }: { reason: Reason }) {
  const { say } = useTexts();
  return (
    <li>
      <span aria-hidden="true">{signs[reason.holds]} </span>
      {say(reason.sentence)}
      {reason.because && (
        <ul className="lines">
          {reason.because.map((one) => (
            <ReasonLine key={one.condition} reason={one} />
          ))}
        </ul>
      )}
    </li>
  );
}

function PaymentLines({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation('people');
  const { dayText } = useTexts();
  const lines = [
    ...assessment.payments.map((line) => ({ line, key: 'payableFrom' as const })),
    ...assessment.withheld.map((line) => ({ line, key: 'withheldLine' as const })),
  ];
  if (lines.length === 0) return null;
  return (
    <>
      <p>{t('money')}</p>
      <ul className="lines">
        {lines.map(({ line, key }) => (
          <li key={`${line.from} ${key}`}>
            {t(key, {
              from: dayText(day(line.from)),
              until: dayText(day(line.until) - 1),
              money: yuanWords(line.amountFen),
            })}
            {line.claimUntil && (
              <span className="quiet">
                {' '}
                {t('claimBefore', { day: dayText(day(line.claimUntil)) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Timelines of a program's conditions, from what the phone holds. */
function useConditions(person: ShownPerson, id: string) {
  const phone = usePhone();
  const rules = phone.rules();
  const program = findProgram(rules, id);
  const here = phone.populationOf([person.ref]);
  const index = here?.members[0]?.index;
  if (!rules || !program || !here || index === undefined) return [];
  const examiner = examinerFor(compilerFor(here.population, rules.pack.ages));
  return conditionTimelines(examiner, program, index, readerOf(undefined));
}

/** What only the county can work out. */
function FromOffice({ person, rights, isTold }: Props) {
  const { t } = useTranslation('people');
  const { say } = useTexts();
  const phone = usePhone();
  const today = useToday();
  const { entitled, unpaid, questions } = rights.server;
  const programs = [...new Set([...entitled, ...unpaid, ...questions].map(([program]) => program))];
  const told = programs.filter(isTold);
  if (told.length === 0) return null;
  return (
    <section className="card">
      <p className="quiet">{t('officeAnswer')}</p>
      {told.map((program) => {
        const lines = owedLines({ unpaid }, today).filter(([id]) => id === program);
        const isCertain = entitled.some(
          ([id, from, until, certain]) =>
            id === program &&
            certain === 1 &&
            (from ?? today) <= today &&
            (until ?? today + 1) > today,
        );
        return (
          <div key={program} className="item">
            <h3>{say(programWords(phone.rules(), program))}</h3>
            <p>
              <span className={isCertain ? 'tag yes' : 'tag ask'}>
                {isCertain ? t('stateEntitled') : t('stateAsk')}
              </span>{' '}
              {lines.length > 0 && t('owed', { money: yuanWords(sumOfLines(lines)) })}
            </p>
            {lines.length > 0 && <HelpLink person={person} program={program} />}
          </div>
        );
      })}
    </section>
  );
}
