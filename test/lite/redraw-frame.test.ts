import { expect, test } from 'vitest';
import { mendFrame, openingsOf } from '../../engine/lite/mend-frame.ts';
import type { FrameParts } from '../../engine/lite/mix-frame.ts';
import { boxAnew, type FrameRedrawn, redrawFrame } from '../../engine/lite/redraw-frame.ts';
import type { Scale } from '../../engine/lite/scale.ts';

const SIZE = { width: 2, height: 1 };
const [PUPPET, PHOTO, MADE, PLATE] = [0.2, 0.4, 0.6, 0.8];

interface Said {
  readonly tint?: number;
  readonly certainty?: number;
}

function draw(
  parts: FrameParts,
  frame: FrameRedrawn,
  scale: Scale,
  { tint = 0, certainty = 1 }: Said = {},
): Float32Array {
  const picture = mendFrame(openingsOf(parts), frame, scale);
  const said = {
    parts,
    tint: new Float32Array(picture.length).fill(tint),
    certainty: new Float32Array(frame.cover.length).fill(certainty),
  };
  redrawFrame(picture, said, frame, scale);
  return picture;
}

interface Case extends Said {
  readonly enlarged?: number;
  readonly anew?: number;
  readonly showable?: number;
}

/** Two pixels, of which the puppet covers the first; the network says the same of both. */
function redraw(
  said: readonly number[],
  { enlarged = 2, anew = 1, showable = 1, ...rest }: Case = {},
): number[] {
  const both = (value: number, planes = 1) => new Float32Array(2 * planes).fill(value);
  const parts = {
    logits: Float32Array.from(said.flatMap((logit) => [logit, logit])),
    colour: both(MADE, 3),
    flow: both(0, 2),
    gain: both(0),
  };
  const frame = {
    puppet: Float32Array.of(PUPPET, PLATE, PUPPET, PLATE, PUPPET, PLATE),
    cover: Float32Array.of(1, 0),
    plate: both(PLATE, 3),
    photo: both(PHOTO, 3),
    sources: both(0.5, 2),
    level: both(0.5, 2),
    matte: both(1),
    showable: both(showable),
    nearest: Int32Array.of(0, -1),
    anew: both(anew),
  };
  const picture = draw(parts, frame, { size: SIZE, enlarged }, rest);
  return [picture[0]!, picture[1]!];
}

const nearly = (value: number) => expect.closeTo(value, 2);

test('a pixel is what the network finds likeliest, but never the puppet where there is none', () => {
  expect(redraw([5, 0, 0, 0])).toEqual([nearly(PHOTO), nearly(PHOTO)]);
  expect(redraw([0, 9, 0, 5])).toEqual([nearly(PUPPET), nearly(PLATE)]);
  expect(redraw([0, 0, 5, 0])).toEqual([nearly(PUPPET), nearly(MADE)]);
});

test('the puppet, and near it the photo, stands in for what is generated', () => {
  const size = { width: 1, height: 128 };
  const all = (value: number, planes = 1) => new Float32Array(128 * planes).fill(value);
  const parts = { logits: all(0, 4), colour: all(MADE, 3), flow: all(0, 2), gain: all(0) };
  parts.logits.fill(9, 2 * 128, 3 * 128);
  const frame = {
    puppet: all(PUPPET, 3),
    cover: Float32Array.from({ length: 128 }, (_, at) => (at === 60 ? 1 : 0)),
    plate: all(PLATE, 3),
    photo: all(PHOTO, 3),
    sources: all(0.5, 2),
    level: all(0.5, 2),
    matte: all(1),
    showable: all(1),
    nearest: new Int32Array(128).fill(60),
    anew: all(1),
  };
  const drawn = draw(parts, frame, { size, enlarged: 2 }).subarray(0, 128);
  const copied = [...drawn.keys()].filter((at) => Math.abs(drawn[at]! - PHOTO) < 0.01);
  expect(copied).toEqual([58, 59, 61, 62]);
  expect(drawn[60]).toBeCloseTo(PUPPET, 2);
  expect(drawn[57]).toBeCloseTo(MADE, 2);
});

test('the larger the frame, the more decided', () => {
  const [small, large] = [1, 3].map((enlarged) => redraw([0.2, -9, -9, 0], { enlarged })[0]!);
  expect(Math.abs(large! - PHOTO)).toBeLessThan(Math.abs(small! - PHOTO));
  expect(large).toBeLessThan((PHOTO + PLATE) / 2);
});

test('where nothing tears the puppet stays, and both fade into each other', () => {
  expect(redraw([0, 0, 5, 0], { anew: 0 })).toEqual([nearly(PUPPET), nearly(PLATE)]);
  expect(redraw([0, 0, 5, 0], { anew: 0.5 })).toEqual([nearly(PUPPET), nearly((PLATE + MADE) / 2)]);
});

test('as far as the network is unsure of an outline, the puppet stays', () => {
  expect(redraw([0, 0, 5, 0], { certainty: 0 })).toEqual([nearly(PUPPET), nearly(PLATE)]);
  const half = redraw([0, 0, 5, 0], { certainty: 0.5 });
  expect(half).toEqual([nearly(PUPPET), nearly((PLATE + MADE) / 2)]);
});

test('the person is tinted as they are told to be, the background is not', () => {
  expect(redraw([5, 0, 0, 0], { tint: 0.1 })).toEqual([nearly(PHOTO + 0.1), nearly(PHOTO + 0.1)]);
  expect(redraw([0, 9, 0, 5], { tint: 0.1 })).toEqual([nearly(PUPPET + 0.1), nearly(PLATE)]);
  expect(redraw([5, 0, 0, 0], { tint: 0.1, anew: 0 })).toEqual([nearly(PUPPET), nearly(PLATE)]);
});

test('of the photo nothing is shown that may not be: it is generated, or the puppet’s', () => {
  expect(redraw([5, 0, 0, 0], { showable: 0.4 })).toEqual([nearly(PUPPET), nearly(MADE)]);
  expect(redraw([0, 0, 0, 5], { showable: 0.4 })).toEqual([nearly(PLATE), nearly(PLATE)]);
});

test('it is told in which box anything is drawn anew', () => {
  const size = { width: 4, height: 5 };
  const anew = new Float32Array(4 * 5);
  const empty = boxAnew({ anew }, size);
  expect(empty.left).toBeGreaterThanOrEqual(empty.right);
  anew[7] = 0.5;
  expect(boxAnew({ anew }, size)).toEqual({ left: 3, top: 1, right: 4, bottom: 2 });
  anew[13] = 1;
  expect(boxAnew({ anew }, size)).toEqual({ left: 1, top: 1, right: 4, bottom: 4 });
});
