/** How the family worker's application is built: src/web/staff into dist/web, by tools/web.ts. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const staff = join(import.meta.dirname, 'src/web/staff');

/** The desk names programs by those that are built in; phones are told theirs by the county. */
const desk = /\/staff\/desk\/|\/programs\/registry\.ts$/;

export default defineConfig({
  root: staff,
  base: '/app/',
  plugins: [react()],
  resolve: {
    // antd writes its styles through this one module; ours keeps within a policy without inline styles.
    alias: [{ find: /^.*\/dynamicCSS(\.js)?$/, replacement: join(staff, 'app/styles.ts') }],
  },
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: ['chrome117', 'safari17.4', 'firefox124'],
    // The security policy allows no script and no font written into an address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
    // What only the desk needs has a folder of its own, so that phones do not keep it.
    rolldownOptions: {
      output: {
        chunkFileNames: ({ moduleIds }) =>
          `assets/${moduleIds.some((id) => desk.test(id)) ? 'desk/' : ''}[name]-[hash].js`,
      },
    },
  },
});
