import { expect, test } from 'vitest';
import { outline } from './outline';

test('a body reads as an indented outline', () => {
  const body = { label: { 'en-US': 'Level' }, options: [{ key: 'a', retired: false }, { key: 'b' }], note: null };
  expect(outline(body)).toBe(
    ['label:', '  en-US: Level', 'options:', '  - key: a', '    retired: false', '  - key: b', 'note: –'].join('\n'),
  );
});
