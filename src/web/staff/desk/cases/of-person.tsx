/** Claims of somebody on her page: how each stands, and what she is entitled to and has not claimed. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { casesOfPerson } from '../../../../api/contracts/case/cases.ts';
import type { explainRights } from '../../../../api/contracts/rights.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { isOpen } from '../../../../model/casework/case.ts';
import { useToday } from '../../person/use-today.ts';
import { useAsked } from '../ask.ts';
import { Due } from '../due.tsx';
import { Answered } from '../failed.tsx';
import { isClaimed, programInAddress } from '../program-words.ts';
import { useSession } from '../session.ts';
import './cases.css';
import { hasBegun } from './deeds.ts';
import { State } from './one/case.tsx';

type Programs = AnswerOf<typeof explainRights>['programs'];
type Props = { person: number; task: number; programs: Programs };

export function CasesOfPerson({ person, task, programs }: Props) {
  const { post } = useSession();
  if (!post?.may.includes('case.read')) return null;
  return <Asked {...{ person, task, programs }} mayApply={post.may.includes('case.apply')} />;
}

function Asked({ person, task, programs, mayApply }: Props & { mayApply: boolean }) {
  const of = useAsked(casesOfPerson, { params: { person } }, { task });
  const cases = of.data?.cases ?? [];
  return (
    <Answered of={of}>
      <Cases {...{ person, programs, mayApply, cases }} />
    </Answered>
  );
}

type CasesProps = {
  person: number;
  programs: Programs;
  mayApply: boolean;
  cases: AnswerOf<typeof casesOfPerson>['cases'];
};

function Cases({ person, programs, mayApply, cases }: CasesProps) {
  const { t } = useTranslation('desk');
  const today = useToday();
  const standing = new Set(
    cases.flatMap(({ program, state }) =>
      isOpen(state as Parameters<typeof isOpen>[0]) ? [program] : [],
    ),
  );
  const open = programs.filter(
    (one) =>
      hasBegun(one, today) &&
      one.payments.length + one.withheld.length > 0 &&
      isClaimed(one.program) &&
      !standing.has(one.program),
  );
  if (cases.length === 0 && open.length === 0) return null;
  return (
    <section className="card" aria-label={t('cases-of-person')}>
      <h2>{t('cases-of-person')}</h2>
      <ul className="plain cases-of">
        {cases.map((one) => (
          <li key={one.id} className="row">
            <Link to="/desk/case/$case" params={{ case: String(one.id) }} search={{ person }}>
              {one.programName}
            </Link>
            <State of={one} />
            {one.due !== undefined && <Due on={one.due} isCertain={one.isDueCertain ?? true} />}
          </li>
        ))}
        {mayApply &&
          open.map(({ program, name }) => (
            <li key={program} className="row">
              <span>{name}</span>
              <Link
                to="/desk/apply/$person/$program"
                params={{ person: String(person), program: programInAddress(program) }}
                className="button"
              >
                {t('apply')}
                <span className="unseen"> {name}</span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
}
