/** Signing in, choosing a post, signing out. */
import { ask, county, doing, onPress, onSend, part, show } from './page.js';
import { showPasskey } from './passkeys.js';

/** Which of its pages the application sent somebody from. */
const wayBack = { app: '/app/', desk: '/app/desk' }[
  new URLSearchParams(location.search).get('back')
];
const noPost = part('post').textContent;

/** Shows who is signed in. */
async function showSession() {
  const { name, kind, post, posts, until } = await ask('GET', '/api/session');
  part('name').textContent = name;
  part('until').textContent = new Date(until).toLocaleString(document.documentElement.lang);
  const held = posts.find(({ id }) => id === post);
  part('post').textContent = held ? nameOf(held) : noPost;
  const others = posts.filter(({ id }) => id !== post);
  part('choice').hidden = others.length === 0;
  part('posts').replaceChildren(...others.map(choiceOf));
  part('to-app').hidden = kind !== 'staff' || !held;
  localStorage.setItem('nuanjia-county', county);
  if (held && wayBack) location.assign(wayBack);
  else show('session');
}

const nameOf = ({ roleName, unitName }) => [roleName, unitName].filter(Boolean).join(' · ');

function choiceOf(post) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = nameOf(post);
  button.addEventListener('click', () =>
    doing(button, async () => {
      await ask('POST', '/api/session/post', { post: post.id });
      await showSession();
    }),
  );
  const item = document.createElement('li');
  item.append(button);
  return item;
}

const clear = (form) => part(form).reset();

onSend('password-form', async (typed) => {
  try {
    await ask('POST', '/api/sign-in', { county, ...typed });
  } catch (error) {
    if (error.code === 'PASSWORD_EXPIRED') part('new-password-part').hidden = false;
    throw error;
  }
  clear('password-form');
  await showSession();
});

onPress('passkey', async () => {
  const { options } = await ask('POST', '/api/sign-in/passkey/begin', { county });
  await ask('POST', '/api/sign-in/passkey', { county, passkey: await showPasskey(options) });
  await showSession();
});

onPress('provider', async () => {
  const { url } = await ask('POST', '/api/sign-in/provider/begin', { county });
  location.assign(url);
});

let waiting;
onSend('code-form', async ({ code }) => {
  await ask('POST', '/api/sign-in/code', { county, handle: waiting, code });
  clear('code-form');
  await showSession();
});

onPress('sign-out', async () => {
  await ask('DELETE', '/api/session');
  show('form');
});

/** Back from the provider of single sign-on. */
async function comeBack(search) {
  history.replaceState(null, '', location.pathname);
  show('form');
  const { state, handle } = await ask('POST', '/api/sign-in/provider', { county, search });
  if (state === 'signed-in') return showSession();
  waiting = handle;
  show('code-form-part');
}

const { search } = location;
if (/[?&](code|error)=/.test(search)) await doing(part('provider'), () => comeBack(search));
else await showSession().catch(() => show('form'));
