/** In charge of removing fields: for those that are published, first says what would be hidden and what depends on it. */
import { useTranslation } from 'react-i18next';
import type { Impact } from '../../api/types';
import { NOTHING } from '../../designer/selection';
import { useConfirm } from '../../kit/confirm';
import { useToast } from '../../kit/toast';
import { textOf } from '../../kit/words';
import styles from './designer.module.css';
import type { Design } from './useDesign';

interface Weighed {
  readonly label: string;
  readonly impact: Impact;
}

export function useRemoval(design: Design, phone: boolean): (keys: readonly string[]) => void {
  const { t } = useTranslation('designer');
  const confirm = useConfirm();
  const toast = useToast();
  const takeAway = (keys: readonly string[]) => {
    design.remove(keys);
    // On a phone a selection opens its sheet; nobody asked for the neighbour's.
    if (phone) design.select(NOTHING);
  };
  const ask = async (keys: readonly string[]) => {
    const published = keys.filter(design.isPublished);
    try {
      const weighed = await Promise.all(
        published.map(async (key) => ({ label: design.labelOf(key), impact: await design.impactOf(key) })),
      );
      const [first] = keys;
      const title =
        keys.length === 1 && first
          ? t('remove.title', { label: design.labelOf(first) })
          : t('remove.titleMany', { count: keys.length });
      const body = <Impacts weighed={weighed} />;
      const action = keys.length === 1 ? t('remove.action') : t('many.remove', { count: keys.length });
      if (await confirm({ title, body, action, danger: true })) takeAway(keys);
    } catch (error) {
      toast.error(error);
    }
  };
  return (keys) => {
    if (keys.length === 0) return;
    if (keys.some(design.isPublished)) void ask(keys);
    else takeAway(keys);
  };
}

function Impacts({ weighed }: { weighed: readonly Weighed[] }) {
  const { t, i18n } = useTranslation('designer');
  const [only, ...more] = weighed;
  return (
    <ul className={styles.impacts}>
      {weighed.map(({ label, impact: { records_with_value: count, used_by } }) => (
        <li key={label}>
          {only && more.length > 0 && <b>{label}</b>}
          <p>{count ? t('remove.values', { count }) : t('remove.noValues')}</p>
          {used_by.length > 0 && (
            <p>
              {t('remove.used')}
              {used_by.map((use) => ` ${textOf(use.label, i18n.language)}`).join(',')}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
