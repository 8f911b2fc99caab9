/**
 * Names in the forms in which two records of one person may agree: as written, in usual characters,
 * with often exchanged characters made one, and as read.
 */
import { pinyin } from 'pinyin-pro';
import { exchangedCharacters, usualCharacters } from './written-forms.ts';

/** Every form is empty for an empty name. */
export type NameKey = {
  /** As written, without spaces, dots, width and case: 阿依古丽买买提. */
  readonly written: string;
  /** In usual simplified characters: 張 becomes 张. */
  readonly usual: string;
  /** Characters that registers exchange made one: 闫 becomes 阎, 喆 becomes 哲. */
  readonly exchanged: string;
  /** Syllables without tones, one for each character, of the exchanged form. */
  readonly reading: string;
  /** The reading without what many speakers do not tell apart: zh and z, n and l, ng and n. */
  readonly nearReading: string;
  /** First letters of the reading. */
  readonly initials: string;
};

/** Spaces, invisible characters, and the dots that are written between the parts of a name. */
const separators = /\s|\p{Default_Ignorable_Code_Point}|[.·•・‧∙⋅●。]/gu;

/** Surnames whose reading the dictionary does not know; longest first. */
const surnameReadings: readonly (readonly [surname: string, syllables: readonly string[]])[] = [
  ['单于', ['chan', 'yu']],
  ['么', ['yao']],
  ['黑', ['he']],
  ['祭', ['zhai']],
];

/** The comparable forms of a name. Tones are lost, and a character that nobody can read stays itself. */
export function nameKey(name: string): NameKey {
  const written = name.normalize('NFKC').replace(separators, '').toLowerCase();
  const usual = usualCharacters(written);
  const exchanged = exchangedCharacters(usual);
  const syllables = syllablesOf(exchanged);
  return {
    written,
    usual,
    exchanged,
    reading: syllables.join(' '),
    nearReading: syllables.map(nearSyllable).join(' '),
    initials: syllables.map((syllable) => String.fromCodePoint(syllable.codePointAt(0)!)).join(''),
  };
}

/** {@link nameKey} that works each name out once; for many people, of whom many share names. */
export function nameKeys(): (name: string) => NameKey {
  const known = new Map<string, NameKey>();
  return (name) => {
    const key = known.get(name) ?? nameKey(name);
    known.set(name, key);
    return key;
  };
}

function syllablesOf(name: string): readonly string[] {
  if (name === '') return [];
  const read = pinyin(name, {
    mode: 'surname',
    surname: 'head',
    toneType: 'none',
    toneSandhi: false,
    type: 'array',
    v: true,
  });
  const own = surnameReadings.find(([surname]) => name.startsWith(surname));
  return own === undefined ? read : [...own[1], ...read.slice(own[1].length)];
}

const nearSyllable = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/([aei])ng$/, '$1n');
