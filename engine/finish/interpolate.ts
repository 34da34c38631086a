import type { RgbImage } from '../core/image.ts';
import { drawInBetween, type KeyFrame } from './in-between.ts';
import type { CutFrame } from './person-matte.ts';
import type { PuppetGuide } from './puppet-guide.ts';

/** How far, in torsos, the person of a frame may reach beyond the puppet. */
const RIM = 0.22;

/**
 * All frames of a clip from its key frames, in order, each at its own moment. The key frames stay as
 * they are. Holds two of them and one between.
 * @param stillBackground whether what is behind the person is the photo's, or that of the frames
 */
export async function* interpolate(
  keys: AsyncIterable<CutFrame>,
  guide: PuppetGuide,
  { stillBackground }: { readonly stillBackground: boolean },
): AsyncGenerator<RgbImage, void, undefined> {
  let before: CutFrame | undefined;
  for await (const after of keys) {
    if (before) yield* framesBetween(before, after, guide, stillBackground);
    yield after.image;
    before = after;
  }
}

function* framesBetween(
  before: CutFrame,
  after: CutFrame,
  guide: PuppetGuide,
  stillBackground: boolean,
): Generator<RgbImage> {
  const keys = [keyFrameOf(before), keyFrameOf(after)] as const;
  for (let index = before.index + 1; index < after.index; index++) {
    const share = (index - before.index) / (after.index - before.index);
    const still = guide.background(index);
    yield drawInBetween(guide.motion(index, [before.index, after.index]), keys, {
      share,
      background: stillBackground ? still : mixBackgrounds(before, after, { share, still }),
      rimPx: RIM * guide.torsoPx,
    });
  }
}

function keyFrameOf({ image, matte, guide: { layers } }: CutFrame): KeyFrame {
  return { image, matte, layers };
}

/** What two frames show behind their person; where the person hides it in both, the photo's. */
function mixBackgrounds(
  before: CutFrame,
  after: CutFrame,
  { share, still }: { readonly share: number; readonly still: RgbImage },
): RgbImage {
  const data = new Uint8Array(still.data.length);
  for (let at = 0; at < before.matte.data.length; at++) {
    const one = (1 - share) * (1 - before.matte.data[at]! / 255);
    const two = share * (1 - after.matte.data[at]! / 255);
    const rest = one + two > 0 ? 0 : 1;
    for (let i = at * 3; i < at * 3 + 3; i++)
      data[i] =
        (one * before.image.data[i]! + two * after.image.data[i]! + rest * still.data[i]!) /
          (one + two + rest) +
        0.5;
  }
  return { ...still, data };
}
