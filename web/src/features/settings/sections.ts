/** The sections of the settings and whom they are for. */
export type SectionKey = 'account' | 'company' | 'people' | 'departments' | 'calendar';

export const SECTIONS: readonly { key: SectionKey; icon: string; admin: boolean }[] = [
  { key: 'account', icon: 'user', admin: false },
  { key: 'company', icon: 'building', admin: true },
  { key: 'people', icon: 'users', admin: true },
  { key: 'departments', icon: 'split', admin: true },
  { key: 'calendar', icon: 'cal', admin: true },
];
