/**
 * Bundle budgets: what the first page loads, and what each route adds, in gzipped JavaScript.
 * Reads the manifest of the last build; prints one line a route and fails when one is over.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const INITIAL_KB = 300;
const ROUTE_KB = 150;

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'));

const gzipKb = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1000;

/** The chunk and everything it imports statically. */
function closure(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const inner of manifest[name].imports ?? []) closure(inner, seen);
  return seen;
}

const sizeOf = (names) => [...names].reduce((sum, name) => sum + gzipKb(manifest[name].file), 0);

const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
const language = Object.keys(manifest).filter((name) => /locales\/(zh-CN|en-US)\.ts$/.test(name));
const largest = language.sort((a, b) => sizeOf(closure(b)) - sizeOf(closure(a)))[0];
/** The page cannot be drawn without its language, so the larger of the two counts. */
const initial = new Set([...closure(entry), ...closure(largest)]);

let over = 0;
function report(label, kb, limit) {
  const verdict = kb > limit ? 'OVER' : 'ok';
  if (kb > limit) over += 1;
  console.log(`${verdict.padEnd(5)} ${kb.toFixed(1).padStart(7)} kB of ${limit}  ${label}`);
}

report('initial (shell with its language)', sizeOf(initial), INITIAL_KB);
for (const name of Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry && !language.includes(key))) {
  report(name, sizeOf([...closure(name)].filter((inner) => !initial.has(inner))), ROUTE_KB);
}
process.exit(over === 0 ? 0 : 1);
