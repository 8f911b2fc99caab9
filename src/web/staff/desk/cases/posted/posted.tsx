/** What hangs on the board today, to be read, checked and printed: a masked name, the village, the program. */
import { useTranslation } from 'react-i18next';
import { listPosted } from '../../../../../api/contracts/case/public-notices.ts';
import { day } from '../../../../../rules/index.ts';
import { SpanText } from '../../../../ui/day.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { useLanguage } from '../../../../ui/language.ts';
import { useAsked } from '../../ask.ts';
import { Answered } from '../../failed.tsx';
import { Heading } from '../../heading.tsx';
import { PostedPaper } from '../../papers/paper-button.tsx';
import { programText } from '../../program-words.ts';
import { useSession } from '../../session.ts';
import '../cases.css';

export function PostedPage() {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { county, countyCode } = useSession();
  const posted = useAsked(
    listPosted,
    { query: { ...(countyCode !== undefined && { county: countyCode }) } },
    { isWanted: countyCode !== undefined },
  );
  const notices = posted.data?.notices ?? [];
  return (
    <>
      <Heading>{t('posted')}</Heading>
      <p>{t('posted-why', { county })}</p>
      <Answered of={posted}>
        {notices.length === 0 ? (
          <EmptyState title={t('posted-none')}>{t('posted-none-why')}</EmptyState>
        ) : (
          <>
            <PostedPaper />
            <p className="noprint">
              <button type="button" className="button" onClick={() => print()}>
                {t('posted-print')}
              </button>
            </p>
            <table>
              <thead>
                <tr>
                  <th>{t('posted-name')}</th>
                  <th>{t('unreached-village')}</th>
                  <th>{t('case-program')}</th>
                  <th>{t('posted-days')}</th>
                </tr>
              </thead>
              <tbody>
                {notices.map(({ id, maskedName, village, program, from, until }) => (
                  <tr key={id}>
                    <td data-name={t('posted-name')}>{maskedName}</td>
                    <td data-name={t('unreached-village')}>{village}</td>
                    <td data-name={t('case-program')}>{programText(program, language)}</td>
                    <td data-name={t('posted-days')}>
                      <SpanText from={day(from)} until={day(until)} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="quiet">{t('posted-object')}</p>
          </>
        )}
      </Answered>
    </>
  );
}
