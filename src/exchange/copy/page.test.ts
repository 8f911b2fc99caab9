/** The page of a copy: everything in it is text, nothing is loaded, and her language is used throughout. */
import { expect, test } from 'vitest';
import { copyPage } from './page.ts';

const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>\'&\u0000';

const render = (rows: readonly Record<string, unknown>[], language: 'zh-CN' | 'en' = 'en') =>
  copyPage({ language, person: 7, madeOn: '2026-11-22', sections: [{ table: 'task', rows }] });

test('markup in any value, label or table name stays text', () => {
  const page = copyPage({
    ...{ language: 'en', person: 7, madeOn: evil },
    sections: [{ table: evil, rows: [{ [evil]: evil, name: evil, evidence: { [evil]: evil } }] }],
  });
  expect(page).not.toMatch(/<script|<img|onerror=alert\(2\)>/);
  expect(page).not.toContain('\u0000');
  expect(page.split('&lt;script&gt;').length).toBeGreaterThan(5);
});

test('nothing runs and nothing is loaded from anywhere', () => {
  const page = render([{ reason: 'https://example.org' }]);
  expect(page.replace('https://example.org', '')).not.toMatch(/https?:|src=|@import|url\(/);
  expect(page).toContain("default-src 'none'");
  expect(page).not.toContain('<script');
});

test('words of the software are said in her language, her own words as she wrote them', () => {
  const row = { outcome: 'declined', is_at_desk: true, said: 'open' };
  expect(render([row], 'zh-CN')).toContain('<dt>结果</dt><dd>本人不需要</dd>');
  expect(render([row], 'zh-CN')).toContain('<dt>您的话</dt><dd>open</dd>');
  expect(render([row])).toContain('<dt>at the desk</dt><dd>yes</dd>');
});

test('a fact is shown by its name and its answer', () => {
  const fact = { kind: 'marital-status', value: 'widowed', from_day: '2021-03-05' };
  const page = copyPage({
    ...{ language: 'zh-CN', person: 7, madeOn: '2026-11-22' },
    sections: [{ table: 'fact', rows: [fact] }],
  });
  expect(page).toContain('<dd>丧偶</dd>');
  expect(page).toContain('<dt>起</dt><dd>2021-03-05</dd>');
});

test('a section without rows says that nothing is on record', () => {
  expect(render([])).toContain('Nothing is on record.');
});
