/**
 * Texts: Chinese and English carry the same keys and the same gaps, every key that the code names exists,
 * and no Chinese stands in the code itself. A field type keeps its own in `fields/<type>/texts.json`, both languages
 * in one file; the code names them `types.<type>.…` in namespace `fields`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../src/', import.meta.url));
const locales = join(root, 'locales');
const [CHINESE, ENGLISH] = ['zh-CN', 'en-US'];
const PLURAL = /_(zero|one|two|few|many|other)$/;
const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
/** These read what people type, in Chinese as well as in English; they show nothing. */
const READERS = [
  /^fields\/\w+\/(value|\w+Words)\.ts$/,
  /^features\/setup\/answers\.ts$/,
  /^fields\/reading\.ts$/,
  /^grid\/series\.ts$/,
];
const problems = [];

/** `{a: {b: 'x'}}` → `Map {'a.b' → 'x'}`; arrays count as one text. */
function flatten(value, prefix = '', found = new Map()) {
  for (const [key, inner] of Object.entries(value)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof inner === 'object' && !Array.isArray(inner)) flatten(inner, path, found);
    else found.set(path, inner);
  }
  return found;
}

const gaps = (text) => [...new Set(String(text).match(/\{\{[^}]+\}\}/g) ?? [])].sort().join();
const bare = (texts) => new Map([...texts].map(([key, text]) => [key.replace(PLURAL, ''), text]));

function compare(namespace, one, other, nameOfOther) {
  for (const [key, text] of one) {
    if (!other.has(key)) problems.push(`${namespace}: "${key}" is missing in ${nameOfOther}`);
    else if (gaps(text) !== gaps(other.get(key)))
      problems.push(`${namespace}: "${key}" fills other gaps in ${nameOfOther}`);
    if (text === '') problems.push(`${namespace}: "${key}" is empty`);
  }
}

/** Every type says what the palette says of it. */
const SAID = ['label', 'hint', 'search'];

function readTypes() {
  const found = { [CHINESE]: new Map(), [ENGLISH]: new Map() };
  for (const type of readdirSync(join(root, 'fields'))) {
    const file = join(root, 'fields', type, 'texts.json');
    if (!existsSync(file)) continue;
    const texts = JSON.parse(readFileSync(file, 'utf8'));
    for (const language of [CHINESE, ENGLISH]) {
      const own = flatten(texts[language] ?? {}, `types.${type}`);
      for (const [key, text] of own) found[language].set(key, text);
      for (const key of SAID.filter((said) => !own.has(`types.${type}.${said}`)))
        problems.push(`fields/${type}/texts.json: "${key}" is missing in ${language}`);
    }
    for (const key of Object.keys(texts).filter((key) => key !== CHINESE && key !== ENGLISH))
      problems.push(`fields/${type}/texts.json: "${key}" is no language`);
  }
  return found;
}

const ofTypes = readTypes();
const read = (language, file) => flatten(JSON.parse(readFileSync(join(locales, language, file), 'utf8')));
const files = new Set([CHINESE, ENGLISH].flatMap((language) => readdirSync(join(locales, language))));
const known = new Map();
for (const file of files) {
  const namespace = file.replace('.json', '');
  try {
    const [zh, en] = [CHINESE, ENGLISH].map((language) => {
      const texts = read(language, file);
      return bare(namespace === 'fields' ? new Map([...texts, ...ofTypes[language]]) : texts);
    });
    compare(namespace, zh, en, ENGLISH);
    compare(namespace, en, zh, CHINESE);
    known.set(namespace, zh);
  } catch (error) {
    problems.push(`${file}: ${error.message}`);
  }
}

function exists(namespace, key) {
  const texts = known.get(namespace);
  return !texts || texts.has(key) || [...texts.keys()].some((other) => other.startsWith(`${key}.`));
}

/** `t('a.b')` by the namespace of the file's `useTranslation`; a file with several namespaces must name one of them. */
function checkKeys(name, source) {
  const namespaces = [...source.matchAll(/useTranslation\('([^']+)'\)/g)].map((match) => match[1]);
  for (const [, key] of source.matchAll(/\bt\('([\w.:-]+)'/g)) {
    const [prefix, rest] = key.includes(':') ? key.split(':') : [null, key];
    const candidates = prefix ? [prefix] : namespaces;
    if (candidates.length > 0 && !candidates.some((namespace) => exists(namespace, rest))) {
      problems.push(`${name}: no text for "${key}" in ${candidates.join(', ')}`);
    }
  }
}

/** Comments may speak Chinese, code may not. */
const withoutComments = (source) => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

function checkSource(path) {
  const name = relative(root, path);
  const source = withoutComments(readFileSync(path, 'utf8'));
  checkKeys(name, source);
  if (READERS.some((reader) => reader.test(name))) return;
  for (const line of source.split('\n').filter((text) => CJK.test(text))) {
    problems.push(`${name}: Chinese outside locales: ${line.trim()}`);
  }
}

function walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (path !== locales) walk(path);
    } else if (/\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name)) checkSource(path);
  }
}

walk(root);
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? `${known.size} namespaces agree` : `${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
