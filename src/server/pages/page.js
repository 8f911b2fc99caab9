/** What the pages of signing in have in common: asking the server, saying what it refused, showing one part at a time. */

const { lang } = document.documentElement;
export const { county } = document.body.dataset;

/** The part of the page with an id. */
export const part = (id) => document.getElementById(id);

/** Asks the server; an answer that is a refusal is thrown, with its words. */
export async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      'accept-language': lang,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (response.ok) return answer;
  throw Object.assign(new Error(answer.detail), { code: answer.code, isRefusal: true });
}

/** Shows one section and moves the reader to its heading. */
export function show(id) {
  for (const section of document.querySelectorAll('main > section')) {
    section.hidden = section.id !== id;
  }
  part(id).querySelector('h1').focus();
}

const refused = part('refused');
const failed = part('failed');

/** Does something that somebody asked for by a control, which waits meanwhile; says what was refused. */
export async function doing(control, work) {
  refused.hidden = true;
  failed.hidden = true;
  control.disabled = true;
  try {
    await work();
  } catch (error) {
    if (error.isRefusal) {
      refused.textContent = error.message;
      refused.hidden = false;
      refused.focus();
    } else {
      failed.hidden = false;
    }
  } finally {
    control.disabled = false;
  }
}

/** Calls work when a form is sent, with what was typed; what is empty is left out. */
export function onSend(id, work) {
  part(id).addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value));
    doing(event.submitter ?? event.target.querySelector('button'), () => work(typed));
  });
}

/** Calls work when a button is pressed. */
export const onPress = (id, work) =>
  part(id).addEventListener('click', ({ currentTarget }) => doing(currentTarget, work));
