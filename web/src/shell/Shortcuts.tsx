/** The `?` sheet: every shortcut that works on this screen right now. */
import { useTranslation } from 'react-i18next';
import { Dialog } from '../kit/Dialog';
import { currentHotkeys } from '../kit/hotkeys';
import { Kbd } from '../kit/Kbd';
import { closeOverlay } from './overlayState';
import styles from './Shortcuts.module.css';

export default function Shortcuts() {
  const { t } = useTranslation('shell');
  const byCombo = new Map(currentHotkeys().map((hotkey) => [hotkey.combo, hotkey]));
  const isSequence = (combo: string) => Number(combo.includes(' '));
  const sorted = [...byCombo.values()].sort((one, other) => isSequence(one.combo) - isSequence(other.combo));
  return (
    <Dialog title={t('shortcut.title')} onClose={closeOverlay} width={560}>
      <dl className={styles.list}>
        {sorted.map((hotkey) => (
          <div key={hotkey.combo}>
            <dt>{hotkey.label}</dt>
            <dd>
              <Kbd combo={hotkey.combo} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="small muted">{t('shortcut.note')}</p>
    </Dialog>
  );
}
