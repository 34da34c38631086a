import type { RgbImage } from '../core/image.ts';
import { createRgbImage } from '../core/image.ts';
import type { Person } from '../core/person.ts';
import type { View } from '../core/view.ts';
import { blur } from './blur.ts';
import { smoothstep } from './geometry.ts';
import { placePicture } from './place-picture.ts';

export type BackgroundMode = 'photo' | 'plain' | 'blur';

/** What is behind the dancer: the plate as it is or blurred, mirrored beyond its borders; or a calm wall. */
export function paintBackground(person: Person, view: View, mode: BackgroundMode): RgbImage {
  if (mode === 'plain') return paintWall(person, view);
  const painted = placePicture(person.plate, view);
  if (mode === 'blur') return blurred(painted, 0.02);
  softenOutside(painted, person, view);
  return painted;
}

/** Out of focus: from how far beyond the photo to where, and how strongly, by the longer side. */
const FOCUS = [
  { from: 0, to: 0.06, blur: 0.015 },
  { from: 0.04, to: 0.2, blur: 0.07 },
] as const;

/** Beyond the photo the mirror image loses its sharpness, or everything would be seen twice. */
function softenOutside(image: RgbImage, { photo }: Person, view: View): void {
  const side = Math.max(view.width, view.height);
  const beyond = (place: number, start: number, size: number) =>
    Math.max(start - place, place - start - size * view.scale, 0);
  const columns = Array.from({ length: view.width }, (_, x) => beyond(x, view.x, photo.width));
  const rows = Array.from({ length: view.height }, (_, y) => beyond(y, view.y, photo.height));
  for (const { from, to, blur: amount } of FOCUS) {
    if (Math.max(...columns, ...rows) <= from * side) return;
    const soft = blurred(image, amount);
    for (let y = 0, o = 0; y < view.height; y++)
      for (let x = 0; x < view.width; x++) {
        const share = smoothstep(Math.hypot(columns[x]!, rows[y]!), from * side, to * side);
        for (let c = 0; c < 3; c++, o++)
          image.data[o] = image.data[o]! + share * (soft.data[o]! - image.data[o]!);
      }
  }
}

/** `amount`: standard deviation as a share of the longer side. */
function blurred(image: RgbImage, amount: number): RgbImage {
  const sigma = amount * Math.max(image.width, image.height);
  const out = createRgbImage(image.width, image.height);
  for (let c = 0; c < 3; c++) {
    const plane = Float32Array.from(
      { length: image.width * image.height },
      (_, i) => image.data[i * 3 + c]!,
    );
    blur(plane, image, sigma).forEach((v, i) => {
      out.data[i * 3 + c] = Math.round(v);
    });
  }
  return out;
}

/** A studio wall in a light tint of the photo's own background, a little darker towards the floor. */
function paintWall({ plate }: Person, view: View): RgbImage {
  const sum = [0, 0, 0];
  plate.data.forEach((v, i) => {
    sum[i % 3]! += v;
  });
  const tint = sum.map((s) => 0.25 * (s / (plate.width * plate.height)) + 0.75 * 226);
  const out = createRgbImage(view.width, view.height);
  for (let y = 0, o = 0; y < view.height; y++) {
    const light = 1.04 - 0.16 * (y / view.height) ** 2;
    for (let x = 0; x < view.width; x++)
      for (let c = 0; c < 3; c++, o++) out.data[o] = Math.min(255, Math.round(tint[c]! * light));
  }
  return out;
}
