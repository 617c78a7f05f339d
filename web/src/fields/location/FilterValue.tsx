/** Around a place: its coordinates and how far, kept as longitude, latitude and metres. */
import { useTranslation } from 'react-i18next';
import { isMany, type LeafValue } from '../condition/model';
import { Segments } from '../controls/Segments';
import { TypedBox } from '../controls/TypedBox';
import type { FilterValueProps } from '../type';
import styles from './location.module.css';
import { coordinatesOf, readCoordinates } from './value';

const METERS = ['500', '1000', '5000', '20000', '100000'] as const;
type Meters = (typeof METERS)[number];

export interface Around {
  readonly longitude: string;
  readonly latitude: string;
  readonly meters: string;
}

export function aroundOf(value: LeafValue): Around | null {
  const [longitude = '', latitude = '', meters = ''] = isMany(value) ? value : [];
  return longitude && latitude ? { longitude, latitude, meters } : null;
}

export function FilterValue({ value, onChange, autoFocus }: FilterValueProps) {
  const { t } = useTranslation('fields');
  const around = aroundOf(value);
  const meters = METERS.find((known) => known === around?.meters) ?? '1000';
  const shown = around ? coordinatesOf(around) : '';
  return (
    <div className={styles.editor}>
      <TypedBox
        size="line"
        label={t('types.location.coordinates')}
        placeholder={t('types.location.placeholder')}
        autoFocus={autoFocus}
        typed={shown}
        shown={shown}
        read={(text) => {
          const found = readCoordinates(text);
          if (!text.trim() || found) return { ok: true, value: found };
          return { ok: false, message: t('types.location.unread') };
        }}
        onChange={(found) => onChange(found ? [found.longitude, found.latitude, meters] : null)}
      />
      <Segments<Meters>
        label={t('types.location.radius')}
        value={meters}
        choices={METERS.map((key) => ({ key, label: distanceOf(key) }))}
        onChange={(key) => around && onChange([around.longitude, around.latitude, key])}
      />
    </div>
  );
}

export const distanceOf = (meters: string): string =>
  Number(meters) >= 1000 ? `${Number(meters) / 1000} km` : `${meters} m`;
