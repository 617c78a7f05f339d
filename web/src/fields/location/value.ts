/** In charge of positions: how coordinates are typed, how they are written. Degrees; east and north are positive. */

export const SYSTEMS = ['gcj02', 'wgs84', 'bd09'] as const;
export type System = (typeof SYSTEMS)[number];

export const systemOf = (settings: Readonly<Record<string, unknown>>): System =>
  SYSTEMS.find((system) => system === settings.system) ?? 'gcj02';

export interface Position {
  readonly longitude: string;
  readonly latitude: string;
  readonly label: string;
  readonly system: System;
}

const PLACES = 6;
const MARKS = /东经|北纬|[EN°]/gi;

const inDegrees = (text: string) => text.normalize('NFKC').replace(MARKS, ' ');

/** Within the bounds, to six places; null otherwise. */
function degrees(text: string, most: number): string | null {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) && Math.abs(value) <= most ? value.toFixed(PLACES) : null;
}

export type Coordinates = Pick<Position, 'longitude' | 'latitude'>;

/** `113.9341, 22.5332`, longitude first; a pair that can only be the other way round is turned. */
export function readCoordinates(text: string): Coordinates | null {
  const parts = inDegrees(text)
    .split(/[\s,，;；/]+/)
    .filter(Boolean);
  const [first = '', second = ''] = parts;
  if (parts.length !== 2) return null;
  const turned = Math.abs(Number(second)) > 90 && Math.abs(Number(first)) <= 90;
  const longitude = degrees(turned ? second : first, 180);
  const latitude = degrees(turned ? first : second, 90);
  return longitude !== null && latitude !== null ? { longitude, latitude } : null;
}

/** Without zeros that say nothing. */
const trimmed = (number: string): string => (number.includes('.') ? number.replace(/\.?0+$/, '') : number);

export const coordinatesOf = ({ longitude, latitude }: Coordinates): string =>
  `${trimmed(longitude)}, ${trimmed(latitude)}`;

export const wordsOf = (position: Position): string =>
  position.label ? `${position.label} (${coordinatesOf(position)})` : coordinatesOf(position);

/** Coordinates as they are kept. */
export const placed = (longitude: number, latitude: number): Coordinates => ({
  longitude: longitude.toFixed(PLACES),
  latitude: latitude.toFixed(PLACES),
});
