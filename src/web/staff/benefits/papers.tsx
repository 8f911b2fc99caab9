/** Photos of papers for an application: only once the person said that one may be kept. */
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewPaper, ShownPerson } from '../../offline/phone.ts';
import { usePhone } from '../app/phone.tsx';
import { paramOf } from '../person/refs.ts';
import type { Visit } from '../visit/use-visit.ts';
import { smallPhoto } from './photo.ts';

const kinds = [
  ['certificate', 'showsCertificate'],
  ['bank-card', 'showsBank'],
  ['identity-card', 'showsIdentity'],
  ['other', 'showsOther'],
] as const satisfies readonly (readonly [NewPaper['shows'], string])[];

export function Papers({ person, visit }: { person: ShownPerson; visit: Visit }) {
  const { t } = useTranslation('visit');
  const answer = person.consents['photo-of-paper'];
  return (
    <section className="card">
      <h2>{t('papers')}</h2>
      {answer === 'given' ? (
        <Camera person={person} visit={visit} />
      ) : (
        <>
          <p>{answer === undefined ? t('paperNeedsConsent') : t('paperRefused')}</p>
          <Link
            className="button"
            to="/person/$person/consents"
            params={{ person: paramOf(person.ref) }}
          >
            {t('askConsent')}
          </Link>
        </>
      )}
    </section>
  );
}

function Camera({ person, visit }: { person: ShownPerson; visit: Visit }) {
  const { t } = useTranslation('visit');
  const phone = usePhone();
  const [shows, setShows] = useState<NewPaper['shows']>('certificate');
  const [outcome, setOutcome] = useState<string>();
  const id = useId();
  const keep = async (file: File) => {
    const bytes = await smallPhoto(file);
    if (!bytes) return setOutcome(t('photoFailed'));
    await phone.addPaper({ visit: visit.ref, who: person.ref, shows, bytes });
    setOutcome(t('paperKept', { kilobytes: Math.ceil(bytes.length / 1000) }));
  };
  return (
    <>
      <fieldset className="choices">
        <legend>{t('paperShows')}</legend>
        {kinds.map(([kind, key]) => (
          <button
            key={kind}
            type="button"
            className="button"
            aria-pressed={shows === kind}
            onClick={() => setShows(kind)}
          >
            {t(key)}
          </button>
        ))}
      </fieldset>
      <label className="field" htmlFor={id}>
        <span>{t('takePhoto')}</span>
        <input
          id={id}
          type="file"
          accept="image/*"
          capture="environment"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void keep(file);
            target.value = '';
          }}
        />
      </label>
      <p role="status">{outcome}</p>
    </>
  );
}
