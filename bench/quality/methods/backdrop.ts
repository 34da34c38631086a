import type { RgbImage } from '../../../engine/core/image.ts';
import { paintBackground } from '../../../engine/puppet/background.ts';
import type { Task } from '../task.ts';

/** A picture of the photo's size where the view puts it; the very picture when the view is the photo. */
export function backdrop(picture: RgbImage, { person, view }: Task): RgbImage {
  const { width, height } = picture;
  const isPhoto =
    view.scale === 1 &&
    view.x === 0 &&
    view.y === 0 &&
    view.width === width &&
    view.height === height;
  return isPhoto ? picture : paintBackground({ ...person, plate: picture }, view, 'photo');
}
