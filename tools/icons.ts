/** Draws the icons of the phone application from its SVG, in the sizes that phones ask for. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../src/exchange/report/fixtures/browser.ts';

const folder = join(import.meta.dirname, '../src/web/staff/public');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
/** Without round corners: phones cut their own shape out of it. */
const maskable = svg.replace(/ rx="\d+"/, '');

const icons = [
  ['icon-192.png', svg, 192],
  ['icon-512.png', svg, 512],
  ['icon-maskable.png', maskable, 512],
] as const;

const browser = await openBrowser();
for (const [file, drawing, size] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw}</style>${drawing}`);
  writeFileSync(join(folder, file), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
