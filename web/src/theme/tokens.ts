/**
 * The role tokens that antd needs as values, one table a theme. `tokens.css` is the source;
 * `tokens.test.ts` compares the two name by name.
 */

export type RoleName =
  | 'bg'
  | 'bg-frame'
  | 'bg-raised'
  | 'bg-hover'
  | 'bg-press'
  | 'bg-selected'
  | 'bg-inverse'
  | 'bg-track'
  | 'bg-scrim'
  | 'line'
  | 'line-faint'
  | 'line-strong'
  | 'text'
  | 'text-2'
  | 'text-3'
  | 'text-disabled'
  | 'text-inverse'
  | 'accent'
  | 'accent-hover'
  | 'accent-press'
  | 'accent-soft'
  | 'accent-line'
  | 'accent-text'
  | 'on-accent'
  | 'focus'
  | 'success'
  | 'success-soft'
  | 'success-line'
  | 'warn'
  | 'warn-soft'
  | 'warn-line'
  | 'danger'
  | 'danger-soft'
  | 'danger-line'
  | 'on-danger'
  | 'info'
  | 'info-soft'
  | 'info-line'
  | 'shadow-2'
  | 'shadow-3';

export type Roles = Readonly<Record<RoleName, string>>;

export const light: Roles = {
  bg: '#ffffff',
  'bg-frame': '#f6f5f3',
  'bg-raised': '#ffffff',
  'bg-hover': '#f4f2ef',
  'bg-press': '#e7e4e0',
  'bg-selected': '#eef6f8',
  'bg-inverse': '#24221e',
  'bg-track': '#efedea',
  'bg-scrim': 'rgb(25 23 20 / 0.4)',
  line: '#e7e4e0',
  'line-faint': '#efedea',
  'line-strong': '#c6c2bb',
  text: '#1f1d19',
  'text-2': '#57534b',
  'text-3': '#6b665d',
  'text-disabled': '#a39e95',
  'text-inverse': '#f7f5f2',
  accent: '#0e677b',
  'accent-hover': '#0b5466',
  'accent-press': '#0b4352',
  'accent-soft': '#dcecf0',
  'accent-line': '#86bdca',
  'accent-text': '#0b5e71',
  'on-accent': '#ffffff',
  focus: '#1f7c91',
  success: '#2b7340',
  'success-soft': '#e6f1e6',
  'success-line': '#a9cdae',
  warn: '#8a5300',
  'warn-soft': '#fbf0da',
  'warn-line': '#e5c27e',
  danger: '#b3331f',
  'danger-soft': '#fbeae6',
  'danger-line': '#e6ab9f',
  'on-danger': '#ffffff',
  info: '#3c5f9e',
  'info-soft': '#e9eef7',
  'info-line': '#b4c5e2',
  'shadow-2':
    '0 0 0 1px rgb(46 40 30 / 0.08), 0 4px 12px -2px rgb(46 40 30 / 0.1), 0 12px 28px -8px rgb(46 40 30 / 0.14)',
  'shadow-3': '0 0 0 1px rgb(46 40 30 / 0.08), 0 16px 48px -8px rgb(46 40 30 / 0.26)',
};

export const dark: Roles = {
  bg: '#1b1a17',
  'bg-frame': '#151412',
  'bg-raised': '#272521',
  'bg-hover': '#25231f',
  'bg-press': '#322f2a',
  'bg-selected': '#15303a',
  'bg-inverse': '#eceae6',
  'bg-track': '#302d29',
  'bg-scrim': 'rgb(0 0 0 / 0.56)',
  line: '#302d29',
  'line-faint': '#282622',
  'line-strong': '#514d46',
  text: '#ecebe7',
  'text-2': '#b8b3aa',
  'text-3': '#9f998f',
  'text-disabled': '#6b665e',
  'text-inverse': '#1f1d19',
  accent: '#5cb3c7',
  'accent-hover': '#74c2d4',
  'accent-press': '#8fd0df',
  'accent-soft': '#173844',
  'accent-line': '#2f6677',
  'accent-text': '#7cc7d8',
  'on-accent': '#082129',
  focus: '#5cb3c7',
  success: '#7dbf88',
  'success-soft': '#1d2f20',
  'success-line': '#3a5f41',
  warn: '#e0b060',
  'warn-soft': '#352811',
  'warn-line': '#6b5120',
  danger: '#ef8d79',
  'danger-soft': '#3a1f19',
  'danger-line': '#74392d',
  'on-danger': '#2a0d07',
  info: '#94b4e6',
  'info-soft': '#1e2a3e',
  'info-line': '#3c5378',
  'shadow-2': '0 0 0 1px rgb(255 250 240 / 0.09), 0 8px 28px -4px rgb(0 0 0 / 0.6)',
  'shadow-3': '0 0 0 1px rgb(255 250 240 / 0.09), 0 20px 56px -8px rgb(0 0 0 / 0.75)',
};

/** Values that are the same in both themes. */
export const shared = {
  'font-mono': '"JetBrains Mono", "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
  'ease-out': 'cubic-bezier(0.2, 0.8, 0.2, 1)',
} as const;
