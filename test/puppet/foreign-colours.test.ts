import { expect, test } from 'vitest';
import type { Analysis } from '../../engine/puppet/analysis.ts';
import type { ArmField } from '../../engine/puppet/arm-field.ts';
import { findForeignColours } from '../../engine/puppet/foreign-colours.ts';
import { area, maskWhere } from '../../engine/puppet/mask.ts';

const grid = { width: 60, height: 40 };
const SKIN = [70, 14, 18] as const;
const SHADED_SKIN = [45, 12, 15] as const;
const DRESS = [50, -25, 25] as const;
type Lab = readonly [number, number, number];

const left = maskWhere(grid, (_, x) => x >= 40 && x < 50);
const right = maskWhere(grid, (_, x) => x >= 10 && x < 20);
const field = { relative: new Float32Array(2400).fill(0.5) } as unknown as ArmField;

/** Two arms beside a dress; `colourOf` tells the colour of a pixel of the left arm. */
function findOn(colourOf: (y: number) => Lab) {
  const inside = maskWhere(grid, (_, x) => x >= 10 && x < 50);
  const lab = new Float32Array(2400 * 3);
  for (let i = 0; i < 2400; i++) {
    const noise = ((i * 7919) % 13) / 6 - 1;
    const colour = left[i] ? colourOf(Math.floor(i / 60)) : right[i] ? SKIN : DRESS;
    lab.set(
      colour.map((v) => v + noise),
      i * 3,
    );
  }
  const analysis = { ...grid, lab, inside } as unknown as Analysis;
  return findForeignColours(analysis, { mask: left, field }, { mask: right, field });
}

test('dress on one arm is foreign where the other arm is bare', () => {
  const foreign = findOn((y) => (y < 20 ? DRESS : SKIN));
  expect(area(foreign)).toBeGreaterThan(150);
  expect(foreign[30 * 60 + 45]).toBe(0);
});

test('an arm in the shade is no foreigner', () => {
  expect(area(findOn(() => SHADED_SKIN))).toBe(0);
});
