import type { RgbImage } from './core/image.ts';
import { nearestInside } from './core/nearest.ts';
import { toPlanes } from './diffusion/planes.ts';
import { drawPose } from './drawing/draw-pose.ts';
import type { FrameTold } from './lite/frame-input.ts';
import type { LitePhotoGiven } from './lite/look-at-photo.ts';
import type { FrameGiven } from './lite/mix-frame.ts';
import { keypointsOf } from './motion/pose-keypoints.ts';
import { type BackgroundMode, paintBackground } from './puppet/background.ts';
import { buildPuppet } from './puppet/build-puppet.ts';
import { type DepthOrder, planDepthOrder } from './puppet/depth-order.ts';
import { matteInView, photoInView } from './puppet/photo-in-view.ts';
import type { Puppet } from './puppet/puppet.ts';
import { renderAlone } from './puppet/render-alone.ts';
import { drawSources, type SourceMap } from './puppet/source-map.ts';
import type { OpenCv } from './runtime/opencv.ts';
import type { Scene } from './scene.ts';

/** A scene as the lite model is shown it. */
export interface LiteScene {
  photo(): LitePhotoGiven;
  /** In the size of the network's pictures. */
  told(frame: number): FrameTold;
  /** In the size of the clip's. */
  given(frame: number): FrameGiven;
}

interface LiteSceneOptions {
  readonly cv: OpenCv;
  readonly background: BackgroundMode;
  /** What the network sees of the scene. */
  readonly seen: Scene['view'];
}

/** Cuts the puppet, which takes about a second. */
export function createLiteScene(
  { person, track, view }: Scene,
  { cv, background, seen }: LiteSceneOptions,
): LiteScene {
  const puppet = buildPuppet(person);
  const orders = planDepthOrder(track);
  const [small, large] = [seen, view].map((where) => {
    const plate = paintBackground(person, where, background);
    const photo = toSigned(photoInView(person, where, background));
    const matte = Float32Array.from(matteInView(person, where).data, (value) => value / 255);
    return createStage(puppet, { view: where, plate, photo, matte });
  }) as [Stage, Stage];
  const drawn = (pose: Parameters<typeof keypointsOf>[0]) =>
    drawnPose(cv, keypointsOf(pose, person, seen), seen);
  return {
    photo: () => ({
      picture: small.photo,
      matte: small.matte,
      pose: drawn({ body: person.body }),
    }),
    told(frame) {
      const pose = track.frames[frame]!;
      const { layers, ...given } = small.at(pose, orders[frame]!);
      return { ...given, layers, pose: drawn(pose) };
    },
    given: (frame) => large.at(track.frames[frame]!, orders[frame]!),
  };
}

interface Stage extends Pick<FrameGiven, 'photo' | 'matte'> {
  at(
    pose: Scene['track']['frames'][number],
    order: DepthOrder,
  ): FrameGiven & Pick<FrameTold, 'layers'>;
}

interface StageOptions extends Pick<FrameGiven, 'photo' | 'matte'> {
  readonly view: Scene['view'];
  readonly plate: RgbImage;
}

/** What is mixed of in one view. */
function createStage(puppet: Puppet, { view, plate, photo, matte }: StageOptions): Stage {
  const background = toSigned(plate);
  return {
    photo,
    matte,
    at(pose, order) {
      const { colour, cover } = renderAlone(puppet, pose, view, order);
      const map = drawSources(puppet, pose, view, order);
      const before = toPlanes(colour, (byte) => byte / 255);
      const pixels = cover.data.length;
      const shares = Float32Array.from(cover.data, (value) => value / 255);
      const posed = new Float32Array(3 * pixels);
      for (let i = 0; i < posed.length; i++) {
        const open = 1 - shares[i % pixels]!;
        posed[i] = before[i]! * 2 - 1 + open * (background[i]! + 1);
      }
      return {
        puppet: posed,
        cover: shares,
        plate: background,
        photo,
        matte,
        sources: continued(map),
        layers: map.layers,
      };
    },
  };
}

/** Planes [2,H,W]; beside the puppet, what moves there moves as its nearest pixel does. */
function continued({ width, height, layers, places }: SourceMap): Float32Array {
  const nearest = nearestInside(layers, { width, height });
  const pixels = width * height;
  const sources = new Float32Array(2 * pixels);
  for (let at = 0; at < pixels; at++) {
    const near = nearest[at]!;
    const [x, y] = [at % width, Math.floor(at / width)];
    if (near < 0) {
      sources[at] = x + 0.5;
      sources[pixels + at] = y + 0.5;
      continue;
    }
    sources[at] = places[near * 2]! + x - (near % width);
    sources[pixels + at] = places[near * 2 + 1]! + y - Math.floor(near / width);
  }
  return sources;
}

function toSigned(picture: RgbImage): Float32Array {
  return toPlanes(picture, (byte) => (byte / 255) * 2 - 1);
}

/** Poses are drawn at this height and made smaller, for their lines are as thick in any picture. */
const DRAWN_AT = 384;

/** Planes [3,H,W] in 0…1. */
function drawnPose(
  cv: OpenCv,
  keypoints: Parameters<typeof drawPose>[1],
  { width, height }: Scene['view'],
): Float32Array {
  const times = Math.max(1, Math.floor(DRAWN_AT / height));
  const size = { width: width * times, height: height * times };
  const large = toPlanes(
    drawPose(cv, keypoints, { ...size, hands: false, face: false }),
    (byte) => byte,
  );
  return Float32Array.from({ length: 3 * width * height }, (_, i) => {
    const [x, row] = [i % width, Math.floor(i / width)];
    let sum = 0;
    for (let v = 0; v < times; v++)
      for (let u = 0; u < times; u++) sum += large[(row * times + v) * size.width + x * times + u]!;
    return Math.round(sum / times ** 2) / 255;
  });
}
