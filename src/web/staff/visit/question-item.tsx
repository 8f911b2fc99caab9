/** One fact to ask for: why it is asked, its answers, and passing it over, all one tap. */
import { useTranslation } from 'react-i18next';
import { catalog, type FactKind } from '../../../model/facts/catalog.ts';
import type { PersonFields } from '../../../model/sync/fields.ts';
import { checkFact } from '../../../programs/visit/check.ts';
import type { QuestionItem as Question, Why } from '../../../programs/visit/items.ts';
import { yuanWords } from '../../../exchange/report/words.ts';
import { usePhone } from '../app/phone.tsx';
import { findProgram, isDiscreet, programWords, useTexts } from '../person/text.ts';
import { valueWords } from '../places/place-name.ts';
import { Answered } from './answered.tsx';
import { DayField } from './day-field.tsx';
import { FactAnswers, isConfirmed } from './fact-answers.tsx';
import { lifetimeOf } from './lifetime.ts';
import type { Visit } from './use-visit.ts';

type Fact = PersonFields['fact'];

export function QuestionItem({ item, visit }: { item: Question; visit: Visit }) {
  const { t } = useTranslation('visit');
  const phone = usePhone();
  const { say, dayText } = useTexts();
  const { said, isSkipped } = visit.form!.standing(item);
  const fact = item.fact as FactKind;
  const person = phone.person(item.who);
  if (!person) return null;
  const valueText = (value: Fact['value']) => say(valueWords(phone, fact, value));
  return (
    <section className="item">
      <h3>
        {person.name} · {isConfirmed(item) ? t('stillRight') : say(catalog[fact].name)}
      </h3>
      <p>
        {item.known
          ? t('knownSince', {
              value: valueText(knownValue(fact, item.known.low)),
              day: dayText(item.known.since),
            })
          : say(catalog[fact].question)}
      </p>
      {item.known && !isConfirmed(item) && <p>{t('andBefore')}</p>}
      {said || isSkipped ? (
        <>
          <Answered
            text={said ? answerText(said.value as Fact, valueText) : t('skipped')}
            said={said}
            onUndo={() => visit.undo(item)}
          />
          {said && !item.known && <Since item={item} visit={visit} value={said.value as Fact} />}
        </>
      ) : (
        <FactAnswers item={item} person={person} visit={visit} />
      )}
      {item.why.length > 0 && (
        <details>
          <summary>{t('whyAsk')}</summary>
          <ul className="lines">
            {item.why.map((why) => (
              <li key={`${why.program} ${why.of}`}>
                <WhyText why={why} about={item.who} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const answerText = ({ value, from, until }: Fact, valueText: (value: Fact['value']) => string) =>
  [valueText(value), from && `${from} –`, until && `– ${until}`].filter(Boolean).join(' · ');

/** A stored value as it is written: the word of a choice, the code of an area. */
export function knownValue(fact: FactKind, low: number): string | number {
  const definition = catalog[fact];
  if (definition.type === 'choice') return definition.values[low] ?? String(low);
  return definition.type === 'area' ? String(low).padStart(12, '0') : low;
}

/** Since when the answer holds; it may stay open. */
function Since({ item, visit, value }: { item: Question; visit: Visit; value: Fact }) {
  const { t } = useTranslation('visit');
  const person = usePhone().person(item.who);
  if (!person) return null;
  return (
    <details>
      <summary>{t('since')}</summary>
      <DayField
        label={t('since')}
        first={value.from ?? ''}
        checkOf={(from) =>
          checkFact(
            item.fact as FactKind,
            { value: value.value, ...(from !== '' && { from }) },
            lifetimeOf(person),
            visit.today,
          )
        }
        onSave={(from) => visit.say(item, { value: value.value, ...(from !== '' && { from }) })}
      />
    </details>
  );
}

/** A reason in plain words. Of a program that would tell others something, only that there is one. */
function WhyText({ why, about }: { why: Why; about: Question['who'] }) {
  const { t } = useTranslation('visit');
  const { t: tp } = useTranslation('people');
  const { say, language } = useTexts();
  const phone = usePhone();
  const rules = phone.rules();
  if (isDiscreet(rules, why.program)) return <>{tp('discreet')}</>;
  const program = say(programWords(rules, why.program));
  const names = findProgram(rules, why.program)?.messages[language].conditions;
  const conditions = why.conditions.map((name) => names?.[name] ?? name);
  return (
    <>
      {why.fenAYear > 0
        ? t('whyMoney', { program, money: yuanWords(why.fenAYear) })
        : t('whyPlain', { program })}{' '}
      {conditions.length > 0 && t('whyCondition', { condition: conditions.join('；') })}{' '}
      {why.of !== about && t('whyOf', { name: phone.person(why.of)?.name ?? '' })}
    </>
  );
}
