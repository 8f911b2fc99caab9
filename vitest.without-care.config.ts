/** The tests of the record and of the server in counties whose care records were dropped. */
import { defineConfig, mergeConfig } from 'vitest/config';
import whole from './vitest.config.ts';

export default mergeConfig(
  whole,
  defineConfig({
    test: {
      env: { NUANJIA_TEST_WITHOUT_CARE: '1' },
      exclude: [
        // These test care records themselves; apart.test.ts and absent.test.ts say what holds where there are none.
        'src/server/modules/care/{care,services,carry-over,routes,routes.access}.test.ts',
        'src/db/care-schema.test.ts',
        // These are below counties.
        'src/db/{backup,copy,disk,embedded,keys}/**',
      ],
    },
  }),
);
