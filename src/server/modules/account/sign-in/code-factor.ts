/** The code beside a password: of an authenticator, or a recovery code. Used up within the transaction. */
import { type Changing, snapshotCounty } from '../../../../db/county.ts';
import { advanceTotp, consumeRecoveryCode, findTotp } from '../factor/queries.ts';
import { recoveryHash } from '../factor/recovery.ts';
import { findTotpStep, newTotpSecret, openTotp } from '../factor/totp.ts';
import { type CountyDesk, itself } from '../desk.ts';
import type { AccountRow } from '../queries.ts';
import type { Factor } from '../session/session.ts';

export type CodeFactor = {
  readonly factors: readonly Factor[];
  /** Uses the code up; false when it was used before. */
  readonly use: (tx: Changing) => Promise<boolean>;
};

const nobodysSecret = newTotpSecret();

const none: CodeFactor = { factors: [], use: async () => true };

/**
 * What a code stands for; undefined when it does not fit or one is missing. Residents who have not added an
 * authenticator need none.
 */
export async function codeFactor(
  { county, keys }: Pick<CountyDesk, 'county' | 'keys'>,
  account: Pick<AccountRow, 'id' | 'kind'> | undefined,
  code: string | undefined,
  now: Date,
): Promise<CodeFactor | undefined> {
  const id = account?.id ?? 0;
  const totp = await snapshotCounty(itself(county), (tx) => findTotp(tx, id));
  // Worked out also where there is none, so that the time does not tell.
  const secret = totp ? openTotp(keys, id, totp.secret_sealed) : nobodysSecret;
  const step = code === undefined ? undefined : findTotpStep(secret, code, now);
  if (!totp) return account?.kind === 'resident' ? none : undefined;
  if (step !== undefined) return { factors: ['totp'], use: (tx) => advanceTotp(tx, id, step) };
  if (code === undefined || /^\s*\d{6}\s*$/.test(code)) return undefined;
  const hash = recoveryHash(code);
  return { factors: ['recovery-code'], use: (tx) => consumeRecoveryCode(tx, id, hash, now) };
}
