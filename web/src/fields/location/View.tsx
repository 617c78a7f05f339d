/** A position: its label, its coordinates to copy, and a small drawing of where on the earth that is. No map is asked for. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { useToast } from '../../kit/toast';
import type { ViewProps } from '../type';
import styles from './location.module.css';
import { coordinatesOf, type Position, wordsOf } from './value';

export function GridCell({ value }: ViewProps<Position>) {
  if (value === null) return null;
  return (
    <span className="ellipsis" title={wordsOf(value)}>
      {value.label || coordinatesOf(value)}
    </span>
  );
}

export function View({ value }: ViewProps<Position>) {
  const { t } = useTranslation('fields');
  const toast = useToast();
  if (value === null) return null;
  const coordinates = coordinatesOf(value);
  const copy = async () => {
    await window.navigator.clipboard?.writeText(coordinates);
    toast.info(t('types.location.copied'));
  };
  return (
    <span className={styles.view}>
      {value.label && <span>{value.label}</span>}
      <button
        type="button"
        className={styles.copy}
        title={t('types.location.copy')}
        aria-label={`${t('types.location.copy')}: ${coordinates}`}
        onKeyDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          event.stopPropagation();
          void copy();
        }}
      >
        {coordinates}
        <Icon name="copy" size={12} />
      </button>
    </span>
  );
}

/** Half the degrees that the drawing shows around a position. */
const AROUND = { longitude: 2, latitude: 1 };
const LINES = [-2, -1, 0, 1, 2];

/** Meridians and parallels around a position, with their degrees. */
export function DetailView({ field, value }: ViewProps<Position>) {
  if (value === null) return null;
  const [east, north] = [Number(value.longitude), Number(value.latitude)];
  const x = (degree: number) => 120 + ((degree - east) / AROUND.longitude) * 120;
  const y = (degree: number) => 50 - ((degree - north) / AROUND.latitude) * 50;
  const meridians = LINES.map((step) => Math.round(east) + step);
  const parallels = LINES.map((step) => (Math.round(north * 2) + step) / 2);
  return (
    <span className={styles.detail}>
      <View field={field} value={value} />
      <svg className={styles.map} viewBox="0 0 240 100" aria-hidden="true">
        {meridians.map((degree) => (
          <g key={degree}>
            <line x1={x(degree)} x2={x(degree)} y1="0" y2="100" />
            <text x={x(degree) + 3} y="96">
              {degree}°
            </text>
          </g>
        ))}
        {parallels.map((degree) => (
          <g key={degree}>
            <line x1="0" x2="240" y1={y(degree)} y2={y(degree)} />
            <text x="3" y={y(degree) - 3}>
              {degree}°
            </text>
          </g>
        ))}
        <circle className={styles.ring} cx="120" cy="50" r="9" />
        <circle className={styles.dot} cx="120" cy="50" r="3.5" />
      </svg>
    </span>
  );
}
