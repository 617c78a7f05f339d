import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dark, light, type Roles, shared } from './tokens';

const css = readFileSync('src/theme/tokens.css', 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

function declarations(selector: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, selectors = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!selectors.split(',').some((name) => name.trim() === selector)) continue;
    for (const [, name = '', value = ''] of body.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
      if (!found.has(name)) found.set(name, value.replace(/\s+/g, ' ').trim());
    }
  }
  return found;
}

function resolve(value: string, known: Map<string, string>): string {
  return value.replace(/var\(--([\w-]+)\)/g, (_, name: string) => resolve(known.get(name) ?? `unknown ${name}`, known));
}

const root = declarations(':root');
const themes: [string, Roles, Map<string, string>][] = [
  ['light', light, root],
  ['dark', dark, new Map([...root, ...declarations('[data-theme="dark"]')])],
];

describe.each(themes)('the %s theme', (_, roles, known) => {
  test.each(Object.entries(roles))('%s has the value of tokens.css', (name, value) => {
    expect(value).toBe(resolve(known.get(name) ?? 'missing', known));
  });
});

test.each(Object.entries(shared))('%s is the same in both themes and in tokens.css', (name, value) => {
  expect(value).toBe(root.get(name));
});
