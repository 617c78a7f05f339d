/** A note, a line, or a field of the system: what a layout itself holds. */
import { useTranslation } from 'react-i18next';
import { Setting } from '../../fields/controls/Setting';
import { Icon } from '../../kit/Icon';
import { WordsInput } from '../../kit/WordsInput';
import { isField, itemOf } from './arrangement';
import styles from './designer.module.css';
import { Placing } from './Placing';
import type { Design } from './useDesign';

export function ItemInspector({ design, id }: { design: Design; id: string }) {
  const { t } = useTranslation('designer');
  const item = design.sheet.layout && itemOf(design.sheet.layout, id);
  return (
    <div className={styles.settings}>
      <p>{design.labelOf(id)}</p>
      {item?.note !== undefined && (
        <Setting label={t('part.note')} hint={t('part.noteHint')}>
          <WordsInput
            compact
            value={item.note}
            label={t('part.note')}
            onChange={(note) => design.setItem([id], { note }, true)}
          />
        </Setting>
      )}
      {isField(id) && <Placing design={design} keys={[id]} />}
      <button type="button" className="btn ghost danger" onClick={() => design.takeOff([id])}>
        <Icon name="x" />
        {t('many.takeOff')}
      </button>
    </div>
  );
}
