/** Before a test run: the bundled browser is unpacked once, so that no test starts one that another is still writing. */
import { browserLaunch } from '../../src/exchange/report/fixtures/browser.ts';

/** Where there is none to unpack, the tests that need a browser say so. */
export async function setup(): Promise<void> {
  await browserLaunch().catch(() => undefined);
}
