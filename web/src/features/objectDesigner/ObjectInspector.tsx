/** What the object itself is called, how it looks, and which field stands for a record. */
import { useTranslation } from 'react-i18next';
import { PickBox } from '../../fields/controls/PickBox';
import { Setting } from '../../fields/controls/Setting';
import { Icon } from '../../kit/Icon';
import { WordsInput } from '../../kit/WordsInput';
import { textOf } from '../../kit/words';
import { ActivityInspector } from './ActivityInspector';
import styles from './designer.module.css';
import type { Design } from './useDesign';

/** Icons that can stand for a thing one keeps records of. */
const ICONS = [
  'sub',
  'users',
  'user',
  'building',
  'target',
  'spark',
  'doc',
  'quote',
  'yuan',
  'ticket',
  'phone',
  'mail',
  'cal',
  'clock',
  'chart',
  'flow',
  'form',
  'inbox',
  'star',
  'pin',
  'map',
  'flag',
  'gift',
  'tag',
  'key',
  'stamp',
  'bolt',
  'comment',
  'clip',
  'image',
  'device',
  'build',
] as const;

/** Whether the values of a type can name a record; the server has the last word. */
const names = (type: string) => ['text', 'number', 'auto_number'].includes(type);

export function ObjectInspector({ design }: { design: Design }) {
  const { t, i18n } = useTranslation('designer');
  const { body } = design.draft;
  const titles = body.fields
    .filter(({ type }) => names(type))
    .map(({ key, label }) => ({ key, label: textOf(label, i18n.language) || t('canvas.unnamed') }));
  const words = (what: 'label' | 'plural' | 'description', placeholder = '') => (
    <WordsInput
      compact
      value={body[what] ?? ''}
      label={t(`inspector.${what}`)}
      placeholder={placeholder}
      onChange={(next) => design.changeObject(t(`inspector.${what}`), { [what]: next }, true)}
    />
  );
  return (
    <div className={styles.settings}>
      <Setting label={t('inspector.label')}>{words('label', t('untitled'))}</Setting>
      <Setting label={t('inspector.plural')} hint={t('inspector.pluralHint')}>
        {words('plural')}
      </Setting>
      <Setting label={t('inspector.titleField')} hint={t('inspector.titleHint')}>
        <PickBox
          label={t('inspector.titleField')}
          entries={titles}
          value={body.title_field}
          onChange={(title_field) => design.changeObject(t('inspector.titleField'), { title_field })}
        />
      </Setting>
      <Setting label={t('inspector.icon')}>
        <fieldset className={styles.icons} aria-label={t('inspector.icon')}>
          {ICONS.map((name) => (
            <button
              key={name}
              type="button"
              aria-label={name}
              aria-pressed={body.icon === name}
              onClick={() => design.changeObject(t('inspector.icon'), { icon: name })}
            >
              <Icon name={name} />
            </button>
          ))}
        </fieldset>
      </Setting>
      <Setting label={t('inspector.description')}>{words('description')}</Setting>
      <ActivityInspector design={design} />
    </div>
  );
}
