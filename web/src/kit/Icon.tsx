/** One icon of the sprite. The set is drawn on a 16 px grid; new icons join `icons.svg`. */
import sprite from './icons.svg?url';

interface Props {
  /** Name in the sprite without `i-`; an unknown name (a pack may bring one) draws nothing. */
  name: string;
  /** @default 16 */
  size?: 12 | 14 | 16 | 20 | 24;
  className?: string;
  /** Say it aloud; without a label the icon is decoration. */
  label?: string;
}

export function Icon({ name, size = 16, className, label }: Props) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or decoration beside its word
    <svg
      className={className ? `icon ${className}` : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      style={size >= 20 ? { strokeWidth: 1.25 } : undefined}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <use href={`${sprite}#i-${name}`} />
    </svg>
  );
}
