import type { RgbImage } from './core/image.ts';
import type { PoseFrame } from './core/pose-track.ts';
import { toPlanes } from './diffusion/planes.ts';
import { drawPose } from './drawing/draw-pose.ts';
import type { FrameTold } from './lite/frame-input.ts';
import type { LitePhotoGiven } from './lite/look-at-photo.ts';
import { mendingReach } from './lite/mend-frame.ts';
import type { FrameRedrawn } from './lite/redraw-frame.ts';
import { keypointsOf } from './motion/pose-keypoints.ts';
import { type BackgroundMode, paintBackground } from './puppet/background.ts';
import { continueLevel, continueTurned } from './puppet/beyond-puppet.ts';
import { puppetOf } from './puppet/build-puppet.ts';
import { type DepthOrder, FLAT_ORDER, planDepthOrder } from './puppet/depth-order.ts';
import { maskWhere } from './puppet/mask.ts';
import { matteInView, photoInView } from './puppet/photo-in-view.ts';
import { numberOf } from './puppet/pose-motion.ts';
import type { Puppet } from './puppet/puppet.ts';
import { renderAlone } from './puppet/render-alone.ts';
import { showablePhoto } from './puppet/showable-photo.ts';
import { drawSources } from './puppet/source-map.ts';
import { bodyReach, withinBody } from './puppet/within-body.ts';
import type { OpenCv } from './runtime/opencv.ts';
import type { Scene } from './scene.ts';

/** A scene as the lite model is shown it. */
export interface LiteScene {
  photo(): LitePhotoGiven;
  /** In the size of the network's pictures. */
  told(frame: number): FrameTold;
  /** The photo's own pose, in the same size. */
  own(): FrameTold;
  /** In the size of the clip's. */
  drawn(frame: number): FrameRedrawn;
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
  const puppet = puppetOf(person);
  const orders = planDepthOrder(track);
  const [small, large] = [seen, view].map((where) => {
    const behind = paintBackground(person, where, background);
    const plate = toSigned(behind);
    const photo = toSigned(photoInView(person, where, background, behind));
    const matte = Float32Array.from(matteInView(person, where).data, (value) => value / 255);
    return { view: where, plate, photo, matte };
  }) as [Stage, Stage];
  const reach = Math.ceil(Math.max(mendingReach(view.height), bodyReach(puppet, view)));
  const unmoved = { body: person.body };
  const poseDrawn = (pose: PoseFrame) => drawnPose(cv, keypointsOf(pose, person, seen), seen);
  const toldOf = (pose: PoseFrame, order: DepthOrder): FrameTold => {
    const { map, ...posed } = poseOnStage(puppet, small, pose, order);
    return {
      ...posed,
      sources: continueLevel(map).sources,
      layers: map.layers,
      pose: poseDrawn(pose),
    };
  };
  const showable = showablePhoto(puppet, { unmoved, ...large });
  const drawnOn = (frame: number): FrameRedrawn => {
    const { map, ...posed } = poseOnStage(puppet, large, track.frames[frame]!, orders[frame]!);
    // Nothing is to go on from what is finer than a pixel: it does not show.
    const layers = map.layers.slice();
    for (let at = 0; at < layers.length; at++) if (posed.cover[at]! < 0.5) layers[at] = 0;
    const solid = { ...map, layers };
    const { sources, nearest } = continueTurned(solid, reach);
    const { sources: level } = continueLevel(solid, nearest);
    const body = withinBody(puppet, { map: solid, nearest, view });
    const forearms = maskWhere(view, (at) => ARMS.has(layers[at]!) && body[at] === 0);
    const { matte } = large;
    return { ...posed, sources, nearest, level, body, forearms, matte, showable };
  };
  return {
    photo: () => ({
      picture: small.photo,
      matte: small.matte,
      pose: poseDrawn(unmoved),
    }),
    told: (frame) => toldOf(track.frames[frame]!, orders[frame]!),
    own: () => toldOf(unmoved, FLAT_ORDER),
    drawn: drawnOn,
  };
}

/** By their numbers in a map. */
const ARMS = new Set([numberOf({ name: 'leftArm' }), numberOf({ name: 'rightArm' })]);

/** What a puppet is posed in. */
interface Stage extends Pick<FrameRedrawn, 'plate' | 'photo' | 'matte'> {
  readonly view: Scene['view'];
}

function poseOnStage(
  puppet: Puppet,
  { view, plate, photo }: Stage,
  pose: PoseFrame,
  order: DepthOrder,
) {
  const { colour, cover } = renderAlone(puppet, pose, view, order);
  const pixels = cover.data.length;
  const shares = new Float32Array(pixels);
  const posed = plate.slice();
  for (let at = 0; at < pixels; at++) {
    const covered = cover.data[at]!;
    // Most of a frame is background.
    if (covered === 0) continue;
    shares[at] = covered / 255;
    const open = 1 - covered / 255;
    for (let i = at, byte = at * 3; i < 3 * pixels; i += pixels, byte++)
      posed[i] = (colour.data[byte]! / 255) * 2 - 1 + open * (plate[i]! + 1);
  }
  const map = drawSources(puppet, pose, view, order);
  return { puppet: posed, cover: shares, plate, photo, map };
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
  const planes = new Float32Array(3 * width * height);
  // Rows of all three planes, one after the other.
  for (let row = 0, at = 0; row < 3 * height; row++)
    for (let x = 0; x < width; x++, at++) {
      let sum = 0;
      for (let v = 0; v < times; v++)
        for (let u = 0; u < times; u++)
          sum += large[(row * times + v) * size.width + x * times + u]!;
      planes[at] = Math.round(sum / times ** 2) / 255;
    }
  return planes;
}
