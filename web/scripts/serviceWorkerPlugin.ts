/** In charge of writing `sw.js` at build time: the worker with the names of the files it keeps, and their version. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** What a person needs who opens the client without network; everything else is kept once it was used. */
const NEEDED = /\/src\/(features\/(workbench|visit|drafts|settings)\/index\.tsx|locales\/[\w-]+\.ts)$/;
const PUBLIC = join(import.meta.dirname, '../public');
const KEPT_PUBLIC = /^(favicon\.svg|first-paint\.js|manifest\.webmanifest|icons\/.+\.png)$/;

type Bundle = Rolldown.OutputBundle;

/** Names of the files that these chunks need at once, their own among them. */
function closure(bundle: Bundle, names: Iterable<string>, found = new Set<string>()): Set<string> {
  for (const name of names) {
    if (found.has(name)) continue;
    found.add(name);
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk') continue;
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    for (const asset of chunk.viteMetadata?.importedAssets ?? []) found.add(asset);
    closure(bundle, chunk.imports, found);
  }
  return found;
}

function shellOf(bundle: Bundle): string[] {
  const starts = Object.values(bundle).filter(
    (part) => part.type === 'chunk' && (part.isEntry || NEEDED.test(part.facadeModuleId ?? '')),
  );
  return [
    ...closure(
      bundle,
      starts.map(({ fileName }) => fileName),
    ),
  ].sort();
}

const publicFiles = (): string[] =>
  readdirSync(PUBLIC, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => KEPT_PUBLIC.test(name))
    .sort();

export const serviceWorker: Plugin = {
  name: 'service-worker',
  apply: 'build',
  generateBundle(_options, bundle) {
    const source = readFileSync(join(import.meta.dirname, 'serviceWorker.js'), 'utf8');
    const own = publicFiles();
    const shell = shellOf(bundle);
    const hash = createHash('sha256').update(source).update(shell.join('\n'));
    for (const name of own) hash.update(readFileSync(join(PUBLIC, name)));
    const version = hash.digest('hex').slice(0, 16);
    const files = [...shell, ...own].map((name) => `/${name}`);
    this.emitFile({
      type: 'asset',
      fileName: 'sw.js',
      source: `const SHELL = ${JSON.stringify({ version, files })};\n${source}`,
    });
  },
};
