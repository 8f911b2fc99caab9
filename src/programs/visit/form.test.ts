/** The merged form over small families: what is asked, what is not, and that it never depends on an order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../model/facts/catalog.ts';
import { findField } from '../../model/sync/fields.ts';
import { day } from '../../rules/index.ts';
import { mayBeListed } from '../safeguards.ts';
import { asked, household, keysOf, newbornVisit, visit } from './fixtures/household.ts';
import { visitForm } from './form.ts';
import { itemKey } from './items.ts';

describe('a household with an elder and a small child', () => {
  test('is asked once for a fact that several programs need, with every reason', () => {
    const form = visitForm(household().input());
    const questions = asked(form);
    expect(questions.map(({ field }) => field)).toContain('fact/nationality');
    const nationality = questions.filter(
      ({ who, fact }) => who === 'person/3' && fact === 'nationality',
    );
    expect(nationality).toHaveLength(1);
    expect(nationality[0]!.why.map(({ program }) => program)).toContain('cn/childcare-subsidy');
    expect(nationality[0]!.why[0]!.fenAYear).toBeGreaterThan(0);
  });

  test('is not asked what is on record', () => {
    const known = household({ 'person/3': { nationality: 'cn' } });
    expect(keysOf(visitForm(known.input()))).not.toContain('person/3 fact/nationality');
  });

  test('keeps an answered question in its place, without asking it', () => {
    const before = keysOf(visitForm(household().input()));
    const answered = { keys: new Set(['person/3 fact/nationality']), done: new Set<string>() };
    const known = household({ 'person/3': { nationality: 'cn' } });
    const after = keysOf(visitForm(known.input({ answered })));
    expect(after.filter((key) => before.includes(key))).toEqual(
      before.filter((key) => after.includes(key)),
    );
    expect(after).toContain('person/3 fact/nationality');
  });

  test('is not asked of a child abroad what an answer has made pointless', () => {
    const foreign = household({ 'person/3': { nationality: 'other' } });
    const about = asked(visitForm(foreign.input())).flatMap(({ why }) => why);
    expect(about.filter(({ program }) => program === 'cn/childcare-subsidy')).toEqual([]);
  });

  test('is asked again whether somebody works when that was said two years ago, and for no money', () => {
    const old = household({
      'person/1': { employment: { value: 'employed', from: '2024-11-01' } },
    });
    const [item] = asked(visitForm(old.input())).filter(({ fact }) => fact === 'employment');
    expect([item?.known?.since, item?.why]).toEqual([day('2024-11-01'), []]);
  });
});

test('of somebody who came lately it is asked where she lived before that', () => {
  const residence = { value: '990101004001', from: '2026-11-01' };
  const came = household({ 'person/2': { residence, 'household-registration': '990202' } });
  const [item] = asked(visitForm(came.input())).filter(
    ({ who, fact }) => who === 'person/2' && fact === 'residence',
  );
  expect(item?.why.map(({ program }) => program)).toEqual(['cn/newcomer-services']);
  expect(item?.known?.since).toBe(day('2026-11-01'));
});

describe('a program that looks at more than the phone holds', () => {
  const told = {
    program: 'cn/childcare-subsidy',
    of: 'person/3',
    who: 'person/3',
    fact: 'nationality',
  } as const;
  const of = (facts: Parameters<typeof household>[0], questions = [told]) => {
    const input = household(facts).input({ told: questions });
    const members = input.members.map((member) => ({ ...member, whole: [] }));
    return asked(visitForm({ ...input, members })).map(({ field }) => field);
  };

  test('is asked about as the server says, until somebody answers', () => {
    expect(of({}, [])).toEqual([]);
    expect(of({})).toEqual(['fact/nationality']);
    expect(of({ 'person/3': { nationality: 'cn' } })).toEqual([]);
  });

  test('is not asked about what is never asked, whatever the server says', () => {
    const fact = 'pregnancy-plan';
    expect(of({}, [{ ...told, fact } as unknown as typeof told])).toEqual([]);
  });
});

test('what belongs into a care record makes no question, even where it lay open', () => {
  const told = { 'expected-delivery': '2027-02-01', 'last-menstrual-period': '2026-04-25' };
  const plain = asked(visitForm(household().input()));
  expect(asked(visitForm(household({ 'person/1': told }).input()))).toEqual(plain);
  const listed = household().input().jurisdiction.programs.filter(mayBeListed);
  const reasons = plain.flatMap(({ why }) => why.map(({ program }) => program));
  expect(reasons.filter((id) => !listed.some((program) => program.id === id))).toEqual([]);
});

describe('what is due', () => {
  test('comes before questions, the window that ends first on top', () => {
    const { sections } = visitForm(household().input({ due: newbornVisit() }));
    expect(sections.map(({ id }) => id)).toEqual(['services', 'questions']);
    const untils = sections[0]!.items.map((item) => item.kind === 'step' && item.due.until);
    expect(untils).toEqual(untils.toSorted());
  });

  test('is measured only once it was done, and declining it brings no scales', () => {
    const at = ['newborn-home-visit'];
    const measures = [
      { kind: 'weight', at, from: 0, until: 84 },
      { kind: 'vision-left', at, from: 48, until: 2400 },
    ];
    const key = `${visit} step/person:3/cn:child-health/newbornHomeVisit`;
    const of = (done: readonly string[]) =>
      keysOf(
        visitForm(
          household().input({
            due: newbornVisit(),
            measures,
            answered: { keys: new Set([key]), done: new Set(done) },
          }),
        ),
      );
    expect(of([])).not.toContain(`${visit} measure/person:3/weight`);
    expect(of([key])).toContain(`${visit} measure/person:3/weight`);
    expect(of([key])).not.toContain(`${visit} measure/person:3/vision-left`);
  });

  test('is never a contact of a care record', () => {
    const due = [
      { ...newbornVisit()[0]!, program: 'cn/maternal-care', step: 'postnatalHomeVisit' },
    ];
    expect(keysOf(visitForm(household().input({ due })))).toEqual(
      keysOf(visitForm(household().input())),
    );
  });

  test('leaves the list when the same contact served it, and stays when that one was declined', () => {
    const [visitAtHome] = newbornVisit();
    const due = ['sixMonthCheck', 'eightMonthCheck'].map((step) => ({ ...visitAtHome!, step }));
    const [first, second] = due.map(({ step }) => `${visit} step/person:3/cn:child-health/${step}`);
    const of = (done: readonly string[]) =>
      keysOf(
        visitForm(
          household().input({
            due,
            answered: { keys: new Set([second!]), done: new Set(done) },
          }),
        ),
      );
    expect(of([second!])).not.toContain(first);
    expect(of([])).toContain(first);
  });
});

describe('laws, for any answers of a household', () => {
  const answers = fc.record(
    {
      nationality: fc.constantFrom('cn', 'other'),
      'household-registration-type': fc.constantFrom('agricultural', 'non-agricultural'),
      employment: fc.constantFrom('employed', 'not-employed'),
      'marital-status': fc.constantFrom('never-married', 'married', 'widowed'),
      residence: fc.constantFrom('990101', '990202'),
      'household-registration': fc.constantFrom('990101', '990202'),
    },
    { requiredKeys: [] },
  );
  const everybody = fc.record({ 'person/1': answers, 'person/2': answers, 'person/3': answers });

  test('nothing known is asked, nothing reproductive ever, and every answer has a field', () => {
    fc.assert(
      fc.property(everybody, (facts) => {
        for (const { who, fact, record, field, known } of asked(
          visitForm(household(facts).input({ due: newbornVisit() })),
        )) {
          const isKnown = Object.hasOwn(facts[who as keyof typeof facts] ?? {}, fact);
          expect([fact, isKnown && known === undefined]).toEqual([fact, false]);
          expect(catalog[fact as keyof typeof catalog].label).not.toBe('reproductive');
          expect(findField(record, field)).toBeDefined();
        }
      }),
      { numRuns: 60 },
    );
  });

  test('no item stands twice', () => {
    fc.assert(
      fc.property(everybody, (facts) => {
        const keys = keysOf(visitForm(household(facts).input({ due: newbornVisit() })));
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 40 },
    );
  });

  test('answers given in any order lead to the same form', () => {
    const given = fc.tuple(everybody, fc.infiniteStream(fc.nat()));
    fc.assert(
      fc.property(given, ([facts, random]) => {
        const said = Object.entries(facts).flatMap(([who, of]) =>
          Object.entries(of).map(([fact, value]) => ({
            who,
            fact,
            value,
            key: random.next().value,
          })),
        );
        const inOrder = (list: typeof said) => {
          const house = household();
          for (const { who, fact, value } of list) house.say(who, fact, value);
          return visitForm(house.input());
        };
        expect(inOrder(said.toSorted((a, b) => a.key - b.key))).toEqual(inOrder(said));
      }),
      { numRuns: 40 },
    );
  });

  test('a refusal changes no other item', () => {
    fc.assert(
      fc.property(everybody, fc.nat(), (facts, place) => {
        const house = household(facts);
        const before = visitForm(house.input({ due: newbornVisit() }));
        const items = before.sections.flatMap((section) => section.items);
        const refused = itemKey(items[place % items.length]!);
        const answered = { keys: new Set([refused]), done: new Set<string>() };
        const after = visitForm(house.input({ due: newbornVisit(), answered }));
        expect(after.sections).toEqual(before.sections);
        expect(after.minutes).toBeLessThan(before.minutes);
      }),
      { numRuns: 40 },
    );
  });
});

test('an elder of 64 is asked what matters at 60, one of 58 is not', () => {
  const factsOf = (elderBorn: string) =>
    asked(visitForm(household({}, { elderBorn }).input()))
      .filter(({ who }) => who === 'person/2')
      .map(({ fact }) => fact);
  expect(factsOf('1962-03-04')).toContain('household-registration-type');
  expect(factsOf('1968-06-01')).not.toContain('household-registration-type');
});
