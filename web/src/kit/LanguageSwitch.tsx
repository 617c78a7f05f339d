/** Language before anybody has signed in: two words, the one in use in ink. */
import { useTranslation } from 'react-i18next';
import { changeLanguage, currentLanguage, LANGUAGES } from '../i18n';
import styles from './LanguageSwitch.module.css';

export function LanguageSwitch() {
  const { t } = useTranslation('common');
  return (
    <div className={styles.switch} role="group" aria-label={t('language')}>
      {LANGUAGES.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          lang={key}
          aria-pressed={key === currentLanguage()}
          onClick={() => void changeLanguage(key)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
