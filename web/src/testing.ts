/** Set-up shared by every unit test: texts are the real English ones, so that a test reads as a person would. */
import { startI18n } from './i18n';

await startI18n('en-US');
