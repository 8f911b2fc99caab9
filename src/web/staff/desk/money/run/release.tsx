/** Releasing what is held, with what was found: it waits a little, so that it can be taken back, and is then sent. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../../../api/client.ts';
import { releaseLine } from '../../../../../api/contracts/money/runs.ts';
import { call } from '../../ask.ts';
import type { Deed } from '../../outbox/outbox.ts';
import { outbox, useOutbox } from '../../outbox/outbox-bar.tsx';
import type { Line } from './lines.tsx';
import { Asking } from '../reason-form.tsx';
import type { Run } from './run.tsx';

type Props = { run: Run; line: Line; alike: readonly Line[] };

export function Release({ run, line, alike }: Props) {
  const { t } = useTranslation('desk');
  const [isOpen, setOpen] = useState(false);
  const [isForAll, setForAll] = useState(alike.length > 1);
  const entry = useOutbox().find(({ deed }) => deed.line === line.line);
  const release = (reason: string) => {
    const words = { action: t('release'), unreached: t('unreached') };
    outbox.hold((isForAll ? alike : [line]).map((one) => deedOf(run, one, reason, words)));
    setOpen(false);
  };
  if (entry && entry.state !== 'refused') {
    return <p>{t(entry.state === 'sent' ? 'released' : 'releasing')}</p>;
  }
  return (
    <Asking
      action={t('release')}
      label={t('releaseWhat')}
      change={{ isPending: false, error: null }}
      send={release}
      isOpen={isOpen}
      setOpen={setOpen}
    >
      {alike.length > 1 && (
        <label className="check">
          <input
            type="checkbox"
            checked={isForAll}
            onChange={({ target }) => setForAll(target.checked)}
          />{' '}
          {t('releaseAlike', { count: alike.length })}
        </label>
      )}
    </Asking>
  );
}

/** A release under a key of its own, ready to be sent. */
function deedOf(
  run: Run,
  { line, name }: Line,
  reason: string,
  words: { readonly action: string; readonly unreached: string },
): Deed {
  const key = crypto.randomUUID();
  return {
    ...{ run: run.run, line, title: name, words: words.action },
    send: () =>
      call(releaseLine, { params: { id: line }, body: { reason } }, { key }).catch(
        (error: unknown) => {
          throw error instanceof ProblemError ? error : new Error(words.unreached);
        },
      ),
  };
}
