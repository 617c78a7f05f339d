/** A keycap. Drawn only on the primary button of a screen, in menus and in the shortcut sheet. */
import { comboText } from './hotkeys';
import styles from './Kbd.module.css';

interface Props {
  /** As given to `useHotkey`: `mod+k`, `c`, `g c`. */
  combo: string;
}

export function Kbd({ combo }: Props) {
  return <kbd className={styles.kbd}>{comboText(combo)}</kbd>;
}
