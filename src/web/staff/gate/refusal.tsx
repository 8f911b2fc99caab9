/** What was refused, in words, where a screen reader reads it at once. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gateWords } from '../words/gate.ts';

type Known = keyof (typeof gateWords)['zh-CN'];
const isKnown = (code: string): code is Known => code in gateWords['zh-CN'];

/** The notice to show, and what sets it: an error, words, or nothing. */
export function useRefusal(): [ReactElement | null, (reason: unknown) => void] {
  const { t } = useTranslation('gate');
  const [reason, setReason] = useState<unknown>();
  const say = (code: string) => (isKnown(code) ? t(code) : t('refused', { code }));
  const words = typeof reason === 'string' ? reason : say(codeOf(reason));
  const notice =
    reason === undefined ? null : (
      <p className="refusal" role="alert">
        {words}
      </p>
    );
  return [notice, setReason];
}

export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'NO_CONNECTION';
}
