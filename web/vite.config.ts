import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { firstLoad } from './build/firstLoad.ts';

/** The server whose API the development server passes on; `./demo` prints the address of its primary. */
const server = process.env['TOMBOLO_URL'] ?? 'http://127.0.0.1:8000/k10/';

export default defineConfig({
  // Relative, since the server answers under any path base.
  base: './',
  plugins: [react(), firstLoad(400)],
  build: {
    outDir: '../artifacts/web',
    emptyOutDir: true,
    // Small assets inlined as data: addresses would need a looser content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // firstLoad says what is too much.
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { chunkFileNames: 'assets/[name]-[hash].js' } },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/mc/v1': { target: server, changeOrigin: true, rewrite: (path) => new URL(server).pathname.replace(/\/$/, '') + path },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./vitest.setup.ts'],
    css: false,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
