/**
 * The page's script: search, filters, the language attribute, unfolding people as they come near,
 * and opening everything for print. The page is complete without it. Its hash is the only script
 * that the page's policy lets run.
 */

/** JavaScript for the whole page; nothing in it depends on what is reported. */
export const script = `
(() => {
  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  const people = [...document.querySelectorAll('.person')];
  const totals = document.querySelector('.totals');
  const [word, program, state, shown, empty] =
    ['word', 'program', 'state', 'shown', 'empty'].map(find);
  root.classList.add('js');
  document.querySelector('.top').after(totals);

  const option = (value, chinese, english) => {
    const made = document.createElement('option');
    made.value = value;
    made.dataset.zh = chinese;
    made.dataset.en = english;
    return made;
  };
  for (const row of totals.querySelectorAll('[data-program]')) {
    const names = row.querySelectorAll('th [lang]');
    program.append(option(row.dataset.program, names[0].textContent, names[1].textContent));
  }

  const unfold = (person) => {
    const folded = person.querySelector('noscript');
    if (folded) folded.outerHTML = folded.textContent;
  };
  const near = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        unfold(target);
      }
    },
    { rootMargin: '1200px' },
  );
  for (const person of people) {
    if (person.querySelector('noscript')) near.observe(person);
  }
  addEventListener('beforeprint', () => people.forEach(unfold));

  const speak = () => {
    const isEnglish = find('language-en').checked;
    root.lang = isEnglish ? 'en' : 'zh-CN';
    for (const each of document.querySelectorAll('[data-zh]')) {
      each.textContent = isEnglish ? each.dataset.en : each.dataset.zh;
    }
  };
  const filter = () => {
    const wanted = word.value.trim().toLowerCase();
    let count = 0;
    for (const person of people) {
      const entries = person.dataset.is.split(' ').map((entry) => entry.split('='));
      const fits = entries.some(
        ([id, now]) =>
          (program.value === '' || id === program.value) &&
          (state.value === '' || now === state.value),
      );
      const isPlain = program.value === '' && state.value === '';
      const header = person.firstElementChild.textContent.toLowerCase();
      person.hidden = !((fits || isPlain) && header.includes(wanted));
      if (!person.hidden) count++;
    }
    shown.textContent = String(count);
    empty.hidden = count > 0 || people.length === 0;
  };
  for (const radio of document.querySelectorAll('[name=language]')) {
    radio.addEventListener('change', speak);
  }
  let waiting = 0;
  word.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  program.addEventListener('change', filter);
  state.addEventListener('change', filter);
  speak();
  filter();

  if (!CSS.supports('selector(::details-content)')) {
    let opened = [];
    addEventListener('beforeprint', () => {
      opened = [...document.querySelectorAll('details:not([open])')];
      for (const each of opened) each.open = true;
    });
    addEventListener('afterprint', () => {
      for (const each of opened) each.open = false;
    });
  }
})();
`;

/** SHA-256 of the script, as a content security policy names it; a test keeps it true. */
export const scriptHash = 'sha256-CX0hPMGKXWXMqTnVEQVqLCKBMvZbVQhdHnqNz+Sc4vA=';
