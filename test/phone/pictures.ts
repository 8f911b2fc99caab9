/** Pictures of guides: taken while a test follows the guide, and kept as they are until asked for anew. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../src/rules/index.ts';

const guides = join(import.meta.dirname, '../../docs/guide');
export const guide = join(guides, 'family-worker');
export const officersGuide = join(guides, 'benefits-officer');

const endings = { 'zh-CN': '.zh-CN.png', en: '.png' } as const;

/** Takes a picture of what is on the screen, where it is missing or NUANJIA_PICTURES asks for all of them. */
export async function picture(
  page: Page,
  name: string,
  language: Language,
  of: string = guide,
): Promise<void> {
  const path = join(of, 'pictures', `${name}${endings[language]}`);
  if (existsSync(path) && process.env.NUANJIA_PICTURES === undefined) return;
  mkdirSync(join(of, 'pictures'), { recursive: true });
  await page.screenshot({ path });
}
