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
import { isClaimed, programInAddress } from '../program-words.ts';
import { useSession } from '../session.ts';
import './cases.css';
import { hasBegun } from './deeds.ts';
import { State } from './one/case.tsx';

type Programs = AnswerOf<typeof explainRights>['programs'];
type Props = { person: number; task: number; programs: Programs };

export function CasesOfPerson({ person, task, programs }: Props) {
  const { t } = useTranslation('desk');
  const { post } = useSession();
  const today = useToday();
  const mayRead = post?.may.includes('case.read') ?? false;
  const { data } = useAsked(casesOfPerson, { params: { person } }, { task, isWanted: mayRead });
  if (!data) return null;
  const standing = new Set(
    data.cases.flatMap(({ program, state }) =>
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
  const mayApply = post?.may.includes('case.apply') ?? false;
  if (data.cases.length === 0 && open.length === 0) return null;
  return (
    <section className="card" aria-label={t('cases-of-person')}>
      <h2>{t('cases-of-person')}</h2>
      <ul className="plain cases-of">
        {data.cases.map((one) => (
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
