import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { encodePlaces } from './encode-places.ts';
import type { LiteModel } from './open-lite.ts';
import { ownPlaces } from './own-places.ts';

/** A photo as the lite model looks at it. */
export interface LitePhotoGiven {
  /** Planes [3,H,W] in −1…1. */
  readonly picture: Float32Array;
  /** [H,W] how much of a pixel is the person, 0…1. */
  readonly matte: Float32Array;
  /** Its own pose, drawn; planes [3,H,W] in 0…1. */
  readonly pose: Float32Array;
}

/** What the denoising reads of a photo, see `litePhoto`, and the `photo` itself: the same for all its clips. */
export async function lookAtPhoto(
  model: LiteModel,
  { picture, matte, pose }: LitePhotoGiven,
  size: LiteSize,
): Promise<Readonly<Record<string, Float32Array>>> {
  const photo = new Float32Array(picture.length + matte.length);
  photo.set(picture);
  photo.set(
    matte.map((share) => share * 2 - 1),
    picture.length,
  );
  const network = await model.openPhoto(size);
  try {
    const seen = await network.run({ photo, pose, places: encodePlaces(ownPlaces(size), size) });
    return { ...seen, photo };
  } finally {
    await network.close();
  }
}
