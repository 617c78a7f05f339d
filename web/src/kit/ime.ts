/** Input methods: an Enter that confirms a composition is only that. */

interface KeyLike {
  key: string;
  keyCode?: number;
  isComposing?: boolean;
  nativeEvent?: { isComposing?: boolean };
}

/** True while the key belongs to an input method. Every handler of Enter, Escape and Tab asks first. */
export function isIme(event: KeyLike): boolean {
  return event.isComposing === true || event.nativeEvent?.isComposing === true || event.keyCode === 229;
}

/** True for an Enter that means "do it", not one that confirms a composition. */
export function isEnter(event: KeyLike): boolean {
  return event.key === 'Enter' && !isIme(event);
}

/** True for an Escape that means "leave", not one that drops a composition. */
export function isEscape(event: KeyLike): boolean {
  return event.key === 'Escape' && !isIme(event);
}
