/**
 * The head of a county's audit chain as a small signed text to keep elsewhere. Whoever can change the
 * database can make its chain whole again; they cannot change a head that lies on another machine.
 */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

export type AuditHead = {
  readonly county: string;
  /** Number of the last audit row. */
  readonly seq: number;
  /** Its hash, in hex. */
  readonly hash: string;
  /** Another one since the last restore. */
  readonly epoch: string;
  /** When it was exported, by the clock of the server. */
  readonly at: string;
};

const title = 'nuanjia audit head 1';

/** 64 bytes of signature in base64: the last sign before the padding carries two bits only. */
const format = new RegExp(
  `^(${title}\ncounty (?<county>\\d{6})\nseq (?<seq>\\d{1,15})\nhash (?<hash>[0-9a-f]{64})
epoch (?<epoch>[0-9a-f-]{36})\nat (?<at>[0-9TZ:-]{20})\nkey (?<key>[0-9a-f]{16})\n)signature (?<signature>[A-Za-z0-9+/]{85}[AQgw]==)\n$`,
);

/** The first half of the SHA-256 of a public key: enough to see which key signed. */
export const fingerprintOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** The head as text, with an Ed25519 signature in its last line. */
export function signHead(head: AuditHead, privateKey: KeyObject): string {
  const { county, seq, hash, epoch, at } = head;
  const lines = { county, seq, hash, epoch, at, key: fingerprintOf(createPublicKey(privateKey)) };
  const body = [title, ...Object.entries(lines).map(([name, value]) => `${name} ${value}`), ''];
  const signed = body.join('\n');
  const signature = sign(null, Buffer.from(signed), privateKey).toString('base64');
  return `${signed}signature ${signature}\n`;
}

/**
 * The head that a text states, once its signature holds.
 * Errors: AUDIT_HEAD_FORMAT, AUDIT_HEAD_OTHER_KEY, AUDIT_HEAD_FORGED.
 */
export function verifyHead(text: string, publicKey: KeyObject): AuditHead {
  const match = format.exec(text.replaceAll('\r\n', '\n'));
  if (!match) throw headError('AUDIT_HEAD_FORMAT', 'this is no audit head', {});
  const { county, seq, hash, epoch, at, key, signature } = match.groups as Record<string, string>;
  const own = fingerprintOf(publicKey);
  if (key !== own) {
    const message = `the head was signed with key ${key}, this is key ${own}`;
    throw headError('AUDIT_HEAD_OTHER_KEY', message, { key: key!, own });
  }
  if (!verify(null, Buffer.from(match[1]!), publicKey, Buffer.from(signature!, 'base64')))
    throw headError('AUDIT_HEAD_FORGED', 'the signature does not fit the head', { at: at! });
  return { county: county!, seq: Number(seq), hash: hash!, epoch: epoch!, at: at! };
}

export const headError = (
  code: string,
  message: string,
  detail: Readonly<Record<string, string>>,
) => Object.assign(new Error(message), { code, detail });
