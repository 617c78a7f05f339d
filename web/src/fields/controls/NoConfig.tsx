/** For types that have nothing to set. */
export function NoConfig() {
  return null;
}
