/** What can be done to several fields at once. */
import { useTranslation } from 'react-i18next';
import { SwitchSetting } from '../../fields/controls/Setting';
import { Icon } from '../../kit/Icon';
import { textOf } from '../../kit/words';
import styles from './designer.module.css';
import { Placing } from './Placing';
import type { Design } from './useDesign';

interface Props {
  design: Design;
  onRemove: (keys: readonly string[]) => void;
}

export function ManyInspector({ design, onRemove }: Props) {
  const { t, i18n } = useTranslation('designer');
  const { fields, selection, sheet } = design;
  const keys = fields.map(({ key }) => key);
  const groups = sheet.tabs.flatMap((tab) => tab.groups).filter(({ group }) => group !== null);
  return (
    <div className={styles.settings}>
      <p>{t('many.selected', { count: selection.ids.length })}</p>
      <SwitchSetting
        label={t('inspector.required')}
        on={fields.length > 0 && fields.every(({ required }) => required)}
        onChange={(required) => design.change(keys, { key: 'flag', flag: t('inspector.required') }, { required })}
      />
      <Placing design={design} keys={keys} />
      {groups.length > 1 && (
        <div className={styles.used}>
          <h3>{t('many.moveTo')}</h3>
          {groups.map(({ key, group }) => (
            <button
              key={key}
              type="button"
              className="btn ghost"
              onClick={() => design.move(selection.ids, { group: key, before: null })}
            >
              <Icon name="group" />
              {textOf(group?.label, i18n.language) || t('layout.unnamedGroup')}
            </button>
          ))}
        </div>
      )}
      <hr />
      <div className={styles.deeds}>
        <button type="button" className="btn" onClick={() => design.duplicate(keys)}>
          <Icon name="copy" />
          {t('many.duplicate')}
        </button>
        {sheet.layout && (
          <button type="button" className="btn" onClick={() => design.takeOff(selection.ids)}>
            <Icon name="x" />
            {t('many.takeOff')}
          </button>
        )}
        <button type="button" className="btn danger" onClick={() => onRemove(keys)}>
          <Icon name="trash" />
          {t('many.remove', { count: keys.length })}
        </button>
      </div>
    </div>
  );
}
