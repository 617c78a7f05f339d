/** A definition's body as an indented outline, close to its text form: for reading, not for reading back. */

function scalar(value: unknown): string {
  return value === null || value === undefined ? '–' : String(value);
}

const isNested = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

/**
 * @example outline({ label: { 'en-US': 'Level' }, options: [{ key: 'a' }] })
 * // label:
 * //   en-US: Level
 * // options:
 * //   - key: a
 */
export function outline(value: unknown, indent = ''): string {
  if (!isNested(value)) return indent + scalar(Array.isArray(value) ? '' : value);
  if (Array.isArray(value)) {
    return value.map((item) => `${indent}- ${outline(item, `${indent}  `).trimStart()}`).join('\n');
  }
  return Object.entries(value)
    .map(([key, inner]) =>
      isNested(inner) ? `${indent}${key}:\n${outline(inner, `${indent}  `)}` : `${indent}${key}: ${scalar(inner)}`,
    )
    .join('\n');
}
