import { expect, test } from 'vitest';
import { redrawFrame } from '../../engine/lite/redraw-frame.ts';

const SIZE = { width: 2, height: 1 };
const [PUPPET, PHOTO, MADE, PLATE] = [0.2, 0.4, 0.6, 0.8];

/** Two pixels, of which the puppet covers the first; the network says the same of both. */
function redraw(said: readonly number[], enlarged = 2): number[] {
  const both = (value: number, planes = 1) => new Float32Array(2 * planes).fill(value);
  const parts = {
    logits: Float32Array.from(said.flatMap((logit) => [logit, logit])),
    colour: both(MADE, 3),
    flow: both(0, 2),
    gain: both(0),
  };
  const frame = {
    puppet: both(PUPPET, 3),
    cover: Float32Array.of(1, 0),
    plate: both(PLATE, 3),
    photo: both(PHOTO, 3),
    sources: both(0.5, 2),
    pieces: [],
  };
  const picture = redrawFrame(parts, frame, { size: SIZE, enlarged });
  return [picture[0]!, picture[1]!];
}

test('a pixel is what the network finds likeliest, but never the puppet where there is none', () => {
  const nearly = (value: number) => expect.closeTo(value, 2);
  expect(redraw([5, 0, 0, 0])).toEqual([nearly(PHOTO), nearly(PHOTO)]);
  expect(redraw([0, 9, 0, 5])).toEqual([nearly(PUPPET), nearly(PLATE)]);
  expect(redraw([0, 0, 5, 0])).toEqual([nearly(MADE), nearly(MADE)]);
});

test('the larger the frame, the more decided', () => {
  const [small, large] = [1, 3].map((enlarged) => redraw([0.2, -9, -9, 0], enlarged)[0]!);
  expect(Math.abs(large! - PHOTO)).toBeLessThan(Math.abs(small! - PHOTO));
  expect(large).toBeLessThan((PHOTO + PLATE) / 2);
});
