/** Puts antd into our look; follows the chosen theme. */
import { App, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import { type ReactNode, useMemo } from 'react';
import { antdTheme } from './antd';
import { useThemeMode } from './mode';

interface Props {
  /** antd's texts in the language in use. */
  locale: Locale | undefined;
  children: ReactNode;
}

export function ThemeProvider({ locale, children }: Props) {
  const mode = useThemeMode();
  const theme = useMemo(() => antdTheme(mode), [mode]);
  return (
    <ConfigProvider
      theme={theme}
      {...(locale ? { locale } : {})}
      componentSize="middle"
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App className="tenon-app">{children}</App>
    </ConfigProvider>
  );
}
