/** Every text in en-US, with the locales of the component kit and of dates. */
import antd from 'antd/es/locale/en_US';
import dayjs from 'dayjs';
import 'dayjs/locale/en';
import type { LanguagePack } from '../i18n';
import { textsOf } from './texts';

dayjs.locale('en');

const files = import.meta.glob<object>('./en-US/*.json', { eager: true, import: 'default' });
const types = import.meta.glob<object>('../fields/*/texts.json', {
  eager: true,
  import: 'default',
  query: '?language=en-US',
});

export const pack: LanguagePack = { texts: textsOf(files, types), antd };
