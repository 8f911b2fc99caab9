/** Whom a word at the command line means: a number on record, an identity number, or a name. */
import { isoDate, toDay, BEGINNING, END, type Language } from '../../rules/index.ts';
import { findByName, findByNumber, type NamedPerson } from '../../server/modules/registry/index.ts';
import { print } from '../terminal.ts';
import type { AtWork } from './at-county.ts';
import { inColumns } from './columns.ts';
import { recordError } from './errors.ts';

/** People listed to choose from at most. */
const LISTED = 20;

/**
 * The number of the person who is meant. Several of one name are printed to choose from.
 * Errors: COMMAND_NOBODY_CALLED, COMMAND_SEVERAL_CALLED.
 */
export async function personMeant(at: AtWork, given: string): Promise<number> {
  const word = given.trim();
  // A number on record is short; 15 and 18 digits are identity numbers.
  if (/^\d{1,14}$/.test(word)) return Number(word);
  const { county, keys, actor, language } = at;
  if (/^\d{15}$|^\d{17}[\dXx]$/.test(word)) {
    const found = await findByNumber(county, keys, { actor, number: word.toUpperCase() });
    if (!found) throw recordError('COMMAND_NOBODY_CALLED', { person: hidden(word) });
    return found.person;
  }
  const named = await findByName(county, { actor, name: word, limit: LISTED });
  const exact = named.filter(({ name }) => name === word);
  const [only] = exact.length > 0 ? exact : named;
  if (only === undefined) throw recordError('COMMAND_NOBODY_CALLED', { person: word });
  const several = exact.length > 0 ? exact : named;
  if (several.length === 1) return only.person;
  await print(choiceText(several, language));
  throw recordError('COMMAND_SEVERAL_CALLED', {
    person: word,
    count: several.length === LISTED ? `${LISTED}+` : several.length,
  });
}

/** An identity number does not go into messages. */
const hidden = (number: string): string => `${number.slice(0, 6)}…`;

function choiceText(people: readonly NamedPerson[], language: Language): string {
  const rows = people.map(({ person, name, born }) => [
    `${person}`,
    name,
    born ? bornText(born) : '',
  ]);
  const header = language === 'en' ? ['no.', 'name', 'born'] : ['编号', '姓名', '出生'];
  return `${inColumns([header, ...rows], ['right', 'left', 'left']).join('\n')}\n`;
}

/** The day, or the first and last on which it can have been. */
function bornText({ from, until }: NonNullable<NamedPerson['born']>): string {
  const ends = [from, until === END ? END : until - 1];
  const texts = ends.map((day) => (day === BEGINNING || day === END ? '…' : isoDate(toDay(day))));
  return texts[0] === texts[1] ? texts[0]! : texts.join('–');
}
