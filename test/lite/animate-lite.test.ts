import { expect, test } from 'vitest';
import { animateLite } from '../../engine/lite/animate-lite.ts';
import type { FrameTold } from '../../engine/lite/frame-input.ts';
import type { LiteModel } from '../../engine/lite/open-lite.ts';
import type { OnnxSession } from '../../engine/runtime/onnx.ts';

const SIZE = { width: 8, height: 8 };
const PIXELS = 64;
const all = (value: number, planes = 1) => new Float32Array(planes * PIXELS).fill(value);

/** A network that generates the puppet it is shown, and keeps count of what it is asked. */
function copyist() {
  const asked: number[] = [];
  let open = 0;
  const model = {
    weights: {
      hasMotion: true,
      widths: { motion: { positions: 32 }, unet: { blockOutChannels: [4] } },
    },
    async openFrames({ frames }: { readonly frames: number }): Promise<OnnxSession> {
      open++;
      return {
        async run({ puppet }) {
          asked.push(frames);
          const shown = Array.from({ length: frames }, (_, n) => n * 6 * PIXELS).map((at) =>
            (puppet as Float32Array).subarray(at, at + 3 * PIXELS),
          );
          const join = (parts: readonly Float32Array[]) =>
            Float32Array.from(parts.flatMap((part) => [...part]));
          const logits = Float32Array.from({ length: 4 * PIXELS }, (_, i) =>
            Math.floor(i / PIXELS) === 2 ? 99 : 0,
          );
          return {
            colour: join(shown),
            logits: join(shown.map(() => logits)),
            flow: join(shown.map(() => all(0, 2))),
            gain: join(shown.map(() => all(0))),
          };
        },
        async close() {
          open--;
        },
      };
    },
  } as unknown as LiteModel;
  return { model, asked, isClosed: () => open === 0 };
}

/** Clips whose frames are told from one another by the puppet's colour, if by nothing else. */
const colourOf = (frame: number) => frame / 100;
const given = {
  cover: all(1),
  plate: all(0, 3),
  photo: all(0, 3),
  sources: all(4, 2),
};
const told = (colour: number): FrameTold => ({
  ...given,
  puppet: all(colour, 3),
  layers: new Uint8Array(PIXELS).fill(1),
  pose: all(0, 3),
});
const drawn = {
  ...given,
  cover: all(0),
  puppet: all(-1, 3),
  matte: all(1),
  nearest: new Int32Array(PIXELS).fill(-1),
  level: all(4, 2),
  body: all(1),
  forearms: new Uint8Array(PIXELS),
  showable: new Uint8Array(PIXELS).fill(1),
};

const OPTIONS = {
  photo: {},
  size: SIZE,
  steps: 1,
  seed: 1,
  clip: SIZE,
  enlargement: { factor: 1, left: 0, top: 0 },
};

function clip(model: LiteModel, count: number) {
  return animateLite({
    ...OPTIONS,
    model,
    frames: {
      count,
      told: (frame) => told(colourOf(frame)),
      own: () => told(0),
      drawn: () => drawn,
    },
  });
}

test.each([1, 5, 8, 9, 16, 21])(
  'each of %i frames is drawn once, of what is said of it',
  async (count) => {
    const { model, asked, isClosed } = copyist();
    const pictures = await Array.fromAsync(clip(model, count));
    expect(pictures.map(([value]) => value)).toEqual(
      Array.from({ length: count }, (_, frame) => expect.closeTo(colourOf(frame), 5)),
    );
    // Behind the look at the photo itself, windows are as long as the first.
    expect(asked.slice(1)).toEqual(Array(Math.ceil(count / 8)).fill(Math.min(count, 8)));
    expect(isClosed()).toBe(true);
  },
);

test.each([
  [0.05, true],
  [0.18, true],
  [0.2, false],
])('drawn %f beside the photo, a person is redrawn: %s', async (unlike, expected) => {
  const { model } = copyist();
  const frames = {
    count: 2,
    told: () => told(0.5),
    own: () => told(unlike),
    drawn: () => drawn,
  };
  const pictures = await Array.fromAsync(animateLite({ ...OPTIONS, model, frames }));
  expect(pictures.map(([value]) => value! > 0.4)).toEqual([expected, expected]);
});

test('who stops asking leaves no network open', async () => {
  const { model, isClosed } = copyist();
  for await (const _ of clip(model, 20)) break;
  expect(isClosed()).toBe(true);
});
