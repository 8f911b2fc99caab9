/** Names of fields are read back as they were written, and nothing else is a field. */
import { expect, test } from 'vitest';
import { type Field, fieldText, findField } from './fields.ts';

const uuid = '0b7c5f5e-6a8f-4f0e-9f5a-0a4d6f3f1c11';
const visit = `visit/${uuid}` as const;

const onVisit: readonly Field[] = [
  { kind: 'visit' },
  { kind: 'note' },
  { kind: 'step', who: 'person/12', program: 'cn/child-health', step: 'newbornHomeVisit' },
  { kind: 'measure', who: `new/${uuid}`, observation: 'weight' },
  { kind: 'help', who: 'person/12', program: 'cn/childcare-subsidy' },
  { kind: 'paper', id: uuid },
];
const onPerson: readonly Field[] = [
  { kind: 'fact', fact: 'employment' },
  { kind: 'consent', purpose: 'reminders' },
  { kind: 'death' },
];

test('a name is read back as it was written', () => {
  for (const field of onVisit) expect(findField(visit, fieldText(field))).toEqual(field);
  for (const field of onPerson) expect(findField('person/12', fieldText(field))).toEqual(field);
});

test('a field of a person is none of a visit, and the other way round', () => {
  for (const field of onVisit) expect(findField('person/12', fieldText(field))).toBeUndefined();
  for (const field of onPerson) expect(findField(visit, fieldText(field))).toBeUndefined();
});

test('only somebody new has a registration', () => {
  expect(findField('person/12', 'birth')).toBeUndefined();
  expect(findField(`new/${uuid}`, 'birth')).toEqual({ kind: 'birth' });
});

test.each([
  'fact/pregnancy-plan',
  'fact/delivery',
  'fact/no-such-kind',
  'consent/everything',
  'step/person:12/cn:child-health',
  'step/somebody/cn:child-health/newbornHomeVisit',
  'measure/person:12/weight/more',
  'constructor',
  '',
])('"%s" is no field', (text) => {
  expect(findField(visit, text)).toBeUndefined();
  expect(findField('person/12', text)).toBeUndefined();
});
