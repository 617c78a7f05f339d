/** Every text in zh-CN, with the locales of the component kit and of dates. */
import antd from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { LanguagePack } from '../i18n';

dayjs.locale('zh-cn');

const files = import.meta.glob<object>('./zh-CN/*.json', { eager: true, import: 'default' });

export const pack: LanguagePack = {
  texts: Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.slice('./zh-CN/'.length, -'.json'.length), texts]),
  ),
  antd,
};
