/** Whom the visit is about: own records, last touched first; found by name, with network by pinyin as well. */
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { FindMine } from '../../fields/data/FindMine';
import type { Whom } from '../../fields/data/home';
import styles from './visit.module.css';

interface Props {
  object: ObjectDescription;
  onChoose: (whom: Whom) => void;
}

export function Choose({ object, onChoose }: Props) {
  const { t } = useTranslation('visit');
  return (
    <div className={styles.choose}>
      <p className="soft">{t('choose', { object: object.label })}</p>
      <FindMine object={object} most={30} everybody onOpen={onChoose} autoFocus />
    </div>
  );
}
