/** How well a new password would stand. The server decides what is accepted; this is only advice while typing. */

/** Shortest password the server takes. */
export const MIN_PASSWORD_LENGTH = 10;

/**
 * 0 = empty, 1 = too short, 2 = just enough, 3 = good, 4 = long.
 * Length counts more than variety; the same few characters over and over count little.
 *
 * @example passwordStrength('correct horse battery') // 4
 */
export function passwordStrength(password: string): 0 | 1 | 2 | 3 | 4 {
  if (password === '') return 0;
  if (password.length < MIN_PASSWORD_LENGTH) return 1;
  if (new Set(password).size < 6) return 2;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
  if (password.length >= 18 || (password.length >= 14 && kinds >= 3)) return 4;
  return password.length >= 12 || kinds >= 3 ? 3 : 2;
}
