/** Tabs that sit on the seam; the active one is joined to the sheet below by a bar of ink. */
import styles from './Tabs.module.css';

export interface Tab {
  key: string;
  label: string;
  /** Quiet figure behind the label. */
  count?: number;
}

interface Props {
  /** Spoken name. */
  label: string;
  tabs: readonly Tab[];
  active: string;
  onChange: (key: string) => void;
}

export function Tabs({ label, tabs, active, onChange }: Props) {
  return (
    <div className={styles.tabs} role="group" aria-label={label}>
      {tabs.map((tab) => (
        <button key={tab.key} type="button" aria-pressed={tab.key === active} onClick={() => onChange(tab.key)}>
          {tab.label}
          {tab.count !== undefined && <em className="numeric">{tab.count}</em>}
        </button>
      ))}
    </div>
  );
}
