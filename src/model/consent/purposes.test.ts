/** The questions about data: short, in two languages, each alone, and none about a right that people have anyway. */
import { expect, test } from 'vitest';
import { consentPurposes, currentText, isPurpose, purposeIds } from './purposes.ts';

const texts = purposeIds.flatMap((id) => consentPurposes[id].texts);

test('every text is short: at most 120 words in English and 240 characters in Chinese', () => {
  const long = texts.filter(
    ({ text }) => text.en.split(/\s+/).length > 120 || text['zh-CN'].length > 240,
  );
  expect(long).toEqual([]);
});

test('versions count up from one, so that what somebody decided on can be found again', () => {
  for (const id of purposeIds) {
    const versions = consentPurposes[id].texts.map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
    expect(currentText(id).version).toBe(versions.length);
  }
});

test('a no changes nothing else, and every purpose says so', () => {
  for (const id of purposeIds) {
    const { ifRefused, retention } = consentPurposes[id];
    expect(ifRefused.en).toContain('nothing else changes');
    expect(ifRefused['zh-CN']).toContain('不影响');
    expect([retention.en.length > 10, retention['zh-CN'].length > 5]).toEqual([true, true]);
  }
});

test('sharing, photos and research are sensitive, each a question of its own', () => {
  expect(purposeIds.filter((id) => consentPurposes[id].isSensitive)).toEqual([
    ...['share-with-hospital', 'share-with-other-county', 'photo-of-paper', 'research'],
  ]);
  expect(['payments', 'care', 'everything'].filter(isPurpose)).toEqual([]);
});
