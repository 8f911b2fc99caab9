/** The phone application, built before it is served: by a process of its own, so that servers need nothing of what builds it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../rules/index.ts';
import { builtApp } from '../../server/pages/app.ts';

const builder = join(import.meta.dirname, '../../../tools/web.ts');

/** Builds it where it is not there, or, `isFresh`, where its sources changed. Says so where it cannot be built. */
export async function ensureBuiltApp(language: Language, { isFresh = false } = {}): Promise<void> {
  const isThere = existsSync(join(builtApp, 'index.html'));
  if (isThere && !isFresh) return;
  if (!isThere) process.stderr.write(`${words.building[language]}\n`);
  const building = spawn(process.execPath, [builder], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  building.stderr.on('data', (piece) => {
    said += piece;
  });
  const [status] = (await once(building, 'close')) as [number | null];
  if (status === 0) return;
  const reason = said.split('\n').find((line) => /error/i.test(line)) ?? '';
  process.stderr.write(`${words.failed[language]}\n${reason.trim()}\n`);
}

const words = {
  building: { 'zh-CN': '正在生成手机应用……', en: 'building the phone application …' },
  failed: {
    'zh-CN': '手机应用没有生成，其他功能照常。生成它需要 npm ci 安装的全部内容；原因：',
    en: 'The phone application was not built; everything else works. Building it needs all that npm ci installs. Why:',
  },
} as const;
