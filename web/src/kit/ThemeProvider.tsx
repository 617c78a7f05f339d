/** Puts antd into our look; follows the chosen theme. */
import { App, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import { type ReactNode, useMemo } from 'react';
import { antdTheme } from '../theme/antd';
import { useThemeMode } from '../theme/mode';
import { Icon } from './Icon';

/** Our own icons in the place of antd's. */
const icons = {
  down: <Icon name="down" size={14} />,
  calendar: <Icon name="cal" size={14} />,
  clear: <Icon name="x" size={14} />,
};

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
      select={{ suffixIcon: icons.down, clearIcon: icons.clear }}
      datePicker={{ suffixIcon: icons.calendar, clearIcon: icons.clear }}
    >
      <App className="tenon-app">{children}</App>
    </ConfigProvider>
  );
}
