/**
 * A visit: one conversation made of everything that is due to a household, asked of it, and owed to it. Each answer is
 * saved as it is given; nothing waits for a button at the end.
 */
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Item, itemKey } from '../../../programs/visit/items.ts';
import { leftOutWithin } from '../../../programs/visit/time.ts';
import { usePhone } from '../app/phone.tsx';
import { Cover } from '../household/cover.tsx';
import '../household/household.css';
import { Missing } from '../household/missing.tsx';
import { paramOf } from '../person/refs.ts';
import { Supplies } from '../supplies/supplies.tsx';
import { HelpItem } from './help-item.tsx';
import { MeasureItem } from './measure-item.tsx';
import { QuestionItem } from './question-item.tsx';
import { Referral } from '../referral/referral.tsx';
import { Setting } from './setting.tsx';
import { StepItem } from './step-item.tsx';
import { useVisit, type Visit } from './use-visit.ts';
import './visit.css';

export function VisitPage() {
  const { visit: id = '' } = useParams({ strict: false });
  const { t } = useTranslation('visit');
  const visit = useVisit(`visit/${id}`);
  const phone = usePhone();
  if (!visit) return <Missing />;
  if (!visit.form) {
    return (
      <section className="card">
        <h1>{t('title')}</h1>
        <p>{t('noRules')}</p>
      </section>
    );
  }
  const { form, draft } = visit;
  const names = draft.members.flatMap((ref) => phone.person(ref)?.name ?? []);
  const items = form.sections.flatMap((section) => section.items);
  const isAnswered = (item: Item) => {
    const { said, isSkipped } = form.standing(item);
    return said !== undefined || isSkipped;
  };
  const answered = new Set(items.filter(isAnswered).map(itemKey));
  const left =
    draft.minutes === 0 ? [] : leftOutWithin(form, draft.minutes, (key) => answered.has(key));
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <Cover />
      </div>
      <p className="quiet">{names.join('、')}</p>
      <Setting visit={visit} />
      <p className="head">
        <span>{t('progress', { done: answered.size, all: items.length })}</span>
        <span className="quiet">{t('about', { minutes: Math.ceil(form.minutes) })}</span>
      </p>
      <progress
        max={Math.max(items.length, 1)}
        value={answered.size}
        aria-label={t('progress', { done: answered.size, all: items.length })}
      />
      {form.sections.map(({ id: section, items: own }) => {
        const now = own.filter((item) => !left.includes(itemKey(item)));
        return now.length === 0 ? null : (
          <section key={section} className="card" aria-label={t(section)}>
            <h2>{t(section)}</h2>
            {now.map((item) => (
              <ItemView key={itemKey(item)} item={item} visit={visit} />
            ))}
          </section>
        );
      })}
      {left.length > 0 && <Later items={items} left={left} visit={visit} />}
      <Referral visit={visit} />
      <Supplies visit={visit} />
      <Link
        className="button first wide"
        to="/visit/$visit/finish"
        params={{ visit: paramOf(visit.ref) }}
      >
        {t('finish')}
      </Link>
    </>
  );
}

function Later({
  items,
  left,
  visit,
}: {
  items: readonly Item[];
  left: readonly string[];
  visit: Visit;
}) {
  const { t } = useTranslation('visit');
  return (
    <details className="card">
      <summary>{t('later', { count: left.length })}</summary>
      <p className="quiet">{t('laterWhy')}</p>
      {items
        .filter((item) => left.includes(itemKey(item)))
        .map((item) => (
          <ItemView key={itemKey(item)} item={item} visit={visit} />
        ))}
    </details>
  );
}

export function ItemView({ item, visit }: { item: Item; visit: Visit }) {
  switch (item.kind) {
    case 'step':
      return <StepItem item={item} visit={visit} />;
    case 'question':
      return <QuestionItem item={item} visit={visit} />;
    case 'measure':
      return <MeasureItem item={item} visit={visit} />;
    case 'help':
      return <HelpItem item={item} visit={visit} />;
  }
}
