/** What a browser sends of a passkey (WebAuthn): the parts that are checked, and nothing beside them. */
import { exactly, Type } from '../contract.ts';

const Base64 = Type.String({ maxLength: 8_000, pattern: '^[A-Za-z0-9_-]*$' });

const credential = { id: Base64, rawId: Base64, type: Type.Literal('public-key') };

/** A passkey that a device made. */
export const MadePasskey = exactly({
  ...credential,
  response: exactly({
    clientDataJSON: Base64,
    attestationObject: Base64,
    transports: Type.Optional(
      Type.Array(
        Type.Union([
          Type.Literal('ble'),
          Type.Literal('cable'),
          Type.Literal('hybrid'),
          Type.Literal('internal'),
          Type.Literal('nfc'),
          Type.Literal('smart-card'),
          Type.Literal('usb'),
        ]),
        { maxItems: 8 },
      ),
    ),
  }),
});

/** A challenge that a passkey signed. */
export const ShownPasskey = exactly({
  ...credential,
  response: exactly({
    clientDataJSON: Base64,
    authenticatorData: Base64,
    signature: Base64,
    userHandle: Type.Optional(Base64),
  }),
});

/** Handed to the browser as it is: options of `navigator.credentials`, in their JSON form. */
export const PasskeyOptions = Type.Unknown({ description: 'WebAuthn options, as JSON.' });
