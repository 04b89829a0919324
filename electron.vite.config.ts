import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { bundled } from './resources/setup/build/bundle.mjs';
import { modulePath } from './resources/setup/build/module-path.mjs';

/**
 * Three builds: main, with the vault's process and its workers beside it (they are named by `?modulePath` imports);
 * the preload; and the window. No source maps: what is built is what is shipped.
 */
export default defineConfig({
  main: {
    plugins: [modulePath()],
    build: {
      outDir: 'out/app/main',
      target: bundled.node,
      externalizeDeps: false,
      rolldownOptions: {
        input: 'electron/main/main.ts',
        external: bundled.external,
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/app/preload',
      target: bundled.node,
      // A sandboxed preload is one CommonJS file that can import nothing but Electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: 'electron/preload/preload.ts',
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/app/renderer',
      target: bundled.chrome,
      minify: true,
      // The content security policy allows no data: addresses and no fetch.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});
