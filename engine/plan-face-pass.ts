import type { RgbImage } from './core/image.ts';
import type { Person } from './core/person.ts';
import type { Keypoint, PoseKeypoints } from './core/pose-keypoints.ts';
import type { View } from './core/view.ts';
import type { PictureSize } from './diffusion/pillow-resize.ts';
import { drawPose } from './drawing/draw-pose.ts';
import type { Model } from './models/open-model.ts';
import { keypointsOf } from './motion/pose-keypoints.ts';
import { networkView } from './network-picture.ts';
import type { BackgroundMode } from './puppet/background.ts';
import { photoInView } from './puppet/photo-in-view.ts';
import type { OpenCv } from './runtime/opencv.ts';
import type { Scene } from './scene.ts';
import {
  CROP_SIDE,
  type FaceCrop,
  followFace,
  isSmallFace,
  passSide,
} from './studio/face-crops.ts';
import type { FacePass } from './studio/face-pass.ts';
import type { PhotoFeatures } from './studio/photo-features.ts';

export interface FacePassOptions {
  readonly model: Pick<Model, 'profile'>;
  readonly cv: OpenCv;
  /** Of the networks' picture of the clip, which may be smaller than the clip. */
  readonly size: PictureSize;
  readonly background: BackgroundMode;
  /** See `FacePass`; default 0.5. */
  readonly strength?: number | undefined;
  /** Has the model look at a picture of the photo, at the size that the picture has. */
  readonly readPhoto: (picture: RgbImage) => Promise<PhotoFeatures>;
}

/** Half of the steps: the features of the face are drawn anew, how it is held and lit stays. */
const DEFAULT_STRENGTH = 0.5;

/**
 * The second pass on the face of a scene: the same dance once more, before a camera that follows the
 * face so closely that it fills the networks' picture. Nothing where the photo's face was not found, is
 * large enough already, or no strength is asked for.
 */
export function planFacePass(scene: Scene, options: FacePassOptions): FacePass | undefined {
  const { person, track, view } = scene;
  const { strength = DEFAULT_STRENGTH, size, readPhoto, background } = options;
  const own = faceIn(keypointsOf(person, person, wholePhoto(person)), wholePhoto(person));
  if (!own || strength === 0) return undefined;
  const drawn = own.diameter * networkView(view, size).scale;
  if (!isSmallFace({ diameter: drawn, size })) return undefined;
  const diameter = own.diameter * view.scale;
  const faces = track.frames.map((frame) => faceIn(keypointsOf(frame, person, view), view)!);
  const crops = followFace({ places: faces, diameter, size: view, fps: track.fps });
  const side = passSide(size);
  const lookAt = closeUp(own, side);
  return {
    crops,
    size: { width: side, height: side },
    readPhoto: () => readPhoto(photoInView(person, lookAt, background)),
    poses: {
      frames: crops.length,
      at: (frame) => drawnPose(scene, { frame, side, crops }, options),
    },
    strength,
  };
}

interface Face {
  readonly x: number;
  readonly y: number;
  /** Twice from its middle to the point of it that lies farthest, so that no turn of the head changes it. */
  readonly diameter: number;
}

/** The drawn points of a face in a view, as one circle; undefined where there are none. */
function faceIn({ face }: PoseKeypoints, { width, height }: View): Face | undefined {
  const points = face.flatMap((point) => (point ? [[point[0] * width, point[1] * height]] : []));
  if (points.length === 0) return undefined;
  const mean = (axis: 0 | 1) =>
    points.reduce((sum, point) => sum + point[axis]!, 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const radius = Math.max(...points.map((point) => Math.hypot(point[0]! - x, point[1]! - y)));
  return { x, y, diameter: 2 * radius };
}

function wholePhoto({ photo: { width, height } }: Person): View {
  return { scale: 1, x: 0, y: 0, width, height };
}

/** The photo's own face in the middle of the picture, as large as in the crops; the dance plays no part. */
function closeUp({ x, y, diameter }: Face, side: number): View {
  const scale = side / (CROP_SIDE * diameter);
  return { scale, x: side / 2 - scale * x, y: side / 2 - scale * y, width: side, height: side };
}

interface CropPose {
  readonly frame: number;
  readonly side: number;
  readonly crops: readonly FaceCrop[];
}

function drawnPose(
  { person, track, view }: Scene,
  { frame, side, crops }: CropPose,
  { cv, model }: FacePassOptions,
) {
  const crop = crops[frame]!;
  const zoom = side / crop.side;
  const inCrop = {
    scale: view.scale * zoom,
    x: (view.x - crop.left) * zoom,
    y: (view.y - crop.top) * zoom,
    width: side,
    height: side,
  };
  const pose = seenOf(keypointsOf(track.frames[frame]!, person, inCrop));
  const options = { width: side, height: side, hands: true, face: model.profile.drawing.face };
  return { pose: drawPose(cv, pose, options) };
}

/** How far beyond a picture's borders the public pipelines' detector tells joints, in parts of it (DWPose). */
const BEYOND = 1 / 8;

/** What lies outside of the crop was not seen, as by a detector that looks at pictures of a face. */
function seenOf({ body, hands, face }: PoseKeypoints): PoseKeypoints {
  const isIn = (part: number) => part >= -BEYOND && part <= 1 + BEYOND;
  const seen = (point: Keypoint) => (point && isIn(point[0]) && isIn(point[1]) ? point : null);
  return { body: body.map(seen), hands: hands.map((hand) => hand.map(seen)), face: face.map(seen) };
}
