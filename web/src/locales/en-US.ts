/** Every text in en-US, with the locales of the component kit and of dates. */
import antd from 'antd/es/locale/en_US';
import dayjs from 'dayjs';
import 'dayjs/locale/en';
import type { LanguagePack } from '../i18n';

dayjs.locale('en');

const files = import.meta.glob<object>('./en-US/*.json', { eager: true, import: 'default' });

export const pack: LanguagePack = {
  texts: Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.slice('./en-US/'.length, -'.json'.length), texts]),
  ),
  antd,
};
