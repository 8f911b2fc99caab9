/** Phones, disks, clocks, the network and the server fail as seeds say, and no promise is broken. */
import { testSeedsFrom } from './seeds.ts';

testSeedsFrom(0);
