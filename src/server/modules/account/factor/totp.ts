/** Codes of an authenticator application (RFC 6238): six digits, new every 30 seconds, each good once. */
import { generateSecret, generateURI, verifySync } from 'otplib';
import type { KeyRing } from '../../../../db/keys/key-ring.ts';

/** Seconds by which a phone's clock may be off: one step. */
const TOLERANCE = 30;

/** 160 random bits in base32. */
export const newTotpSecret = (): string => generateSecret({ length: 20 });

/** What an authenticator reads from a QR code. */
export const totpUri = (secret: string, issuer: string, label: string): string =>
  generateURI({ secret, issuer, label });

/** The step of 30 seconds whose code it is, or undefined. That it is used once is for the database to see. */
export function findTotpStep(secret: string, code: string, now: Date): number | undefined {
  const token = code.normalize('NFKC').replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token, epoch, epochTolerance: TOLERANCE });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}

export const sealTotp = (keys: KeyRing, account: number, secret: string): Buffer =>
  keys.sealId(secret, totpContext(account));

export const openTotp = (keys: KeyRing, account: number, sealed: Uint8Array): string =>
  keys.openId(sealed, totpContext(account));

const totpContext = (account: number) => `account ${account} totp`;
