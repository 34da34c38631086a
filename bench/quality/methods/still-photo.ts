import { createRgbImage, type RgbImage } from '../../../engine/core/image.ts';
import type { Task } from '../task.ts';
import { backdrop } from './backdrop.ts';
import type { Method } from './method.ts';

/** The photo in every frame: what any method must beat. */
export const stillPhoto: Method = {
  name: 'still photo',
  async draw(task) {
    const photo = backdrop(task.person.photo, task);
    const still = photo === task.person.photo ? photo : goOnWithPlate(photo, task);
    return task.wanted.map(() => still);
  },
};

/** Beyond the photo's borders there is what is behind the person: nobody's mirror image. */
function goOnWithPlate(photo: RgbImage, task: Task): RgbImage {
  const { view, person } = task;
  const out = createRgbImage(view.width, view.height);
  out.data.set(backdrop(person.plate, task).data);
  const [left, right] = inside(view.x, person.photo.width * view.scale, view.width);
  const [top, bottom] = inside(view.y, person.photo.height * view.scale, view.height);
  for (let y = top; y < bottom; y++) {
    const from = (y * view.width + left) * 3;
    out.data.set(photo.data.subarray(from, (y * view.width + right) * 3), from);
  }
  return out;
}

/** The pixels from an offset on, as long as the photo is, that lie in the frame. */
function inside(offset: number, length: number, size: number): [from: number, to: number] {
  const clamp = (place: number) => Math.min(size, Math.max(0, Math.round(place)));
  const from = clamp(offset);
  return [from, Math.max(from, clamp(offset + length))];
}
