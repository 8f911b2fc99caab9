/** What a phone said is told in words of one language, with nothing of how it is written down. */
import { expect, test } from 'vitest';
import type { Value } from '../model/sync/event.ts';
import { findField } from '../model/sync/fields.ts';
import { fieldWords, valueWords } from './sync-words.ts';

const steps = () => ({ 'zh-CN': '新生儿家庭访视', en: 'home visit to a newborn' });
const told = (record: `person/${number}` | `visit/${string}`, name: string, value: Value) => {
  const field = findField(record, name);
  if (!field) throw new Error(`${name} is no field`);
  return (['zh-CN', 'en'] as const).map(
    (language) => `${fieldWords(field, language, steps)} | ${valueWords(field, value, language)}`,
  );
};
const visit = 'visit/3b241101-e2bb-4255-8caf-4136c566a962';

test.each([
  [
    'person/7',
    'fact/disability-level',
    { value: 2, from: '2026-11-01' },
    '残疾等级 | 2 级，2026年11月1日起',
    'disability grade | grade 2, from 1 November 2026',
  ],
  ['person/7', 'death', { day: '2026-11-20' }, '死亡 | 2026年11月20日', 'death | 20 November 2026'],
  [
    visit,
    'step/person:7/cn:child-health/newborn-visit',
    { outcome: 'declined', day: '2026-11-20', reviewDay: '2026-12-20' },
    '服务情况：新生儿家庭访视 | 2026年11月20日，本人谢绝，2026年12月20日可再问',
    'how a service went: home visit to a newborn | 20 November 2026, declined, may be asked again on 20 December 2026',
  ],
  [
    visit,
    'visit',
    { day: '2026-11-20', place: 'home', minutes: 20 },
    '走访时间和地点 | 2026年11月20日，家里，20 分钟',
    'when and where the visit was | 20 November 2026, at home, 20 minutes',
  ],
  [
    visit,
    'measure/person:7/weight',
    3.4,
    '测量值：体重 | 3.4 kg',
    'measured value: weight | 3.4 kg',
  ],
  [
    visit,
    'help/person:7/cn:childcare-subsidy',
    { wants: true, day: '2026-11-20', confirmed: ['nationality'] },
    '是否需要代办待遇 | 2026年11月20日，需要代办：是，本人已核对：国籍',
    'whether she wants help in claiming | 20 November 2026, wants help: yes, confirmed: nationality',
  ],
  [
    'person/7',
    'phone',
    null,
    '联系电话 | （撤回，不再有内容）',
    'phone number | (taken back: nothing)',
  ],
] as const)('%s %s', (record, name, value, chinese, english) => {
  expect(told(record, name, value as Value)).toEqual([chinese, english]);
});
