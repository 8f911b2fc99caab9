/** What may be searched for: names that mean somebody, and never a net for everybody. */

/** Characters of a name, or full syllables of pinyin, as beginnings to look for. */
export type NameSearch = { readonly name: string; readonly reading: string };

const hanName = /^[\p{Script=Han}·]+$/u;

/** One syllable, written out; an initial alone is none. */
const syllable =
  /^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:[aeo]|ai|ei|ao|ou|an|en|ang|eng|ong|er|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|v|ve|ue)$/;

const LEAST = 2;

/**
 * What to look for: at least two characters, or two full syllables apart. Errors: SEARCH_TOO_WIDE for one
 * character, initials and wildcards.
 */
export function nameSearch(text: string): NameSearch {
  const name = text.trim().normalize('NFC');
  if (hanName.test(name) && [...name.replaceAll('·', '')].length >= LEAST) {
    return { name, reading: '' };
  }
  const syllables = name
    .toLowerCase()
    .replaceAll('ü', 'v')
    .split(/[\s']+/);
  if (syllables.length >= LEAST && syllables.every((one) => syllable.test(one))) {
    // Another syllable or the initials follow, so the last one must end there.
    return { name: '', reading: `${syllables.join(' ')} ` };
  }
  throw Object.assign(new Error('too little of a name'), { code: 'SEARCH_TOO_WIDE', detail: {} });
}
