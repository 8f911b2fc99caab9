/** Relatives of a generated county exist and could be relatives. */
import { expect, test } from 'vitest';
import { parseIdentityNumber } from '../../model/identity-number.ts';
import { addMonths, toDay } from '../../rules/index.ts';
import { people, peopleById } from '../fixtures/county.ts';

test('every link leads to a record, but for numbers that begin with 9909', () => {
  const lost = people.flatMap(({ links }) =>
    links.filter(({ to }) => !peopleById.has(to) && !to.startsWith('9909')),
  );
  expect(lost).toEqual([]);
  const missing = people.flatMap(({ links }) => links.filter(({ to }) => to.startsWith('9909')));
  expect(missing.length).toBeGreaterThan(1_000);
});

test('parents are at least 20 years older than their children', () => {
  const tooYoung = people.flatMap((child) =>
    child.links
      .filter(({ relation, to }) => relation === 'parents' && peopleById.has(to))
      .filter(({ to }) => {
        const born = peopleById.get(to)!.born!.latest;
        return addMonths(toDay(born), 20 * 12) > child.born!.latest;
      })
      .map(({ to }) => [child.id, to]),
  );
  expect(tooYoung).toEqual([]);
});

test('nobody has two fathers or two mothers at a time', () => {
  const wrong = people.filter(({ links }) => {
    const sexes = links
      .filter(({ relation, until }) => relation === 'parents' && until === undefined)
      .map(({ to }) => peopleById.get(to)?.sex ?? Number(to[16]) % 2);
    return sexes.length > new Set(sexes).size;
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('marriages are told alike by both sides and never overlap', () => {
  for (const { id, links } of people) {
    const marriages = links.filter(({ relation }) => relation === 'spouse');
    for (const { to, from, until } of marriages) {
      const other = peopleById.get(to);
      if (other === undefined) continue;
      const back = other.links.filter((link) => link.relation === 'spouse' && link.to === id);
      expect(back.map((link) => [link.from, link.until])).toEqual([[from, until]]);
    }
    for (const [index, { from }] of marriages.slice(1).entries()) {
      expect(marriages[index]!.until).toBeLessThanOrEqual(from!);
    }
  }
});

test('the dead have no links that begin, and no facts, after their death', () => {
  const exact = people.filter(({ died }) => died?.earliest === died?.latest);
  for (const { died, links, facts } of exact) {
    if (died === undefined) continue;
    for (const { relation, from } of links) {
      if (relation === 'spouse') expect(from).toBeLessThanOrEqual(died.latest);
    }
    const certificates = facts.filter(({ kind }) => kind.endsWith('-level'));
    for (const { from } of certificates) expect(from ?? 0).toBeLessThanOrEqual(died.latest);
  }
});

test('households come out in one piece, each head first', () => {
  const seen = new Set<string>();
  let current = '';
  for (const { household } of people) {
    if (household === undefined || household.number === current) continue;
    expect(household.role).toBe('head');
    expect(seen.has(household.number)).toBe(false);
    seen.add(household.number);
    current = household.number;
  }
});

test('households have one to nine members, and between two and three on average', () => {
  const sizes = new Map<string, number>();
  for (const { household } of people) {
    if (household) sizes.set(household.number, (sizes.get(household.number) ?? 0) + 1);
  }
  expect(Math.max(...sizes.values())).toBeLessThanOrEqual(9);
  const members = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(members / sizes.size).toBeGreaterThan(2);
  expect(members / sizes.size).toBeLessThan(3);
});

test('all kinds of families occur', () => {
  const has = (test: (person: (typeof people)[number]) => boolean) => people.some(test);
  const linked = (relation: string) => (person: (typeof people)[number]) =>
    person.links.some((link) => link.relation === relation);
  expect(has(linked('guardians'))).toBe(true);
  expect(has(({ links }) => links.filter(({ relation }) => relation === 'spouse').length > 1)).toBe(
    true,
  );
  expect(has(({ links }) => links.some((link) => link.relation === 'parents' && link.from))).toBe(
    true,
  );
  const roles = new Set(people.map(({ household }) => household?.role));
  expect(roles.size).toBe(14);
});

test('every identity number is valid, of area 99, and says the same as its record', () => {
  for (const { id, born, sex } of people) {
    if (id.startsWith('unnumbered-')) continue;
    expect(id.startsWith('99')).toBe(true);
    expect(parseIdentityNumber(id)).toMatchObject({ number: id, born: born!.earliest, sex });
  }
});
