/**
 * What pdfjs reads at run time, served by ourselves below `/pdfjs/`: how Chinese, Japanese and Korean fonts are coded,
 * the standard fonts, and decoders of images. Without them a Chinese document without fonts of its own is blank.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const SOURCE = join(import.meta.dirname, '../node_modules/pdfjs-dist');
const WANTED: Readonly<Record<string, RegExp>> = {
  cmaps: /\.bcmap$/,
  standard_fonts: /\.(pfb|ttf)$/,
  iccs: /\.icc$/,
  // the decoders in WebAssembly are not allowed to run here: nothing is compiled at run time
  wasm: /_nowasm_fallback\.js$/,
};
const ADDRESS = /^\/pdfjs\/(\w+)\/([\w.-]+)$/;

export const pdfFiles: Plugin = {
  name: 'pdf-files',
  generateBundle() {
    for (const [folder, wanted] of Object.entries(WANTED)) {
      for (const name of readdirSync(join(SOURCE, folder)).filter((file) => wanted.test(file))) {
        const source = readFileSync(join(SOURCE, folder, name));
        this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source });
      }
    }
  },
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const [, folder, name] = ADDRESS.exec(request.url ?? '') ?? [];
      if (!folder || !name || !WANTED[folder]?.test(name)) return next();
      response.end(readFileSync(join(SOURCE, folder, name)));
    });
  },
};
