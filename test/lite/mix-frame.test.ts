import { expect, test } from 'vitest';
import { mixFrame } from '../../engine/lite/mix-frame.ts';

const SIZE = { width: 1, height: 1 };
const [PHOTO, PUPPET, COLOUR, PLATE] = [0.8, 0.4, -0.2, -0.6];
const three = (value: number) => new Float32Array(3).fill(value);

/** One pixel; logits of photo, puppet, colour and background. */
function mix(logits: readonly number[], { cover = 1, gain = 0 } = {}): number {
  const parts = {
    logits: Float32Array.from(logits),
    colour: three(COLOUR),
    flow: new Float32Array(2),
    gain: Float32Array.of(gain),
  };
  const given = {
    photo: three(PHOTO),
    puppet: three(PUPPET),
    plate: three(PLATE),
    cover: Float32Array.of(cover),
    sources: Float32Array.of(0.5, 0.5),
  };
  return mixFrame(parts, given, SIZE)[0]!;
}

test('a pixel is the mean of photo, puppet, colour and background by their shares, softened, and more is generated', () => {
  const [posed, made] = [3 ** 0.7, Math.exp(0.5)];
  expect(mix([0, Math.log(3), 0, 0])).toBeCloseTo(
    (PHOTO + posed * PUPPET + made * COLOUR + PLATE) / (1 + posed + made + 1),
    5,
  );
  expect(mix([Math.log(3), -99, -99, 0])).toBeCloseTo((posed * PHOTO + PLATE) / (posed + 1), 5);
});

test('nothing is taken from where the puppet hardly is', () => {
  expect(mix([-99, 9, -99, 0], { cover: 0.2 })).toBeCloseTo(PLATE, 5);
  expect(mix([-99, 99, -99, 0], { cover: 0.3 })).toBeCloseTo(PUPPET, 5);
});

test('the photo’s light is changed, within bounds', () => {
  expect(mix([99, 0, 0, 0], { gain: Math.log(1.1) })).toBeCloseTo((PHOTO + 1) * 1.1 - 1, 5);
  expect(mix([99, 0, 0, 0], { gain: 9 })).toBeCloseTo((PHOTO + 1) * Math.exp(1.2) - 1, 4);
});

test('what would not show is left out', () => {
  expect(mix([-16, -16, -16, 0])).toBe(Math.fround(PLATE));
  expect(mix([-14, -99, -99, 0])).not.toBe(Math.fround(PLATE));
});
