import type { RgbImage } from '../../engine/core/image.ts';
import type { BodyLandmarks } from '../../engine/core/landmarks.ts';
import { dilate } from '../../engine/perception/dilate.ts';
import { findFace } from '../../engine/perception/face.ts';
import type { PerceptionModels } from '../../engine/perception/models.ts';
import { personMask } from '../../engine/perception/person-mask.ts';
import { type FoundPose, findPose } from '../../engine/perception/pose.ts';
import type { OnnxSession } from '../../engine/runtime/onnx.ts';
import { describeFace } from './face/face-descriptor.ts';
import type { Region } from './metrics/region.ts';

/** Who is seen in a picture. */
export interface Sight {
  readonly body: BodyLandmarks;
  /** The person and a rim of 6 px. */
  readonly person: Region;
  /** Whose face it is; null where none can be made out. */
  readonly face: Float32Array | null;
}

/** Looks at a picture; null when nobody is in it. The same picture is looked at only once. */
export type Look = (image: RgbImage) => Promise<Sight | null>;

const RIM_PX = 6;

export function createLook(models: PerceptionModels, faceNetwork: OnnxSession): Look {
  const known = new WeakMap<RgbImage, Promise<Sight | null>>();
  return (image) => {
    const sight = known.get(image) ?? lookAt(image, models, faceNetwork);
    known.set(image, sight);
    return sight;
  };
}

async function lookAt(
  image: RgbImage,
  models: PerceptionModels,
  faceNetwork: OnnxSession,
): Promise<Sight | null> {
  const found = await findPose(image, models);
  if (found === null) return null;
  const landmarks = await findFace(image, await models.face(), found.body);
  const face = landmarks && (await describeFace(image, landmarks, faceNetwork));
  return { body: found.body, person: regionOf(found, image), face };
}

function regionOf(found: FoundPose, { width, height }: RgbImage): Region {
  const chances = personMask(found, { width, height, scale: 1 });
  const mask = new Uint8Array(chances.map((chance) => (chance > 0.5 ? 1 : 0)));
  return dilate(mask, width, height, RIM_PX);
}
