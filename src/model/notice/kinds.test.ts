/** Notices say enough to act on and nothing that another person should not read over a shoulder. */
import { expect, test } from 'vitest';
import { type NoticeKind, noticeKindOf, noticeKinds } from './kinds.ts';

const kinds = Object.keys(noticeKinds) as NoticeKind[];

const wordsOf = (kind: NoticeKind) => {
  const { parameters, message, reason, remedy } = noticeKindOf(kind);
  const given = Object.fromEntries(parameters.map((name, index) => [name, 20_000 + index]));
  const said = message(given);
  return [said, reason, remedy].flatMap((one) => [one['zh-CN'], one.en]);
};

test('no notice names a service, a payment, an illness or a relative', () => {
  const telling =
    /孕|产|育|避孕|疾|病|残|低保|补助|奖励|孩子|配偶|丈夫|preg|birth|clinic|illness|disab|contracep|payment|benefit|child|husband|spouse/i;
  expect(kinds.flatMap(wordsOf).filter((text) => telling.test(text))).toEqual([]);
});

test('every notice gives its reason and what she can do, in both languages', () => {
  const empty = kinds.flatMap(wordsOf).filter((text) => text.length < 8 || /NaN|undef/.test(text));
  expect(empty).toEqual([]);
});

test('what a law does not require is sent only to those who agreed to it', () => {
  const unasked = kinds.filter((kind) => {
    const { isRequired, purpose } = noticeKindOf(kind);
    return isRequired === (purpose !== undefined);
  });
  expect(unasked).toEqual([]);
});
