/**
 * A passkey of this phone that stands for the PIN: with the PRF extension it yields the same 32 bytes each time, which
 * never leave the phone.
 */
import type { PasskeySecret } from '../../offline/phone.ts';

const salt = new TextEncoder().encode('nuanjia: store of the caseload');
const prf = { prf: { eval: { first: salt } } };

const error = (code: string) => Object.assign(new Error(code), { code });
const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const bytesOf = (text: string) => Uint8Array.from(atob(text), (mark) => mark.charCodeAt(0));
const challenge = () => crypto.getRandomValues(new Uint8Array(32));

function secretOf(credential: Credential | null): PasskeySecret {
  if (!(credential instanceof PublicKeyCredential)) throw error('PHONE_PASSKEY_NONE');
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (!first) throw error('PHONE_PASSKEY_NONE');
  const secret = new Uint8Array(first instanceof ArrayBuffer ? first : first.buffer);
  return { credential: base64(credential.rawId), secret };
}

/** Asks the phone's owner by finger or face. Errors: PHONE_PASSKEY_NONE, what the browser throws when she declines. */
export async function askPasskey(credential: string): Promise<PasskeySecret> {
  const allowed = { type: 'public-key', id: bytesOf(credential) } as const;
  return secretOf(
    await navigator.credentials.get({
      publicKey: {
        challenge: challenge(),
        allowCredentials: [allowed],
        userVerification: 'required',
        extensions: prf,
      },
    }),
  );
}

/** Makes one on this phone and reads its secret. Errors: PHONE_PASSKEY_NONE where the phone cannot. */
export async function makePasskey(name: string): Promise<PasskeySecret> {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: challenge(),
      rp: { name: '暖家' },
      user: { id: challenge(), name, displayName: name },
      pubKeyCredParams: [
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      authenticatorSelection: {
        authenticatorAttachment: 'platform',
        residentKey: 'preferred',
        userVerification: 'required',
      },
      extensions: prf,
    },
  });
  if (!(made instanceof PublicKeyCredential)) throw error('PHONE_PASSKEY_NONE');
  return askPasskey(base64(made.rawId));
}
