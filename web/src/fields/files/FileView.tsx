/** Files as a value: chips or small pictures that open in full, and on one line in a list. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import type { ViewProps } from '../type';
import { Thumb } from './FileRows';
import styles from './files.module.css';
import { useViewer } from './useViewer';
import { iconOf, kindOf, lengthText, namesOf, type StoredFile } from './value';

export function FileView({ value }: ViewProps<readonly StoredFile[]>) {
  const { t } = useTranslation('fields');
  const files = value ?? [];
  const viewer = useViewer(files);
  return (
    <span className={styles.chips}>
      {files.map((file, place) => (
        <button
          key={file.id}
          type="button"
          className={kindOf(file) === 'image' ? styles.picture : styles.chip}
          title={file.name}
          aria-label={t('types.file.open', { name: file.name })}
          onClick={(event) => {
            event.stopPropagation();
            viewer.open(place);
          }}
        >
          {kindOf(file) === 'image' ? <Thumb file={file} large /> : <Chip file={file} />}
        </button>
      ))}
      {viewer.shown}
    </span>
  );
}

function Chip({ file }: { file: StoredFile }) {
  return (
    <>
      <Icon name={iconOf(file.name)} />
      <span className="ellipsis" dir="auto">
        {file.name}
      </span>
      {file.seconds ? <small className="numeric">{lengthText(file.seconds)}</small> : null}
    </>
  );
}

/** How many, and what the first ones are called. */
export function FileCell({ value }: ViewProps<readonly StoredFile[]>) {
  const { t } = useTranslation('fields');
  const first = value?.[0];
  if (!value || !first) return null;
  const between = t('sentence.list');
  return (
    <span className={styles.cell} title={namesOf(value, between)}>
      <Icon name={iconOf(first.name)} size={14} />
      {value.length > 1 && <b className="numeric">{value.length}</b>}
      <span className="ellipsis">{namesOf(value.slice(0, 3), between)}</span>
    </span>
  );
}
