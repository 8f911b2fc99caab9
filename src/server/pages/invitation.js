/** Setting an account up with a one-time code. */
import { ask, county, onPress, onSend, part, show } from './page.js';
import { makePasskey } from './passkeys.js';

let code;
let opened;

onSend('open-form', async (typed) => {
  code = typed.code ?? '-';
  opened = await ask('POST', '/api/invitations/open', { county, code });
  part('name').textContent = opened.name;
  part('login-shown').textContent = opened.login;
  part('login').value = opened.login;
  part('qr').src = opened.totp.qr;
  part('secret').textContent = opened.totp.secret;
  show('choose');
});

onSend('accept-form', ({ password, totp }) =>
  accept({
    ...(password && { password }),
    ...(totp && { totp: { handle: opened.totp.handle, code: totp } }),
  }),
);

onPress('passkey', async () => {
  const made = await makePasskey(opened.passkey);
  await accept({ passkey: { made, name: navigator.platform || 'passkey' } });
});

async function accept(given) {
  const { recoveryCodes } = await ask('POST', '/api/invitations/accept', {
    county,
    code,
    ...given,
  });
  part('accept-form').reset();
  part('recovery').hidden = recoveryCodes.length === 0;
  part('recovery-codes').replaceChildren(
    ...recoveryCodes.map((one) =>
      Object.assign(document.createElement('li'), { textContent: one }),
    ),
  );
  show('done');
}
