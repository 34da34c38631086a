import { createRgbImage, type RgbImage } from '../core/image.ts';
import type { Person } from '../core/person.ts';
import type { PoseTrack } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import { type BackgroundMode, paintBackground } from '../puppet/background.ts';
import { puppetOf } from '../puppet/build-puppet.ts';
import { planDepthOrder } from '../puppet/depth-order.ts';
import { drawPoseMotion, type PoseMotion } from '../puppet/pose-motion.ts';
import { renderFrame } from '../puppet/render-frame.ts';
import { drawContactShadows } from '../puppet/shadow.ts';
import { jointsOf, torsoLength } from '../puppet/skeleton.ts';

/** What the puppet in the pose of a frame tells of it: where the person is, and in which colours. */
export interface FrameGuide {
  /** The puppet before the background. */
  readonly expected: RgbImage;
  /** The background alone, and the feet's shadows on it. */
  readonly background: RgbImage;
  /** [h,w] of the puppet's layer in front, by `SOURCE_LAYERS`; 0 beside it. */
  readonly layers: Uint8Array;
}

/** The puppet as a stand-in for the person in generated frames: roughly there in every frame, and known exactly. */
export interface PuppetGuide {
  /** Length of the torso in the frames, pixels. */
  readonly torsoPx: number;
  at(index: number): FrameGuide;
  /** What is behind the person in one frame, see `FrameGuide`. */
  background(index: number): RgbImage;
  /** Where each spot of the person in one frame lies in others. */
  motion(index: number, others: readonly number[]): PoseMotion;
}

interface GuidedScene {
  readonly person: Person;
  readonly track: PoseTrack;
  readonly view: View;
}

/** Takes about a second, for the puppet is cut. */
export function createPuppetGuide(scene: GuidedScene, mode: BackgroundMode): PuppetGuide {
  const { person, track, view } = scene;
  const puppet = puppetOf(person);
  const plate = paintBackground(person, view, mode);
  const orders = planDepthOrder(track);
  const poseAt = (index: number) => track.frames[index]!;
  const orderedAt = (index: number) => ({ pose: poseAt(index), order: orders[index]! });
  const background = (index: number) => {
    const floor = { ...plate, data: plate.data.slice() };
    drawContactShadows(floor, puppet, jointsOf(poseAt(index).body), view);
    return floor;
  };
  return {
    torsoPx: torsoLength(jointsOf(person.body)) * view.scale,
    at(index) {
      const { pose, order } = orderedAt(index);
      const expected = createRgbImage(view.width, view.height);
      renderFrame(puppet, pose, view, plate, expected, order);
      const { layers } = drawPoseMotion(puppet, { pose, order }, [], view);
      return { expected, background: background(index), layers };
    },
    background,
    motion: (index, others) => drawPoseMotion(puppet, orderedAt(index), others.map(poseAt), view),
  };
}
