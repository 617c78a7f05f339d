import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/Dialog';
import { useSession } from '../../kit/session';
import { Setting, SwitchSetting } from '../controls/Setting';
import { TextBox } from '../controls/TextBox';
import type { ConfigProps } from '../type';
import { BranchList } from './BranchList';
import type { Branch } from './branches';
import styles from './cascader.module.css';
import { MOST_NODES, readOutline, withPaths } from './outline';

const branchesOf = (settings: ConfigProps['settings'] | null): Branch[] =>
  Array.isArray(settings?.options) ? (settings.options as Branch[]) : [];

export function Config({ settings, onChange, published, keyFor }: ConfigProps) {
  const { t } = useTranslation('fields');
  const [pasting, setPasting] = useState(false);
  const branches = branchesOf(settings);
  const set = (options: Branch[]) => onChange({ ...settings, options });
  return (
    <>
      <Setting
        label={t('types.cascader.tree')}
        hint={branchesOf(published).length > 0 ? t('config.retireHint') : undefined}
      >
        <BranchList
          branches={branches}
          published={branchesOf(published)}
          keyFor={keyFor}
          onChange={set}
          onPaste={() => setPasting(true)}
        />
      </Setting>
      <SwitchSetting
        label={t('types.cascader.leafOnly')}
        hint={t('types.cascader.leafOnlyHint')}
        on={settings.leaf_only !== false}
        onChange={(leaf_only) => onChange({ ...settings, leaf_only })}
      />
      {pasting && <PasteTree branches={branches} onChange={set} onClose={() => setPasting(false)} />}
    </>
  );
}

interface PasteProps {
  branches: readonly Branch[];
  onChange: (branches: Branch[]) => void;
  onClose: () => void;
}

/** A whole tree at once, as lines. */
function PasteTree({ branches, onChange, onClose }: PasteProps) {
  const { t, i18n } = useTranslation('fields');
  const base = useSession().workspace.language;
  const [text, setText] = useState('');
  const read = useRef<ReturnType<typeof withPaths>>({ branches: [], added: 0 });
  read.current = withPaths(branches, readOutline(text), { language: i18n.language, base });
  const { added } = read.current;
  return (
    <Dialog
      title={t('types.cascader.paste')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn large ghost" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button
            type="button"
            className="btn large primary"
            disabled={added === 0}
            onClick={() => {
              onChange(read.current.branches);
              onClose();
            }}
          >
            {t('options.add', { count: added })}
          </button>
        </>
      }
    >
      <div className={styles.paste}>
        <p className="soft">{t('types.cascader.pasteHint', { most: MOST_NODES })}</p>
        <TextBox
          multiline
          autoFocus
          label={t('types.cascader.paste')}
          placeholder={t('types.cascader.pasteExample')}
          value={text}
          onChange={(next) => setText(next ?? '')}
        />
      </div>
    </Dialog>
  );
}
