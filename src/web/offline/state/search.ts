/** Search among the people on the phone: by name, by the reading of the name, by its initials, by phone number. */
import type { ShownPerson } from '../phone.ts';

/** As many as fit a screen without scrolling for long; whoever finds so many writes another letter. */
export const FOUND_MAX = 30;

/** Best first: the whole name, then its beginning, then a part of it; equal ones by name. Nothing for no text. */
export function searchPeople(people: Iterable<ShownPerson>, text: string): readonly ShownPerson[] {
  const sought = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  if (sought === '') return [];
  return [...people]
    .flatMap((person) => {
      const place = placeOf(person, sought);
      return place === undefined ? [] : [{ person, place }];
    })
    .toSorted((a, b) => a.place - b.place || a.person.name.localeCompare(b.person.name, 'zh-CN'))
    .slice(0, FOUND_MAX)
    .map(({ person }) => person);
}

/** 0 the best; undefined for somebody else. */
function placeOf({ name, pinyin, phone }: ShownPerson, sought: string): number | undefined {
  const [full, initials] = pinyin.map((one) => one.toLowerCase().replace(/\s+/g, ''));
  const texts = [name.normalize('NFKC').toLowerCase().replace(/\s+/g, ''), full!, initials!];
  const places = texts.flatMap((text) => {
    const at = text.indexOf(sought);
    if (at < 0) return [];
    return [text === sought ? 0 : at === 0 ? 1 : 2];
  });
  // The last digits of a number are what people remember; fewer than four would find half the village.
  if (/^\d{4,}$/.test(sought) && phone?.replace(/\D/g, '').includes(sought)) places.push(1);
  return places.length > 0 ? Math.min(...places) : undefined;
}
