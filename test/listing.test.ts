/** Nobody is listed by a reproductive fact: not by money, and not by services that begin with one. */
import { expect, test } from 'vitest';
import { mayBeListed } from '../src/programs/safeguards.ts';
import { packs } from '../src/programs/registry.ts';

test('what rests on a pregnancy or a birth that a woman told of lists nobody', () => {
  const hidden = packs.flatMap(({ programs }) =>
    programs.filter((program) => !mayBeListed(program)).map(({ id }) => id),
  );
  for (const id of ['cn/maternal-care', 'cn/folic-acid', 'who/antenatal-contacts']) {
    expect(hidden).toContain(id);
  }
});

test('benefits can be listed: none of them reads a reproductive fact', () => {
  const benefits = packs.flatMap(({ programs }) =>
    programs.filter(({ kind }) => kind === 'benefit'),
  );
  expect(benefits.filter((program) => !mayBeListed(program))).toEqual([]);
});
