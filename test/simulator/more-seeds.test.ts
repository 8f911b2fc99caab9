/** More seeds of simulator.test.ts, beside it so that both cores work. */
import { testSeedsFrom } from './seeds.ts';

testSeedsFrom(100);
