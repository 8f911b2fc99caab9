/** Reading what the bank said: a file, how far it is, and what it did to the lines. */
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readReply } from '../../../../../api/contracts/money/runs.ts';
import type { BankFormatId } from '../../../../../exchange/bank/format.ts';
import { useChange } from '../../ask.ts';
import { Refused } from '../../failed.tsx';
import { FormatChoice } from './bank-file.tsx';
import { toBase64 } from './base64.ts';
import type { Run } from './run.tsx';

export function ReadReply({ run }: { run: Run }) {
  const { t } = useTranslation('desk');
  const change = useChange(readReply);
  const [format, choose] = useState<BankFormatId>(run.format ?? 'csv');
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get('file');
    if (!(file instanceof File) || file.size === 0) return;
    const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
    change.mutate({ params: { id: run.run }, body: { format, base64 } });
  };
  const { paid, failed, unknown, lines } = change.data ?? {};
  return (
    <form onSubmit={(event) => void send(event)} aria-label={t('reply')}>
      <h3>{t('reply')}</h3>
      <p className="quiet">{t('replyWhy')}</p>
      <div className="fields">
        <label className="field">
          <span>{t('replyFile')}</span>
          <input type="file" name="file" accept=".csv,.xml,.txt" required />
        </label>
        <FormatChoice value={format} choose={choose} />
      </div>
      <button type="submit" className="button first" disabled={change.isPending}>
        {t('reply')}
      </button>
      <div role="status">
        {change.isPending && (
          <p>
            <progress aria-label={t('reply')} /> {t('replyReading')}
          </p>
        )}
        {change.data && <p>{t('replyDid', { lines, paid, failed, unknown })}</p>}
      </div>
      <Refused error={change.error} />
    </form>
  );
}
