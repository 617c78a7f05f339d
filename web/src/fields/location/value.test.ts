import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromDevice } from './systems';
import { coordinatesOf, placed, readCoordinates } from './value';

test.each([
  ['113.9341, 22.5332', '113.934100', '22.533200'],
  ['113.9341 22.5332', '113.934100', '22.533200'],
  ['１１３.9341，22.5332', '113.934100', '22.533200'],
  ['22.5332, 113.9341', '113.934100', '22.533200'],
  ['东经113.5° 北纬22.5°', '113.500000', '22.500000'],
])('%s is read as a place', (text, longitude, latitude) => {
  expect(readCoordinates(text)).toEqual({ longitude, latitude });
});

test.each(['', '113.9', 'here', '113.9, 95', '999, 22', '1, 2, 3'])('%s is no place', (text) => {
  expect(readCoordinates(text)).toBeNull();
});

test('what is written is read again as the same place', () => {
  const degree = (most: number) =>
    fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((millionths) => millionths / 1e6);
  fc.assert(
    fc.property(degree(180), degree(89), (longitude, latitude) => {
      const place = placed(longitude, latitude);
      const turned = Math.abs(latitude) > 90;
      if (!turned) expect(readCoordinates(coordinatesOf(place))).toEqual(place);
    }),
  );
});

test('a device in Shenzhen is moved to the maps of the country, one abroad is not', () => {
  const [longitude, latitude] = fromDevice([113.9341, 22.5332], 'gcj02');
  expect(longitude).toBeCloseTo(113.93902, 3);
  expect(latitude).toBeCloseTo(22.53025, 3);
  expect(fromDevice([2.35, 48.85], 'gcj02')).toEqual([2.35, 48.85]);
  expect(fromDevice([113.9341, 22.5332], 'wgs84')).toEqual([113.9341, 22.5332]);
});
