/** Writes docs/reference/refusals.md from the rules of the linter. A test compares. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusalsReference } from './reference/refusals-page.ts';

const path = join(import.meta.dirname, '../docs/reference/refusals.md');

if (import.meta.main) writeFileSync(path, refusalsReference());
