/** The page: what it says, what it refuses to run, and that it is written as it comes. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { child, grandmother, manyPeople, ON, subsidy, text } from './fixture.ts';
import { script, scriptHash } from './html/script.ts';
import { reportHtml, type ReportMeta, reportHtmlOver } from './html.ts';
import type { PersonPage } from './page.ts';

const render = (people: Iterable<PersonPage>, more: Partial<ReportMeta> = {}) =>
  [...reportHtml(people, { on: ON, language: 'zh-CN', ...more })].join('');
const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>\'&\u0000';

test('markup in a name, an id, a text or a file name stays text', () => {
  const words = text(evil, evil);
  const assessment = subsidy({ programName: words, program: evil, person: evil, name: evil });
  const page = child({ name: evil, person: evil, assessments: [assessment] });
  const html = render([page], { subject: evil, citation: () => words });
  expect(html.split('<script>')).toHaveLength(2);
  expect(html).not.toMatch(/<img/);
  expect(html).not.toContain('\u0000');
  expect(html).toContain('&quot;&gt;&lt;script&gt;alert(1)');
});

test('nothing is loaded from anywhere and only the page’s own script may run', () => {
  const html = render([child(), grandmother()]);
  expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
    /https?:|src=|@import|url\((?!#)/,
  );
  expect(html).toContain(
    `default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptHash}'`,
  );
  expect(`sha256-${createHash('sha256').update(script).digest('base64')}`).toBe(scriptHash);
});

test('each program says its state by shape and word, its days and its money', () => {
  const html = render([child()]);
  expect(html).toContain('<i>●</i> <span lang="zh-CN">现在应享</span><span lang="en">Entitled now');
  expect(html).toContain('从2025年1月1日到2027年6月30日（含）');
  expect(html).toContain('<td>2027-01-01</td><td>2027-06-30</td><td class="number">¥1,800</td>');
});

test('an amount that nobody verified is listed apart and not counted as payable', () => {
  const html = render([grandmother()]);
  expect(html).toContain('△</i> <span lang="zh-CN">待核实，先不发放');
  expect(html).toMatch(
    /<tfoot>.*可发放（元）<\/span><span lang="en">Payable \(yuan\)<\/span><\/span>—</,
  );
});

test('the first language is the one asked for, and both are inside', () => {
  const html = render([grandmother()], { language: 'en' });
  expect(html).toMatch(/<html lang="en">.*id="language-en" checked/s);
  expect(html).toContain('<span lang="zh-CN">您的户口登记');
  expect(html).toContain('<span lang="en">Is your registration');
});

test('people past the limit are counted and said, not drawn', () => {
  const html = render([child(), grandmother(), child()], { limit: 1 });
  expect(html.split('<article')).toHaveLength(2);
  expect(html).toContain('2 人没有画在这里');
  expect(html).toContain('--format xlsx');
  expect(html).toContain('<dd>3</dd>');
});

test('an empty roster still makes a page that says what to do', () => {
  expect(render([])).toContain('名单里没有人可以评估');
});

test('a person is written before the next one is asked for', () => {
  const { people, made } = manyPeople(1000);
  const pieces = reportHtml(people, { on: ON, language: 'zh-CN' });
  for (let piece = 0; piece < 3; piece++) pieces.next();
  expect(made()).toBe(2);
});

test('people who arrive over time make the same page', async () => {
  async function* arriving() {
    yield child();
    yield grandmother();
  }
  const pieces: string[] = [];
  for await (const piece of reportHtmlOver(arriving(), { on: ON, language: 'zh-CN' }))
    pieces.push(piece);
  expect(pieces.join('')).toBe(render([child(), grandmother()]));
});
