/** A value that can be followed: called, written to, opened. Pressing it does not open its editor. */
import type { ReactNode } from 'react';

interface Props {
  href: string;
  children: ReactNode;
}

export function CallLink({ href, children }: Props) {
  const away = /^https?:/.test(href) ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return (
    <a href={href} {...away} className="numeric" onClick={(event) => event.stopPropagation()}>
      {children}
    </a>
  );
}
