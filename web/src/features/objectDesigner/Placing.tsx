/** How wide fields stand in the form on the canvas, and which forms show them. */
import { useTranslation } from 'react-i18next';
import { Segments } from '../../fields/controls/Segments';
import { Setting, SwitchSetting } from '../../fields/controls/Setting';
import { fieldTypeOf } from '../../fields/registry';
import { layoutOf, placedIn, USES } from './arrangement';
import styles from './designer.module.css';
import { type Design, spanIn } from './useDesign';

export function Placing({ design, keys }: { design: Design; keys: readonly string[] }) {
  const { t } = useTranslation('designer');
  const { sheet, draft } = design;
  const groups = sheet.tabs.flatMap((tab) => tab.groups);
  const columnsOf = (id: string) =>
    groups.find(({ entries }) => entries.some((entry) => entry.id === id))?.group?.columns ?? 1;
  const sizable = keys.filter((key) => {
    const field = draft.body.fields.find((other) => other.key === key);
    return columnsOf(key) > 1 && !(field && fieldTypeOf(field.type).wide);
  });
  const columns = Math.max(1, ...sizable.map(columnsOf));
  const spans = new Set(sizable.map((key) => Math.min(spanIn(sheet, key), columns)));
  return (
    <>
      {sizable.length > 0 && (
        <Setting label={t('inspector.width')}>
          <Segments
            label={t('inspector.width')}
            value={spans.size === 1 ? String([...spans][0]) : ''}
            choices={Array.from({ length: columns }, (_, i) => ({
              key: String(i + 1),
              label: i + 1 === columns ? t('inspector.wholeRow') : `${i + 1}/${columns}`,
            }))}
            onChange={(span) => design.setItem(sizable, { span: Number(span) })}
          />
        </Setting>
      )}
      {keys.length === 1 && sheet.layout && <Shown design={design} field={keys[0] as string} />}
    </>
  );
}

function Shown({ design, field }: { design: Design; field: string }) {
  const { t } = useTranslation('designer');
  const { body } = design.draft;
  return (
    <fieldset className={styles.shown}>
      <legend>{t('inspector.shownIn')}</legend>
      {USES.map((use) => {
        const layout = layoutOf(body, use);
        const on = !layout || placedIn(layout).includes(field);
        return (
          <SwitchSetting
            key={use}
            label={t(`use.${use}`)}
            on={on}
            disabled={!layout}
            onChange={(wanted) => layout && design.showIn(use, field, wanted)}
          />
        );
      })}
    </fieldset>
  );
}
