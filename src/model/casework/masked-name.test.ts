/** Masked names. */
import { expect, test } from 'vitest';
import { maskedName } from './masked-name.ts';

test.each([
  ['测试', '测○'],
  ['测小花', '测○花'],
  ['拟上官云', '拟○云'],
  ['虚依古丽·例买提', '虚○提'],
  ['𬘭例', '𬘭○'],
  ['测', '○'],
  ['', '○'],
])('%s is shown as %s', (name, shown) => {
  expect(maskedName(name)).toBe(shown);
});
