/** Build and development server. The browser talks to one origin only; in development Vite passes `/api` on. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { pdfFiles } from './scripts/pdfFiles';
import { serviceWorker } from './scripts/serviceWorkerPlugin';

const server = process.env.TENON_DEV_SERVER ?? 'http://127.0.0.1:8080';

/** `texts.json?language=zh-CN` is that language alone, so that no language chunk carries the other's texts. */
const textsOfOneLanguage: Plugin = {
  name: 'texts-of-one-language',
  enforce: 'pre',
  resolveId(id, importer) {
    const [, file, language] = /^(.+\/texts)\.json\?(?:.*&)?language=([\w-]+)$/.exec(id) ?? [];
    if (!file || !importer) return null;
    const base = file.startsWith('/src/') ? import.meta.dirname : dirname(importer);
    return `\0${join(base, file)}:${language}`;
  },
  load(id) {
    const [, file, language] = /^\0(.+\/texts):([\w-]+)$/.exec(id) ?? [];
    if (!file || !language) return null;
    this.addWatchFile(`${file}.json`);
    return `export default ${JSON.stringify(JSON.parse(readFileSync(`${file}.json`, 'utf8'))[language] ?? {})}`;
  },
};

export default defineConfig({
  plugins: [textsOfOneLanguage, pdfFiles, serviceWorker, react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome109', 'edge109', 'firefox128', 'safari17'],
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', proxy: { '/api': { target: server, changeOrigin: false } } },
  preview: { host: '127.0.0.1' },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing.ts'],
    restoreMocks: true,
  },
});
