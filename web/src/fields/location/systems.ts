/**
 * In charge of the three ways in which positions in China are counted: that of satellites (WGS 84), that of Chinese
 * maps (GCJ-02, shifted by a few hundred metres), that of Baidu (BD-09, shifted once more). A device tells the first.
 */
import type { System } from './value';

type Point = readonly [longitude: number, latitude: number];

/** Krasovsky 1940: half axis in metres, square of the eccentricity. */
const AXIS = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;

const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** Outside China nothing is shifted. */
const isShifted = ([x, y]: Point) => x > 73.66 && x < 135.05 && y > 3.86 && y < 53.55;

const waves = (v: number, near: number, far: number, farther: number) =>
  ((near * Math.sin(v * Math.PI) + 40 * Math.sin((v / 3) * Math.PI)) * 2) / 3 +
  ((far * Math.sin((v / 12) * Math.PI) + farther * Math.sin((v * Math.PI) / 30)) * 2) / 3;

/** Both directions share this ripple. */
const ripple = (x: number) => ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3;

function shiftOf(x: number, y: number): Point {
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  return [east + ripple(x) + waves(x, 20, 150, 300), north + ripple(x) + waves(y, 20, 160, 320)];
}

function toChineseMaps(point: Point): Point {
  if (!isShifted(point)) return point;
  const [longitude, latitude] = point;
  const [east, north] = shiftOf(longitude - 105, latitude - 35);
  const sin = Math.sin(rad(latitude));
  const magic = 1 - ECCENTRICITY * sin * sin;
  const perLatitude = rad((AXIS * (1 - ECCENTRICITY)) / (magic * Math.sqrt(magic)));
  const perLongitude = rad((AXIS / Math.sqrt(magic)) * Math.cos(rad(latitude)));
  return [longitude + east / perLongitude, latitude + north / perLatitude];
}

function toBaidu([x, y]: Point): Point {
  const turn = (Math.PI * 3000) / 180;
  const far = Math.sqrt(x * x + y * y) + 0.000_02 * Math.sin(y * turn);
  const angle = Math.atan2(y, x) + 0.000_003 * Math.cos(x * turn);
  return [far * Math.cos(angle) + 0.0065, far * Math.sin(angle) + 0.006];
}

/** What a device tells, counted as the field counts. */
export function fromDevice(point: Point, system: System): Point {
  if (system === 'wgs84') return point;
  const chinese = toChineseMaps(point);
  return system === 'gcj02' ? chinese : toBaidu(chinese);
}
