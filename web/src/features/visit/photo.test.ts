import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitted } from './photo';

test('a photo keeps its shape and has at most two megapixels', () => {
  const side = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const small = fitted({ width, height });
      expect(small.width * small.height).toBeLessThanOrEqual(2_000_000);
      expect(small.width).toBeGreaterThanOrEqual(1);
      if (width > 100 && height > 100 && width / height < 20 && height / width < 20)
        expect(small.width / small.height / (width / height)).toBeCloseTo(1, 1);
    }),
  );
});

test('a small photo is not blown up', () => {
  expect(fitted({ width: 800, height: 600 })).toEqual({ width: 800, height: 600 });
});
