/** What one will get: the shell with one's own name in the corner, what the choice brings, and the five steps after. */
import { useTranslation } from 'react-i18next';
import type { SetupPack } from '../../api/types';
import { Avatar } from '../../kit/Avatar';
import { Icon } from '../../kit/Icon';
import { Joint } from '../../kit/Joint';
import { Mark } from '../../kit/Mark';
import type { Answers } from './answers';
import styles from './Preview.module.css';

interface Props {
  answers: Answers;
  packs: readonly SetupPack[];
}

const NEXT = ['build', 'enter', 'invite', 'organise', 'arrange'] as const;

export function Preview({ answers, packs }: Props) {
  const { t } = useTranslation('setup');
  const pack = packs.find(({ key }) => key === answers.pack);
  const rows = t('preview.rows', { returnObjects: true }) as string[][];
  const columns = t('preview.columns', { returnObjects: true }) as string[];
  return (
    <aside className={styles.right} aria-label={t('preview.label')}>
      <header>
        <h3>{pack ? pack.label : t('empty')}</h3>
        <p className="muted">{pack ? pack.description : t('preview.empty')}</p>
      </header>
      <div className={styles.shot} aria-hidden="true">
        <div className={styles.nav}>
          <p className={styles.company}>
            <Mark size={16} />
            <b className="ellipsis">{answers.shortName || t('preview.yourCompany')}</b>
          </p>
          <p>
            <Icon name="home" />
            {t('preview.home')}
          </p>
          <p className={styles.on}>
            <Icon name="users" />
            {t('preview.object')}
          </p>
          <p className={styles.self}>
            <Avatar name={answers.name || t('preview.you')} me />
            <span className="ellipsis">{answers.name || t('preview.you')}</span>
          </p>
        </div>
        <div className={styles.sheet}>
          <h4>
            {t('preview.object')}
            <span>
              <Icon name="plus" size={12} />
              {t('preview.create')}
            </span>
          </h4>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column}>{column}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, index) => (
                    <td key={columns[index]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <ul className={styles.facts}>
        {pack && (
          <li>
            <Icon name="sub" />
            {t('preview.brings', { objects: pack.objects, records: answers.sample ? pack.sample_records : 0 })}
          </li>
        )}
        <li>
          <Icon name="edit" />
          {t('preview.change')}
        </li>
        <li>
          <Icon name="lock" />
          {t('preview.stays')}
        </li>
      </ul>
      <footer>
        <p className="small muted">{t('preview.after')}</p>
        <Joint
          label={t('preview.after')}
          ground="frame"
          steps={NEXT.map((key) => ({ key, label: t(`next.${key}`), state: 'next' }))}
        />
      </footer>
    </aside>
  );
}
