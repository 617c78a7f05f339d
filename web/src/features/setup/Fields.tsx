/** The questions about the company and its first administrator. */
import { useTranslation } from 'react-i18next';
import { Field } from '../../kit/Field';
import { PasswordInput } from '../../kit/PasswordInput';
import { CURRENCIES, currencyName, TIME_ZONES } from '../../kit/region';
import { type Answers, shortNameOf } from './answers';
import styles from './Setup.module.css';

interface Props {
  answers: Answers;
  change: (part: Partial<Answers>) => void;
  /** What is wrong with the answer at a path, if anything. */
  wrong: (path: string) => string | undefined;
}

export function CompanyFields({ answers, change, wrong }: Props) {
  const { t, i18n } = useTranslation('setup');
  const name = (company: string) =>
    change({ company, ...(answers.shortNameTyped ? {} : { shortName: shortNameOf(company) }) });
  return (
    <section>
      <h2>{t('step.company')}</h2>
      <div className={styles.two}>
        <Field label={t('company')} error={wrong('company')}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoFocus
              autoComplete="organization"
              maxLength={100}
              value={answers.company}
              onChange={(event) => name(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('shortName')} error={wrong('short_name')}>
          {(control) => (
            <input
              {...control}
              className="input"
              maxLength={20}
              value={answers.shortName}
              onChange={(event) => change({ shortName: event.target.value, shortNameTyped: event.target.value !== '' })}
            />
          )}
        </Field>
      </div>
      <p className={styles.sentence}>
        {t('region.zone')}
        <select
          aria-label={t('region.zoneLabel')}
          value={answers.timezone}
          onChange={(event) => change({ timezone: event.target.value })}
        >
          {TIME_ZONES.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
        {t('region.currency')}
        <select
          aria-label={t('region.currencyLabel')}
          value={answers.currency}
          onChange={(event) => change({ currency: event.target.value })}
        >
          {CURRENCIES.map((currency) => (
            <option key={currency} value={currency}>
              {currencyName(currency, i18n.language)}
            </option>
          ))}
        </select>
        {t('region.end')}
      </p>
    </section>
  );
}

export function AdminFields({ answers, change, wrong }: Props) {
  const { t } = useTranslation('setup');
  return (
    <section>
      <h2>
        {t('step.admin')}
        <span>{t('adminNote')}</span>
      </h2>
      <div className={styles.two}>
        <Field label={t('name')} error={wrong('admin.name')}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoComplete="name"
              maxLength={60}
              value={answers.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('login')} error={wrong('admin.login')}>
          {(control) => (
            <input
              {...control}
              className="input numeric"
              autoComplete="username"
              maxLength={120}
              value={answers.login}
              onChange={(event) => change({ login: event.target.value })}
            />
          )}
        </Field>
        <div className={styles.full}>
          <Field label={t('password')} error={wrong('admin.password')}>
            {(control) => (
              <PasswordInput
                {...control}
                fresh
                value={answers.password}
                onChange={(password) => change({ password })}
              />
            )}
          </Field>
        </div>
      </div>
    </section>
  );
}
