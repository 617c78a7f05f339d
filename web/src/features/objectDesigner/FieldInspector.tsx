/** The settings of one field of the object: what can be said of any field, its place, its key, and what uses it. */
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '../../api/types';
import { Setting } from '../../fields/controls/Setting';
import { TextBox } from '../../fields/controls/TextBox';
import type { SharedOptions } from '../../fields/design/describe';
import { FieldSettings } from '../../fields/design/FieldSettings';
import { Icon } from '../../kit/Icon';
import { textOf } from '../../kit/words';
import { KEY_PATTERN } from './body';
import styles from './designer.module.css';
import { Placing } from './Placing';
import { TypeSetting } from './TypeSetting';
import type { Design } from './useDesign';

interface Props {
  design: Design;
  field: FieldBody;
  shared: SharedOptions;
  onRemove: (keys: readonly string[]) => void;
}

export function FieldInspector({ design, field, shared, onRemove }: Props) {
  const { t } = useTranslation('designer');
  const before = design.draft.published?.fields.find(({ key }) => key === field.key) ?? null;
  return (
    <div className={styles.settings}>
      <FieldSettings
        field={field}
        before={before}
        beside={design.draft.body.fields.filter(({ key }) => key !== field.key)}
        shared={shared}
        keyFor={design.keyFor}
        onNamed={() => design.settleKey(field.key)}
        onChange={(name, change, joins) => {
          const flag = ['required', 'unique', 'searchable', 'indexed'].includes(name);
          const step = flag ? { key: 'flag' as const, flag: t(`inspector.${name}`) } : { key: name as 'rename' };
          design.change([field.key], step, change, joins);
        }}
      >
        <TypeSetting design={design} field={field} before={before} />
      </FieldSettings>
      <hr />
      <Placing design={design} keys={[field.key]} />
      <KeySetting key={field.key} design={design} field={field} fixed={before !== null} />
      {before && <UsedBy design={design} field={field} />}
      <hr />
      <button type="button" className="btn ghost danger" onClick={() => onRemove([field.key])}>
        <Icon name="trash" />
        {t('inspector.remove')}
      </button>
    </div>
  );
}

function KeySetting({ design, field, fixed }: { design: Design; field: FieldBody; fixed: boolean }) {
  const { t } = useTranslation('designer');
  const [text, setText] = useState(field.key);
  const latest = useRef(text);
  latest.current = text;
  const taken = text !== field.key && design.draft.body.fields.some(({ key }) => key === text);
  const wrong = taken ? t('inspector.keyTaken') : KEY_PATTERN.test(text) ? null : t('inspector.keyBad');
  return (
    <Setting label={t('inspector.key')} hint={wrong ?? t(fixed ? 'inspector.keyFixed' : 'inspector.keyHint')}>
      <TextBox
        size="line"
        label={t('inspector.key')}
        value={text}
        disabled={fixed}
        invalid={wrong !== null}
        onChange={(next) => setText(next ?? '')}
        onDone={() => {
          if (wrong) setText(field.key);
          else if (text !== field.key) design.setKey(field.key, text);
        }}
      />
    </Setting>
  );
}

function UsedBy({ design, field }: { design: Design; field: FieldBody }) {
  const { t, i18n } = useTranslation('designer');
  const impact = useQuery({
    queryKey: ['definition', 'object', design.draft.key, 'impact', field.key],
    queryFn: () => design.impactOf(field.key),
    staleTime: 10_000,
  }).data;
  if (!impact) return null;
  return (
    <section className={styles.used} aria-label={t('inspector.usedBy')}>
      <h3>{t('inspector.usedBy')}</h3>
      {impact.records_with_value !== null && (
        <p className="soft numeric">
          {t('inspector.values', { count: impact.records_with_value }).replace(
            String(impact.records_with_value),
            impact.records_with_value.toLocaleString(i18n.language),
          )}
        </p>
      )}
      {impact.used_by.length === 0 && <p className="muted">{t('inspector.notUsed')}</p>}
      {impact.used_by.map(({ kind, key, label, path }) => (
        <p key={`${kind} ${key} ${path}`}>
          <Icon name="link" size={14} /> {textOf(label, i18n.language)}
        </p>
      ))}
    </section>
  );
}
