/** Reasons in plain words, all of them together: what is missing by paper, and whatever else there is to say. */
import { useTranslation } from 'react-i18next';
import type { Shown } from '../deeds.ts';
import { type Draft, toggled } from './draft.ts';

type Props = {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** Papers that may be named as missing. */
  papers?: Shown['papers'];
};

/** The reasons of a draft as they are sent. */
export function reasonsOf(
  { reasons, missing }: Draft,
  papers: Shown['papers'],
  say: (name: string) => string,
): { text: string; paper?: string }[] {
  const byPaper = papers
    .filter(({ id }) => missing.includes(id))
    .map(({ id, name }) => ({ text: say(name), paper: id }));
  const typed = reasons.map((text) => text.trim()).filter((text) => text !== '');
  return [...byPaper, ...typed.map((text) => ({ text }))];
}

export function Reasons({ draft, change, papers = [] }: Props) {
  const { t } = useTranslation('desk');
  const { reasons, missing } = draft;
  const write = (at: number, text: string) => change({ reasons: reasons.with(at, text) });
  return (
    <>
      {papers.length > 0 && (
        <fieldset className="plain-set">
          <legend>{t('reasons-papers')}</legend>
          {papers.map(({ id, name }) => (
            <label key={id} className="check">
              <input
                type="checkbox"
                checked={missing.includes(id)}
                onChange={() => change({ missing: toggled(missing, id) })}
              />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
      )}
      {reasons.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a reason is known by its place while it is typed
        <label key={at} className="field">
          <span>{t('reasons-one', { number: at + 1 })}</span>
          <textarea
            rows={2}
            maxLength={1000}
            value={text}
            onChange={(event) => write(at, event.target.value)}
          />
        </label>
      ))}
      <p>
        <button
          type="button"
          className="button"
          onClick={() => change({ reasons: [...reasons, ''] })}
        >
          {t('reasons-more')}
        </button>
      </p>
    </>
  );
}
