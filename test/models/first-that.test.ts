import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstThat } from '../../engine/models/first-that.ts';

test('it finds the first of those behind which it always holds, and asks few', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(220), (count, threshold) => {
      const items = Array.from({ length: count }, (_, i) => i);
      let asked = 0;
      const found = firstThat(items, (item) => {
        asked++;
        return item >= threshold;
      });
      expect(found).toBe(items.find((item) => item >= threshold));
      expect(asked).toBeLessThanOrEqual(Math.ceil(Math.log2(count + 1)));
    }),
  );
});
