/** Options that several fields share: words, colours, order. A published option is retired, not removed: records use it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Definition, OptionBody, OptionSetBody } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { ConflictBar } from '../../kit/definition/ConflictBar';
import { DraftBar } from '../../kit/definition/DraftBar';
import { type Draft, useDraft } from '../../kit/definition/useDraft';
import { Field } from '../../kit/Field';
import { Icon } from '../../kit/Icon';
import { isEnter } from '../../kit/ime';
import { Menu } from '../../kit/Menu';
import { OPTION_COLORS, OptionTag } from '../../kit/OptionTag';
import { Page } from '../../kit/Page';
import { Sortable } from '../../kit/Sortable';
import { useToast } from '../../kit/toast';
import { WordsInput } from '../../kit/WordsInput';
import { textOf } from '../../kit/words';
import { BuildCrumb } from './BuildCrumb';
import styles from './Editor.module.css';

const BLANK: OptionSetBody = { label: '', options: [] };

export function OptionSetEditor({ definition }: { definition: Definition<OptionSetBody> }) {
  const { t } = useTranslation('definitions');
  const draft = useDraft(definition, BLANK);
  const { body } = draft;
  const language = currentLanguage();
  const published = new Set(definition.published?.options.map((option) => option.key));
  return (
    <Page
      flush
      crumbs={<BuildCrumb />}
      title={textOf(body.label, language) || t('unnamed')}
      actions={<DraftBar draft={draft} stepText={(key, values) => t(`step.${key}`, values)} />}
    >
      <ConflictBar draft={draft} />
      <div className={styles.panes}>
        <div className={styles.sheet}>
          <Field label={t('option_set.name')}>
            {() => (
              <WordsInput
                label={t('option_set.name')}
                value={body.label}
                onChange={(label) =>
                  draft.edit(
                    { key: 'rename', values: {} },
                    (next) => {
                      next.label = label;
                    },
                    'label',
                  )
                }
              />
            )}
          </Field>
          <h2>{t('option_set.options')}</h2>
          <Sortable
            items={body.options}
            idOf={(option) => option.key}
            nameOf={(option) => textOf(option.label, language)}
            onMove={(options, moved) =>
              draft.edit({ key: 'moveOption', values: { name: textOf(moved.label, language) } }, (next) => {
                next.options = options;
              })
            }
          >
            {(option, index) => (
              <OptionRow draft={draft} option={option} index={index} removable={!published.has(option.key)} />
            )}
          </Sortable>
          <NewOption draft={draft} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: sixty options scroll, for the keyboard too */}
        <aside className={styles.preview} aria-label={t('preview')} tabIndex={0}>
          <h2>{t('preview')}</h2>
          <ul className={styles.tags}>
            {body.options.map((option) => (
              <li key={option.key}>
                <OptionTag label={textOf(option.label, language)} color={option.color} retired={option.retired} />
              </li>
            ))}
          </ul>
          <p className="small muted">{t('option_set.previewNote')}</p>
        </aside>
      </div>
    </Page>
  );
}

interface RowProps {
  draft: Draft<OptionSetBody>;
  option: OptionBody;
  index: number;
  /** Never published, so no record can hold it. */
  removable: boolean;
}

function OptionRow({ draft, option, index, removable }: RowProps) {
  const { t } = useTranslation('definitions');
  const name = textOf(option.label, currentLanguage());
  const change = (key: string, part: Partial<OptionBody>, joins?: string) =>
    draft.edit({ key, values: { name } }, (next) => void Object.assign(next.options[index] ?? {}, part), joins);
  const remove = () =>
    draft.edit({ key: 'removeOption', values: { name } }, (next) => void next.options.splice(index, 1));
  return (
    <>
      <Menu
        label={t('option_set.color', { name })}
        className={styles.swatch ?? ''}
        entries={OPTION_COLORS.map((color) => ({
          key: color,
          label: t(`color.${color}`),
          checked: color === option.color,
          run: () => change('colorOption', { color }),
        }))}
      >
        <i style={{ background: `var(--tag-${option.color}-m)` }} />
      </Menu>
      <WordsInput
        compact
        label={t('option_set.optionName', { number: index + 1 })}
        value={option.label}
        onChange={(label) => change('renameOption', { label }, `option ${option.key}`)}
      />
      {option.retired && <span className="small muted">{t('option_set.retired')}</span>}
      <Menu
        label={t('more', { label: name })}
        align="end"
        entries={[
          option.retired
            ? {
                key: 'revive',
                label: t('option_set.revive'),
                icon: 'undo',
                run: () => change('reviveOption', { retired: false }),
              }
            : {
                key: 'retire',
                label: t('option_set.retire'),
                icon: 'lock',
                run: () => change('retireOption', { retired: true }),
              },
          ...(removable
            ? [{ key: 'remove', label: t('option_set.remove'), icon: 'trash', danger: true, run: remove }]
            : []),
        ]}
      >
        <Icon name="more" />
      </Menu>
    </>
  );
}

/** One line to type into; Enter adds and stays for the next. */
function NewOption({ draft }: { draft: Draft<OptionSetBody> }) {
  const { t } = useTranslation('definitions');
  const toast = useToast();
  const [label, setLabel] = useState('');
  const add = async () => {
    const name = label.trim();
    if (!name) return;
    setLabel('');
    try {
      const { key } = await api.post<{ key: string }>('/keys', {
        label: name,
        taken: draft.body.options.map((option) => option.key),
      });
      draft.edit({ key: 'addOption', values: { name } }, (next) => {
        const color = OPTION_COLORS[next.options.length % OPTION_COLORS.length] ?? 'stone';
        next.options.push({ key, label: { [currentLanguage()]: name }, color, retired: false });
      });
    } catch (error) {
      setLabel(name);
      toast.error(error);
    }
  };
  return (
    <div className={styles.add}>
      <Icon name="plus" />
      <input
        className="input compact"
        aria-label={t('option_set.add')}
        placeholder={t('option_set.add')}
        maxLength={60}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        onKeyDown={(event) => {
          if (!isEnter(event)) return;
          event.preventDefault();
          void add();
        }}
      />
      {label.trim() && (
        <button type="button" className="btn" onClick={() => void add()}>
          {t('option_set.addAction')}
        </button>
      )}
    </div>
  );
}
