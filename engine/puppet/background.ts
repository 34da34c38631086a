import type { RgbImage } from '../core/image.ts';
import { createRgbImage } from '../core/image.ts';
import type { Person } from '../core/person.ts';
import { blur } from './blur.ts';
import { smoothstep } from './geometry.ts';
import { shrink } from './resample.ts';
import type { View } from './view.ts';

export type BackgroundMode = 'photo' | 'plain' | 'blur';

/** What is behind the dancer: the plate as it is or blurred, mirrored beyond its borders; or a calm wall. */
export function paintBackground(person: Person, view: View, mode: BackgroundMode): RgbImage {
  if (mode === 'plain') return paintWall(person, view);
  const painted = paintPlate(person, view);
  if (mode === 'blur') return blurred(painted, 0.02);
  softenOutside(painted, person, view);
  return painted;
}

function paintPlate({ plate }: Person, view: View): RgbImage {
  const out = createRgbImage(view.width, view.height);
  // Averaging first keeps a strongly shrunk plate from flickering into dots.
  const factor = Math.min(1, 1 / Math.max(1, Math.floor(1 / view.scale)));
  const source = shrink({ ...plate, channels: 3 }, factor);
  const columns = taps(
    view.width,
    (x) => ((x + 0.5 - view.x) / view.scale) * (source.width / plate.width) - 0.5,
    source.width,
  );
  const rows = taps(
    view.height,
    (y) => ((y + 0.5 - view.y) / view.scale) * (source.height / plate.height) - 0.5,
    source.height,
  );
  for (let y = 0, o = 0; y < view.height; y++) {
    const [v0, v1, fv] = rows[y]!;
    for (let x = 0; x < view.width; x++) {
      const [u0, u1, fu] = columns[x]!;
      for (let c = 0; c < 3; c++, o++) {
        const at = (u: number, v: number) => source.data[(v * source.width + u) * 3 + c]!;
        const top = at(u0, v0) * (1 - fu) + at(u1, v0) * fu;
        const low = at(u0, v1) * (1 - fu) + at(u1, v1) * fu;
        out.data[o] = Math.round(top * (1 - fv) + low * fv);
      }
    }
  }
  return out;
}

/** For each output pixel its two source pixels and the share of the second. */
function taps(
  count: number,
  place: (i: number) => number,
  size: number,
): [number, number, number][] {
  return Array.from({ length: count }, (_, i) => {
    const p = place(i);
    const floor = Math.floor(p);
    return [mirror(floor, size), mirror(floor + 1, size), p - floor];
  });
}

/** Pixels at a photo's borders are often a line of another colour: mirroring starts inside them. */
const BORDER = 3;

/** Mirrors at the borders, again and again. */
function mirror(i: number, size: number): number {
  const border = Math.min(BORDER, (size - 2) >> 1);
  if (border < 0) return 0;
  const last = size - 1 - 2 * border;
  const k = (((i - border) % (2 * last)) + 2 * last) % (2 * last);
  return border + (k <= last ? k : 2 * last - k);
}

/** Beyond the photo the mirror image loses its sharpness, or everything would be seen twice. */
function softenOutside(image: RgbImage, { photo }: Person, view: View): void {
  const soft = blurred(image, 0.015);
  const fade = 0.06 * Math.max(view.width, view.height);
  const beyond = (place: number, start: number, size: number) =>
    Math.max(start - place, place - start - size * view.scale, 0);
  for (let y = 0, o = 0; y < view.height; y++) {
    const dy = beyond(y, view.y, photo.height);
    for (let x = 0; x < view.width; x++) {
      const share = smoothstep(Math.hypot(beyond(x, view.x, photo.width), dy), 0, fade);
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
