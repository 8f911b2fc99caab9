/** Pictures of the guide for family workers: taken while a test follows the guide, and kept as they are until asked for anew. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../src/rules/index.ts';

export const guide = join(import.meta.dirname, '../../docs/guide/family-worker');

const endings = { 'zh-CN': '.zh-CN.png', en: '.png' } as const;

/** Takes a picture of what is on the screen, where it is missing or NUANJIA_PICTURES asks for all of them. */
export async function picture(page: Page, name: string, language: Language): Promise<void> {
  const path = join(guide, 'pictures', `${name}${endings[language]}`);
  if (existsSync(path) && process.env.NUANJIA_PICTURES === undefined) return;
  mkdirSync(join(guide, 'pictures'), { recursive: true });
  await page.screenshot({ path });
}
