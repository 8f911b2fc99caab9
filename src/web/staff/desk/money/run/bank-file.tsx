/** The file for the bank: made once in a format, then downloaded as often as needed, always the same. */
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileRun, getRunFile } from '../../../../../api/contracts/money/runs.ts';
import { type BankFormatId, bankFormatIds } from '../../../../../exchange/bank/format.ts';
import { useNotify } from '../../../../ui/notice.tsx';
import { useChange } from '../../ask.ts';
import { Refused } from '../../failed.tsx';
import { saveFile } from '../../papers/save-file.ts';
import { fromBase64 } from './base64.ts';
import type { Run } from './run.tsx';

type Choice = { value: BankFormatId; choose: (format: BankFormatId) => void };

export function FormatChoice({ value, choose }: Choice) {
  const { t } = useTranslation('desk');
  return (
    <label className="field short">
      <span>{t('fileFormat')}</span>
      <select
        value={value}
        onChange={({ target }) => choose(target.value === 'csv' ? 'csv' : 'iso20022')}
      >
        {bankFormatIds.map((format) => (
          <option key={format} value={format}>
            {t(`format-${format}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

export function MakeFile({ run }: { run: Run }) {
  const { t } = useTranslation('desk');
  const notify = useNotify();
  const change = useChange(fileRun, { onDone: () => notify({ words: t('fileMade') }) });
  const [format, choose] = useState<BankFormatId>('csv');
  const make = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ params: { id: run.run }, body: { format } });
  };
  return (
    <form onSubmit={make}>
      <FormatChoice value={format} choose={choose} />
      <p className="quiet">{t('fileWhy')}</p>
      <button type="submit" className="button first" disabled={change.isPending}>
        {t('fileMake')}
      </button>
      <Refused error={change.error} />
    </form>
  );
}

export function GetFile({ run }: { run: Run }) {
  const { t } = useTranslation('desk');
  const change = useChange(getRunFile, {
    isReading: true,
    onDone: ({ name, mediaType, base64 }) =>
      saveFile({ name, bytes: fromBase64(base64) }, mediaType),
  });
  const get = () => change.mutate({ params: { id: run.run } });
  return (
    <p>
      <button type="button" className="button" disabled={change.isPending} onClick={get}>
        {t('fileGet')}
      </button>
      <Refused error={change.error} />
    </p>
  );
}
