/** Every text in zh-CN, with the locales of the component kit and of dates. */
import antd from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { LanguagePack } from '../i18n';
import { textsOf } from './texts';

dayjs.locale('zh-cn');

const files = import.meta.glob<object>('./zh-CN/*.json', { eager: true, import: 'default' });
const types = import.meta.glob<object>('../fields/*/texts.json', {
  eager: true,
  import: 'default',
  query: '?language=zh-CN',
});

export const pack: LanguagePack = { texts: textsOf(files, types), antd };
