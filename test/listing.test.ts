/** Nobody is listed by a care record: not by money, and not by services that begin with it or are kept by it. */
import { expect, test } from 'vitest';
import { factKinds } from '../src/db/fact-kinds.ts';
import { catalog } from '../src/model/facts/catalog.ts';
import { careEncounters, careKinds } from '../src/model/facts/care.ts';
import { careOnly, withoutCare } from '../src/programs/care.ts';
import type { Program } from '../src/programs/definition.ts';
import { getJurisdiction } from '../src/programs/packs.ts';
import { mayBeListed } from '../src/programs/safeguards.ts';
import { packs } from '../src/programs/registry.ts';

const programs = packs.flatMap((pack) => pack.programs);
const idsOf = (some: readonly Program[]) => some.map(({ id }) => id).toSorted();

test('what rests on a pregnancy, a birth or a screening lists nobody', () => {
  expect(idsOf(programs.filter((program) => !mayBeListed(program)))).toEqual([
    'cn-33/leave-entitlements',
    'cn-44/leave-entitlements',
    'cn/breast-screening',
    'cn/cervical-screening',
    'cn/folic-acid',
    'cn/leave-entitlements',
    'cn/maternal-care',
    'cn/preconception-check',
    'who/antenatal-contacts',
  ]);
});

test('benefits can be listed: none of them reads a reproductive fact', () => {
  const benefits = programs.filter(({ kind }) => kind === 'benefit');
  expect(benefits.filter((program) => !mayBeListed(program))).toEqual([]);
});

test('every jurisdiction is divided: each program is worked out by the county or with a care record', () => {
  for (const { id } of packs) {
    const whole = getJurisdiction(packs, id);
    const [county, care] = [withoutCare(whole).programs, careOnly(whole).programs];
    expect(idsOf([...county, ...care])).toEqual(idsOf(whole.programs));
    const labels = county.flatMap(({ eligibility }) => eligibility.labels as readonly string[]);
    expect(labels).not.toContain('reproductive');
  }
});

test('every reproductive fact, and every contact of care that begins with one, is of the care record', () => {
  const reproductive = Object.entries(catalog).filter(([, { label }]) => label === 'reproductive');
  expect(careKinds).toEqual(expect.arrayContaining(reproductive.map(([kind]) => kind)));
  expect(careKinds.filter((kind) => !(kind in factKinds))).toEqual([]);
  const begins = programs.filter(({ eligibility }) =>
    (eligibility.labels as readonly string[]).includes('reproductive'),
  );
  const kept = begins.flatMap((program) =>
    program.kind === 'service' ? Object.values(program.schedule).map((step) => step.keptBy) : [],
  );
  expect(kept.length).toBeGreaterThan(10);
  expect(careEncounters).toEqual(expect.arrayContaining(kept));
});
