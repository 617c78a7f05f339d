import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { TextBox } from '../controls/TextBox';
import { TypedBox } from '../controls/TypedBox';
import type { EditorProps, Reading } from '../type';
import styles from './location.module.css';
import { fromDevice } from './systems';
import { type Coordinates, coordinatesOf, type Position, placed, readCoordinates, systemOf } from './value';

const WAIT_MS = 15_000;

export function Editor({ field, value, onChange, onProblem, onDone, ...rest }: EditorProps<Position>) {
  const { t } = useTranslation('fields');
  const [label, setLabel] = useState(value?.label ?? '');
  const system = systemOf(field.settings);
  const size = rest.size ?? 'form';
  const read = (text: string): Reading<Coordinates> => {
    const found = readCoordinates(text);
    if (!text.trim() || found) return { ok: true, value: found };
    return { ok: false, message: t('types.location.unread') };
  };
  const place = (found: Coordinates | null) => onChange(found && { ...found, label, system });
  const shown = value ? coordinatesOf(value) : '';
  return (
    <fieldset
      className={styles.editor}
      aria-label={field.label}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onDone?.();
      }}
    >
      <TypedBox
        {...rest}
        size={size}
        label={rest.id ? undefined : t('types.location.coordinates')}
        placeholder={t('types.location.placeholder')}
        typed={shown}
        shown={shown}
        read={read}
        onChange={place}
        onProblem={onProblem}
        after={
          <Here
            disabled={rest.disabled ?? false}
            onFound={(longitude, latitude) => place(placed(...fromDevice([longitude, latitude], system)))}
            onFailed={(message) => onProblem?.(message)}
          />
        }
      />
      <TextBox
        size={size}
        label={t('types.location.place')}
        placeholder={t('types.location.place')}
        disabled={rest.disabled}
        value={label || null}
        onChange={(next) => {
          setLabel(next ?? '');
          if (value) onChange({ ...value, label: next ?? '' });
        }}
      />
    </fieldset>
  );
}

interface HereProps {
  disabled: boolean;
  onFound: (longitude: number, latitude: number) => void;
  onFailed: (message: string) => void;
}

/** Asks the device where it is; browsers tell it to secure pages only. */
function Here({ disabled, onFound, onFailed }: HereProps) {
  const { t } = useTranslation('fields');
  const [asking, setAsking] = useState(false);
  const { geolocation } = window.navigator;
  if (!geolocation || !window.isSecureContext) return null;
  const ask = () => {
    setAsking(true);
    geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking(false);
        onFound(coords.longitude, coords.latitude);
      },
      ({ code }) => {
        setAsking(false);
        onFailed(t(code === 1 ? 'types.location.denied' : 'types.location.unknown'));
      },
      { enableHighAccuracy: true, timeout: WAIT_MS },
    );
  };
  return (
    <button
      type="button"
      className={styles.here}
      disabled={disabled || asking}
      onMouseDown={(event) => event.preventDefault()}
      onClick={ask}
    >
      <Icon name="map" size={14} />
      {t(asking ? 'types.location.asking' : 'types.location.here')}
    </button>
  );
}
